/** A host of pictures on the loopback, good and bad by their paths. */
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { png } from "../../support/png.ts";

export interface Host {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
}

type Answer = (response: http.ServerResponse, path: string, times: number) => void;

const PICTURE = png(8, 6, 99);

/** By the first folder of the path. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  good: (response, path) => send(response, "image/png", png(8, 6, Number(/\d+/.exec(path)?.[0] ?? 0))),
  same: (response) => send(response, "image/png", PICTURE),
  // A GIF of one pixel, said to be something else.
  wrong: (response) =>
    send(response, "image/jpeg", Buffer.from("R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64")),
  page: (response) => send(response, "image/png", Buffer.from("<!DOCTYPE html><title>gone</title>")),
  pdf: (response) => send(response, "application/octet-stream", Buffer.from("%PDF-1.4\n%%EOF\n")),
  script: (response) =>
    send(response, "image/svg+xml", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
  broken: (response) => send(response, "image/png", PICTURE.subarray(0, PICTURE.length / 2)),
  cut: (response) => {
    response.writeHead(200, { "content-length": PICTURE.length }).write(PICTURE.subarray(0, 40));
    setTimeout(() => response.destroy(), 5);
  },
  silent: () => undefined,
  slow: (response) => response.writeHead(200, { "content-type": "image/png" }).write(PICTURE.subarray(0, 40)),
  huge: (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536), () => setImmediate(more)));
    more();
  },
  busy: (response, path, times) => {
    if (times < 3) response.writeHead(times === 1 ? 503 : 429, { "retry-after": "0" }).end();
    else send(response, "image/png", png(8, 6, Number(/\d+/.exec(path)?.[0] ?? 0)));
  },
  moved: (response, path) => response.writeHead(302, { location: path.replace("moved", "good") }).end(),
  round: (response, path) => response.writeHead(301, { location: path }).end(),
  away: (response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  // What a web archive answers.
  web: (response, path) =>
    path.endsWith("/dead/1.png") ? send(response, "image/png", PICTURE) : response.writeHead(404).end(),
};

function send(response: http.ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { "content-type": type, "content-length": body.length }).end(body);
}

/** Opens a host until the test ends. @param delay milliseconds before an answer */
export async function openHost(delay = () => 0): Promise<Host> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const times = asked.filter((other) => other === path).length;
    const answer = ANSWERS[path.split("/")[1] ?? ""];
    setTimeout(() => (answer ? answer(response, path, times) : response.writeHead(404).end()), delay());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
