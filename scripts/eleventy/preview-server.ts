/** Eleventy's development server, made fit for drafts and for our policy. */
import fs from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import EleventyDevServer, { type DevServerOptions } from "@11ty/eleventy-dev-server";
import { html } from "../../layouts/html.ts";
import { isInside } from "../core/paths.ts";
import type { RequestedImage } from "../make/images-on-request.ts";

/** Options of the server beyond Eleventy's own. */
export interface Preview {
  /** Address to listen at, `127.0.0.1`. */
  readonly host: string;
  /** Problems of the content or the code as text; undefined if there are none. */
  problems(): string | undefined;
  /** Settles once the first build has ended. Requests wait for it. */
  readonly ready: Promise<void>;
  /** Makes an image that was left to be made on request. @returns undefined if there is none at this path */
  image(name: string): Promise<RequestedImage | undefined>;
}

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
/** Folder of the server's own scripts: a page's policy takes scripts from our assets alone. */
const CLIENT = "assets/.11ty";
const STYLE = `/${CLIENT}/preview.css`;
const CSS = `.preview-problems { position: fixed; inset: 0 0 auto; z-index: 9; max-height: 80vh; overflow: auto; margin: 0;
  width: auto; max-width: none; padding: 1rem 1.5rem; border: 0; border-bottom: 4px solid #b3261e;
  background: #fff4f2; color: #410e0b; color-scheme: light; }
.preview-problems pre { margin: 0; font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; }`;

/** One server for as long as the process runs, so that open pages stay connected when code is loaded again. */
const RUNNING = Symbol.for("stele.preview-server");
const held = globalThis as { [RUNNING]?: PreviewServer };

/** A server module for Eleventy, which asks it for a server of each folder that it serves. */
export function previewServer(preview: Preview): { getServer(...args: ServerArguments): EleventyDevServer } {
  return {
    getServer(...args) {
      const [name, dir, options] = args;
      held[RUNNING] ??= new PreviewServer(name, dir, { ...options, folder: CLIENT });
      held[RUNNING].preview = preview;
      return held[RUNNING];
    },
  };
}

/** Shows the problems of a preview in open pages, if the server runs. */
export async function showProblems(preview: Preview): Promise<void> {
  const server = held[RUNNING];
  if (!server) return;
  server.preview = preview;
  await server.reload({});
}

type ServerArguments = [name: string, dir: string, options: DevServerOptions];

class PreviewServer extends EleventyDevServer {
  preview: Preview | undefined;
  #serving = false;

  override serve(port: number): void {
    if (this.#serving) void this.reload({});
    else super.serve(port);
    this.#serving = true;
  }

  /** Eleventy closes its server before the code is loaded again; the process closes it in the end. */
  override async close(): Promise<void> {}

  /** Drafts are for this machine alone, unless the publisher asks for more. */
  override _serverListen(port: number): void {
    this.server.listen({ port, host: this.preview?.host ?? "127.0.0.1" });
  }

  /** Web sockets tell which pages changed. Any page of any site could open one. */
  override setupReloadNotifier(): void {
    super.setupReloadNotifier();
    const sockets = this.updateServer;
    if (!sockets) return;
    sockets.options.verifyClient = ({ req }, answer) => answer(this.#isOurs(req), 403);
    // What is not a message closes its own connection only.
    sockets.on("connection", (socket) => socket.on("error", () => {}));
  }

  override async onRequestHandler(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#isOurs(request)) return end(response, 403);
    try {
      if (request.url === STYLE) {
        response.setHeader("Content-Type", "text/css");
        response.end(CSS);
      } else if (request.url?.startsWith(`/${CLIENT}/`)) await super.onRequestHandler(request, response);
      else await this.#answer(request, response);
    } catch {
      // An address that is none, such as `/%`.
      end(response, 400);
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.preview?.ready;
    const image = await this.preview?.image((request.url ?? "").replace(/^\/|\?.*$/g, ""));
    if (image) return this.#sendImage(image, response);
    if (this.preview?.problems() === undefined || this.#hasPages()) return super.onRequestHandler(request, response);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      this.augmentContentWithNotifier("<!doctype html><html><head><title>Stele</title></head><body></body></html>"),
    );
  }

  #sendImage(image: RequestedImage, response: ServerResponse): void {
    if ("file" in image) this.renderFile(image.file, response);
    else {
      response.statusCode = 500;
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.end(`${image.problem.file}: ${image.problem.message}\n`);
    }
  }

  /** Eleventy 3.1 reads a file as a whole, and a film can be larger than memory. Only pages are changed on their way. */
  override renderFile(file: string, response: ServerResponse): void {
    const type = this.getFileContentType(file, response);
    if (type?.startsWith("text/html")) super.renderFile(file, response);
    else {
      for (const [name, value] of Object.entries(this.options.headers ?? {})) response.setHeader(name, value);
      if (type !== undefined) response.setHeader("Content-Type", type);
      response.setHeader("Content-Length", fs.statSync(file).size);
      // Whoever asked may have gone.
      pipeline(fs.createReadStream(file), response, () => {});
    }
  }

  /**
   * A page's policy allows no script inside it, so the client is always a file. Problems are over the last good page.
   */
  override augmentContentWithNotifier(content: string): string {
    const problems = this.preview?.problems();
    const head = `<script type="module" src="/${CLIENT}/reload-client.js"></script>${problems === undefined ? "" : `<link rel="stylesheet" href="${STYLE}">`}`;
    const page = content.includes("</head>") ? content.replace("</head>", () => `${head}</head>`) : content + head;
    if (problems === undefined) return page;
    const panel = html`<section class="preview-problems" role="alert"><pre>${problems}</pre></section>`;
    return page.replace(/<body[^>]*>/, (body) => body + panel.toString());
  }

  /** Eleventy 3.1 asks for `site.html`, beside the folder, where `/` is asked for. */
  override getOutputDirFilePath(url: string, end?: string): string {
    const isRoot = path.join("/", url) === "/";
    return super.getOutputDirFilePath(isRoot && end === ".html" ? "/index" : url, end);
  }

  /** Eleventy 3.1 takes `site-other` for a file in `site`. */
  override isFileInDirectory(folder: string, file: string): boolean {
    return isInside(file, folder);
  }

  /** Whether a request is not from a page elsewhere, be it through a name of its own that leads here. */
  #isOurs({ headers: { host = "", origin } }: IncomingMessage): boolean {
    if (this.preview?.host === "127.0.0.1" && !LOCAL_HOST.test(host)) return false;
    return origin === undefined || origin === `http://${host}`;
  }

  #hasPages(): boolean {
    return this.isOutputFilePathExists(this.getOutputDirFilePath("404.html"));
  }
}

function end(response: ServerResponse, status: 400 | 403): void {
  if (!response.headersSent) response.statusCode = status;
  response.end();
}
