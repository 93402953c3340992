import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** What one reader's first search costs. */
export interface ReaderCost {
  /** Bytes of all files that were loaded, text compressed by gzip as hosts do. */
  readonly bytes: number;
  readonly requests: number;
  /** Milliseconds from the address to the first result, on a line of 100 ms and 10 Mbit/s. */
  readonly first: number;
  /** Milliseconds from a further character typed to its results, with nothing throttled. */
  readonly warm: number;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Searches a built site in Chromium, each query by a reader who has never been there. */
export async function readersCost(site: string, queries: readonly string[]): Promise<ReaderCost[]> {
  const server = await serve(site);
  const executablePath = process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath());
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const costs: ReaderCost[] = [];
  for (const query of queries) costs.push(await oneReader(browser, server, query));
  await browser.close();
  server.http.closeAllConnections();
  server.http.close();
  return costs;
}

interface CountingServer {
  readonly http: http.Server;
  readonly origin: string;
  bytes: number;
  requests: number;
}

async function serve(site: string): Promise<CountingServer> {
  const counted = { bytes: 0, requests: 0 };
  const server = http.createServer((request, response) => {
    let file = path.join(site, decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
    if (file.endsWith("/")) file += "index.html";
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[path.extname(file)];
    const body = type ? gzipSync(fs.readFileSync(file)) : fs.readFileSync(file);
    counted.bytes += body.length;
    counted.requests++;
    const headers = { "content-type": type ?? "application/octet-stream", ...(type && { "content-encoding": "gzip" }) };
    return response.writeHead(200, headers).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return Object.assign(counted, { http: server, origin: `http://127.0.0.1:${port}` });
}

async function oneReader(browser: Browser, server: CountingServer, query: string): Promise<ReaderCost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const line = { offline: false, latency: 100, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", line);
  [server.bytes, server.requests] = [0, 0];
  const started = performance.now();
  await page.goto(`${server.origin}/search/?q=${encodeURIComponent(query)}`, { waitUntil: "commit" });
  await page.waitForSelector("#search-results > li a", { timeout: 20_000 });
  const first = performance.now() - started;
  await page.waitForSelector('#search-results[aria-busy="false"]', { timeout: 20_000 });
  const { bytes, requests } = server;
  await session.send("Network.emulateNetworkConditions", {
    ...line,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const warm = await page.evaluate(typeOneLess);
  await context.close();
  return { bytes, requests, first, warm };
}

/** In the page: takes the last character away and puts it back, which is answered from what is loaded. */
async function typeOneLess(): Promise<number> {
  const box = document.querySelector<HTMLInputElement>("#search-query");
  const results = document.querySelector("#search-results");
  if (!box || !results) return Number.NaN;
  const whole = box.value;
  let took = 0;
  for (const text of [whole.slice(0, -1), whole]) {
    const from = performance.now();
    box.value = text;
    const done = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (results.getAttribute("aria-busy") !== "false") return;
        watch.disconnect();
        resolve();
      });
      watch.observe(results, { attributes: true });
    });
    box.dispatchEvent(new InputEvent("input"));
    await done;
    took = performance.now() - from;
  }
  return took;
}
