import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { once } from "../support/once.ts";
import { findBrowser, launch } from "./chromium.ts";

/**
 * The browser of this worker. All test files that the worker runs share it; it ends with the worker.
 *
 * @throws Error if there is none, or it does not start
 */
export function openBrowser(): Promise<Browser> {
  return once("browser", async () => {
    const chosen = inject("chromium") ?? { path: await findBrowser() };
    if ("missing" in chosen) throw new Error(chosen.missing);
    return launch(chosen.path);
  });
}

/** Milliseconds that a page may take to show what is waited for: a busy machine is slow. */
const PATIENCE = 90_000;

/** A context of its own for pages, which the caller closes. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** Opens a page of its own context for the time of `use`. */
export async function withPage<T>(
  browser: Browser,
  use: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await openContext(browser, options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml; charset=utf-8",
};

export interface ServeOptions {
  /** Path that the folder is served under, with a slash at both ends; `/` unless given. */
  readonly base?: string;
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FolderServer {
  /** `http://127.0.0.1:PORT`, without the base. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as static hosts do: `index.html` for folders, a redirect where a folder's slash is missing, and
 * `404.html` with status 404 for the rest.
 */
export async function serveFolder(folder: string, options: ServeOptions = {}): Promise<FolderServer> {
  const base = options.base ?? "/";
  const server = createServer(async (request, response) => {
    const send = (status: number, body: Buffer | string, headers: Record<string, string> = {}) =>
      response.writeHead(status, { ...options.headers, ...headers }).end(body);
    const path = pathOf(request.url ?? "/");
    const inside = path?.startsWith(base) ? normalize(join(folder, path.slice(base.length))) : undefined;
    if (path !== undefined && inside !== undefined && `${inside}${sep}`.startsWith(`${normalize(folder)}${sep}`)) {
      const file = path.endsWith("/") ? join(inside, "index.html") : inside;
      const body = await readOrNothing(file);
      if (body) return send(200, body, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      if (existsSync(join(inside, "index.html"))) {
        // As nginx and Apache do, with the query kept.
        return send(301, "", {
          location: encodeURI(`${path}/`) + new URL(request.url ?? "/", "http://localhost").search,
        });
      }
    }
    const missing = await readOrNothing(join(folder, "404.html"));
    return send(404, missing ?? "Not found", { "content-type": TYPES[".html"] ?? "" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

/** Bytes of a file; undefined for what is none. */
async function readOrNothing(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
