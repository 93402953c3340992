/** The preview, which any page that is open in the same browser can send requests to. */
import type { AddressInfo } from "node:net";
import net from "node:net";
import path from "node:path";
import type EleventyDevServer from "@11ty/eleventy-dev-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { previewServer } from "../../scripts/eleventy/preview-server.ts";
import { temporaryFolder, write } from "../support/archive.ts";
import { report } from "../support/figures.ts";
import { largeReads } from "../support/whole-reads.ts";

/** Bytes. */
const FILM = 3_000_000;

let port = 0;
let server: EleventyDevServer;

beforeAll(async () => {
  const root = temporaryFolder();
  const page = "<!doctype html><html><head></head><body>HOME</body></html>";
  write(root, { "site/index.html": page, "site/404.html": page.replace("HOME", "NOT HERE"), "site/a.txt": "x" });
  write(root, {
    "secret.txt": "SECRET",
    "site-other/x.txt": "SECRET",
    "site.html": "SECRET",
    "site/tea/first/index.html": page,
    "site/film.mp4": Buffer.alloc(FILM, "film"),
  });
  const preview = {
    host: "127.0.0.1",
    ready: Promise.resolve(),
    problems: () => undefined,
    image: async () => undefined,
  };
  const logger = { info() {}, log() {}, error() {} };
  server = previewServer(preview).getServer("test", path.join(root, "site"), { logger });
  server.serve(0);
  await new Promise((listening) => server.server.once("listening", listening));
  port = (server.server.address() as AddressInfo).port;
});

afterAll(() => {
  server.server.closeAllConnections();
  server.server.close();
});

/** Sends bytes. @returns all that comes back until the connection ends, or goes quiet */
function send(request: string | Buffer, more: readonly Buffer[] = []): Promise<string> {
  return new Promise((answered) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.write(typeof request === "string" ? Buffer.from(request, "latin1") : request);
    });
    let answer = "";
    const rest = [...more];
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      const next = rest.shift();
      if (next) socket.write(next);
    });
    socket.on("error", () => {}).on("close", () => answered(answer));
  });
}

const head = (first: string, host: string, ...lines: string[]) =>
  [`${first} HTTP/1.1`, `Host: ${host}`, ...lines, "", ""].join("\r\n");
const request = (first: string, ...lines: string[]) => head(first, "localhost", "Connection: close", ...lines);
const upgrade = (origin: string, host = `localhost:${port}`, target = "/") =>
  head(
    `GET ${target}`,
    host,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...(origin === "" ? [] : [`Origin: ${origin}`]),
  );
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

/** Pieces of addresses that are no paths, or lead out of the site. */
const PIECES = [
  ..."% %f %zz %00 %0d%0a %ff%fe %c0%ae%c0%ae %e8%8c %2f %2f%2f %5c .. ../.. ..%2f..%2f %2e%2e/ ..%5c ..;/".split(" "),
  ..."... / // /// \\ \\\\ : :// @ ? ?% # #% [ ] [::1] { | ^ ` < > \" ' ~ * + & = ; , $ ! ( )".split(" "),
  ..."\x01 \x7f \xff \xe8\x8c\xb6 __proto__ constructor .11ty/ .11ty/% .11ty/../.. index.html% a.txt/ a.txt/x".split(
    " ",
  ),
  "a".repeat(5_000),
  "a".repeat(200_000),
  "../".repeat(2_000),
  "%2e%2e%2f".repeat(1_000),
  "%25".repeat(1_000),
  "/".repeat(5_000),
];
const TARGETS = PIECES.flatMap((piece) => [`/${piece}`, `/tea/${piece}`, piece]);
const OTHERS = [
  ..."http://[ http://a.example/ http://localhost:0/% https://user:x@a.example/.. * file:///etc/passwd".split(" "),
  ..."//secret.txt /../secret.txt /..%2fsecret.txt /../site-other/x.txt /..%2fsite-other%2fx.txt /..%2fsite.html /..%2fsite".split(
    " ",
  ),
];
const METHODS = "HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT PROPFIND PURGE SEARCH M-SEARCH PRI FOO get".split(
  " ",
);
const HEADERS = [
  "Range: bytes=0-",
  "Range: bytes=9-1",
  `Range: bytes=${"0-1,".repeat(2_000)}`,
  "If-Modified-Since: never",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: chunked, identity",
  "Expect: 100-continue",
  "Expect: x",
  "Upgrade: h2c\r\nConnection: Upgrade",
  "Host: localhost:1",
  ": x",
  "x",
  `X: ${"y".repeat(100_000)}`,
];

