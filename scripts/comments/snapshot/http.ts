/** Sends requests to servers of other people: one at a time, with pauses, and with longer ones if a server asks. */
import { StopError } from "../../core/stop-error.ts";

export interface ClientOptions {
  /** Milliseconds between two requests. */
  readonly pause: number;
  /** Waits; replaced in tests. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with POST. */
  readonly body?: unknown;
  /** True accepts a 404 as the answer "there is nothing". */
  readonly mayBeMissing?: boolean;
}

const TRIES = 4;
/** Milliseconds before a request is given up. */
const TIMEOUT = 30_000;
/** Longest wait in milliseconds that a server may ask for. */
const LONGEST_WAIT = 120_000;
/** Largest answer in bytes. */
const LARGEST = 32 * 1024 * 1024;

/** Asks for JSON. One for each run of a command. */
export class Client {
  readonly #options: ClientOptions;
  #asked = false;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * @returns the server's answer, not checked yet; undefined if there is nothing
   * @throws StopError if the server cannot be reached, refuses, or answers something else than JSON
   */
  async json(address: string, options: RequestOptions = {}): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      if (this.#asked) await this.#sleep(this.#options.pause);
      this.#asked = true;
      const answer = await ask(address, options);
      if (typeof answer !== "string" && answer.ok) return parse(address, await readText(address, answer));
      const wait = attempt < TRIES ? waitOf(answer, attempt) : undefined;
      if (wait !== undefined) {
        await this.#sleep(wait);
        continue;
      }
      if (typeof answer === "string") throw new StopError(`${hostOf(address)} cannot be reached: ${answer}`);
      if (answer.status === 404 && options.mayBeMissing) return undefined;
      throw new StopError(
        `${hostOf(address)} answered ${answer.status} to ${new URL(address).pathname}${meaning(answer.status)}`,
      );
    }
  }

  #sleep(ms: number): Promise<void> {
    return (this.#options.sleep ?? ((time) => new Promise((done) => setTimeout(done, time))))(ms);
  }
}

/** @returns the answer, or why there is none */
async function ask(address: string, { headers, body }: RequestOptions): Promise<Response | string> {
  try {
    return await fetch(address, {
      headers: {
        accept: "application/json",
        "user-agent": "stele comments snapshot",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch (error) {
    const { cause, message, name } = error as Error;
    if (name === "TimeoutError") return `no answer after ${TIMEOUT / 1000} s`;
    return cause instanceof Error && cause.message !== "" ? cause.message : message;
  }
}

/** Milliseconds to wait before another try; undefined if another try is of no use. */
function waitOf(answer: Response | string, attempt: number): number | undefined {
  const backoff = 1000 * 2 ** attempt;
  if (typeof answer === "string") return backoff;
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const asked = Number(answer.headers.get("retry-after") ?? Number.NaN) * 1000;
  if (asked > LONGEST_WAIT) return undefined;
  return Number.isFinite(asked) ? Math.max(asked, 0) : backoff;
}

async function readText(address: string, answer: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > LARGEST) throw new StopError(`${hostOf(address)} answered more than ${LARGEST / 2 ** 20} MiB`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function parse(address: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StopError(`${hostOf(address)} did not answer with JSON; is the server of archive.yaml the right one?`);
  }
}

function meaning(status: number): string {
  if (status === 401 || status === 403) return ": it does not let this command read";
  if (status === 429) return ": too many requests; try again later, or with a longer --pause";
  return "";
}

function hostOf(address: string): string {
  return new URL(address).host;
}
