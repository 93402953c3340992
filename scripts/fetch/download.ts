/** One file from another host: asked for once, written to a file, and nothing believed of it. */
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { lookupPublic, PrivateAddress, refusePrivate } from "./public-address.ts";

export interface DownloadOptions {
  /** True asks hosts that are not public too. */
  readonly allowPrivate: boolean;
  /** Bytes, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds without a byte after which a host is given up. */
  readonly idle: number;
  /** Milliseconds for one file. */
  readonly total: number;
}

/** The file is there, or why it is not. */
export type Answer =
  | { readonly ok: true /** Address after redirects. */; readonly url: string; readonly contentType: string }
  | Failure;

export interface Failure {
  readonly ok: false;
  /** Half a sentence: `it answered 404`. */
  readonly reason: string;
  /** True if another try may help. */
  readonly again: boolean;
  /** Milliseconds that the host asks to wait before it is asked for anything. */
  readonly wait?: number;
  /** True if no connection came about. */
  readonly unreachable?: true;
}

const REDIRECTS = 5;
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(),
  "x-gzip": () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};
const OF_THE_MACHINE = /^(ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS|EMFILE|EIO|ENOENT)$/;
/** Errors of the network that often pass. */
const PASSING = /^(ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/;

class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Omit<Failure, "ok">) {
    super(failure.reason);
    this.failure = { ok: false, ...failure };
  }
}

/** Asks hosts for files. One for each run: it keeps connections open between files. */
export class Downloader {
  readonly #options: DownloadOptions;
  readonly #agents: { readonly "http:": http.Agent; readonly "https:": https.Agent };

  constructor(options: DownloadOptions) {
    this.#options = options;
    const agent = { keepAlive: true, timeout: options.idle, ...(!options.allowPrivate && { lookup: lookupPublic }) };
    this.#agents = { "http:": new http.Agent(agent), "https:": new https.Agent(agent) };
  }

  /** Writes the body to a file, which may be left incomplete if this fails. Never throws for what the network does. */
  async to(file: string, address: string): Promise<Answer> {
    const total = AbortSignal.timeout(this.#options.total);
    try {
      let url = new URL(address);
      for (let redirects = 0; ; redirects += 1) {
        const response = await this.#ask(url, total);
        const next = this.#redirect(response, url, redirects);
        if (next) {
          // Its body is of no use, and may be endless.
          response.destroy();
          url = next;
          continue;
        }
        if (response.statusCode !== 200) {
          response.destroy();
          throw new Refused(statusFailure(response));
        }
        await this.#save(response, file, total);
        return { ok: true, url: url.href, contentType: response.headers["content-type"] ?? "" };
      }
    } catch (error) {
      return failureOf(error, total.aborted, this.#options);
    }
  }

  /** Closes all connections. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #ask(url: URL, signal: AbortSignal): Promise<http.IncomingMessage> {
    if (!this.#options.allowPrivate) refusePrivate(url);
    const [request, agent] =
      url.protocol === "https:" ? [https.request, this.#agents["https:"]] : [http.request, this.#agents["http:"]];
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        agent,
        signal,
        timeout: this.#options.idle,
        headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "stele fetch" },
      });
      let open: http.ClientRequest | http.IncomingMessage = asked;
      asked.on("response", (response) => {
        open = response;
        resolve(response);
      });
      asked.on("error", reject);
      asked.on("timeout", () => open.destroy(new IdleError()));
      asked.end();
    });
  }

  #redirect({ statusCode = 0, headers }: http.IncomingMessage, from: URL, redirects: number): URL | undefined {
    if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
    if (redirects >= REDIRECTS) throw new Refused({ reason: `it leads on more than ${REDIRECTS} times`, again: false });
    const to = URL.canParse(headers.location, from) ? new URL(headers.location, from) : undefined;
    if (to?.protocol !== "http:" && to?.protocol !== "https:")
      throw new Refused({ reason: "it leads to something that is no web address", again: false });
    return to;
  }

  async #save(response: http.IncomingMessage, file: string, signal: AbortSignal): Promise<void> {
    const { maxBytes } = this.#options;
    const tooLarge = () =>
      new Refused({ reason: `it is larger than ${maxBytes / 2 ** 20} MiB; --max-size allows more`, again: false });
    if (Number(response.headers["content-length"]) > maxBytes) {
      response.destroy();
      throw tooLarge();
    }
    let size = 0;
    const limit = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > maxBytes) done(tooLarge());
        else done(null, chunk);
      },
    });
    const decoder = DECODERS[response.headers["content-encoding"]?.toLowerCase() ?? ""];
    const steps = [response, ...(decoder ? [decoder()] : []), limit, fs.createWriteStream(file)];
    await pipeline(steps, { signal });
    if (!response.complete) throw new Refused({ reason: "the answer was cut off", again: true });
  }
}

class IdleError extends Error {}

function statusFailure({ statusCode = 0, headers }: http.IncomingMessage): Omit<Failure, "ok"> {
  const again = statusCode === 408 || statusCode === 425 || statusCode === 429 || statusCode >= 500;
  const wait = waitOf(headers["retry-after"], Date.now());
  return { reason: `it answered ${statusCode}`, again, ...(again && wait !== undefined && { wait }) };
}

/**
 * Reads a `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds to wait; undefined if it says nothing
 */
export function waitOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function failureOf(error: unknown, timedOut: boolean, { idle, total }: DownloadOptions): Failure {
  if (error instanceof Refused) return error.failure;
  if (error instanceof PrivateAddress) {
    return { ok: false, reason: `${error.message}; --allow-private asks it all the same`, again: false };
  }
  if (error instanceof IdleError)
    return { ok: false, reason: `no answer for ${idle / 1000} s`, again: true, unreachable: true };
  if (timedOut) return { ok: false, reason: `it took longer than ${total / 1000} s`, again: false };
  const { code = "", message, syscall } = error as NodeJS.ErrnoException;
  // What the machine itself refuses, such as a full disk, is for the caller.
  if (OF_THE_MACHINE.test(code)) throw error;
  if (code === "ENOTFOUND")
    return { ok: false, reason: "its host is not there any more", again: false, unreachable: true };
  if (code === "ERR_STREAM_PREMATURE_CLOSE" || message === "aborted")
    return { ok: false, reason: "the answer was cut off", again: true };
  const unreachable = /^(connect|getaddrinfo)$/.test(syscall ?? "");
  return {
    ok: false,
    reason: `it cannot be reached (${code || message})`,
    again: PASSING.test(code),
    ...(unreachable && { unreachable }),
  };
}