test("no request ends the preview, gets a file beside the site, or makes it say anything but an answer", async (context) => {
  const requests = [
    ...[...TARGETS, ...OTHERS].map((target) => request(`GET ${target}`)),
    ...METHODS.flatMap((method) => ["/", "/%", "//"].map((target) => request(`${method} ${target}`))),
    ...HEADERS.flatMap((line) => ["/", "/a.txt", "/tea/first", "/%"].map((target) => request(`GET ${target}`, line))),
    ..."/ /% // /%00 http://[".split(" ").map((target) => upgrade(`http://localhost:${port}`, undefined, target)),
    "GET /\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "\r\n\r\n\r\n",
    "\0".repeat(1_000),
    "\x16\x03\x01\x02\x00\x01",
  ];
  expect(requests.length).toBeGreaterThan(200);
  const answers = await Promise.all(requests.map((one) => send(one)));
  const told = requests.filter((_, index) => /SECRET|root:|node:internal|\.ts:\d/.test(answers[index] ?? ""));
  expect(told).toEqual([]);
  expect(answers.filter((answer) => answer !== "" && !/^HTTP\/1\.1 [1-5]\d\d /.test(answer))).toEqual([]);
  expect(answers.filter((answer) => status(answer) >= 500)).toEqual([]);
  expect(status(await send(request("GET /")))).toBe(200);
  report(context, { requests: requests.length });
});

test("a film, which may be larger than memory, is sent in pieces", async () => {
  let answer = "";
  const read = await largeReads(FILM / 2, async () => {
    answer = await send(request("GET /film.mp4"));
  });
  expect(read).toEqual([]);
  expect(answer).toMatch(/\r\nContent-Type: video\/mp4\r\n/);
  expect(answer).toContain(`\r\nContent-Length: ${FILM}\r\n`);
  expect(answer.slice(answer.indexOf("\r\n\r\n") + 4)).toHaveLength(FILM);
});

test("pages elsewhere are refused, by name and by origin", async () => {
  const local = `localhost:${port}`;
  const ask = async (host: string, ...lines: string[]) =>
    status(await send(head("GET /", host, "Connection: close", ...lines)));
  for (const host of [
    "drafts.example",
    "localhost.example",
    "localhost@a.example",
    "127.0.0.1.a.example",
    "0.0.0.0",
    "",
  ])
    expect([host, await ask(host)]).toEqual([host, 403]);
  for (const host of [local, "localhost", `127.0.0.1:${port}`, `[::1]:${port}`]) expect(await ask(host)).toBe(200);
  const foreign = [
    "https://a.example",
    `https://${local}`,
    "http://localhost",
    `http://${local}.a.example`,
    "null",
    "x",
  ];
  for (const origin of foreign) {
    expect([origin, await ask(local, `Origin: ${origin}`)]).toEqual([origin, 403]);
    expect([origin, status(await send(upgrade(origin)))]).toEqual([origin, 403]);
  }
  expect(status(await send(upgrade("http://a.example", "a.example")))).toBe(403);
  expect(await ask(local, `Origin: http://${local}`)).toBe(200);
  expect(status(await send(upgrade(`http://${local}`)))).toBe(101);
});

test("an open page that sends what is no message closes its own connection only", async () => {
  const bad = ["8100", "ff80000000ff", "81ff7fffffffffffffff00000000", "c18100000000ff", "888200000000ffff"];
  for (const hex of bad) {
    const answer = await send(upgrade(`http://localhost:${port}`), [Buffer.from(hex, "hex")]);
    expect(status(answer)).toBe(101);
  }
  expect(status(await send(request("GET /")))).toBe(200);
});
