/** Brings the pictures of other hosts beside the text of threads. */
import path from "node:path";
import { Inspector } from "../attachments/inspect-all.ts";
import { Downloader, type DownloadOptions, type Failure } from "./download.ts";
import type { Wanted, WantingThread } from "./find.ts";
import { type HostOptions, Hosts, sleep } from "./hosts.ts";
import { placeFiles } from "./place.ts";
import { type Fetched, FetchedFiles } from "./store.ts";
import { copyAddress } from "./wayback.ts";

export interface FetchOptions extends HostOptions, DownloadOptions {
  /** The content folder. */
  readonly content: string;
  /** The cache folder. */
  readonly cache: string;
  /** Day of the fetch, `2024-05-01`. */
  readonly today: string;
  /** Address of the web archive that dead pictures are asked of; none are if it is undefined. */
  readonly wayback?: string | undefined;
  /** Milliseconds before the second try; doubled before each further one. */
  readonly backoff: number;
  /** Called after each picture that is there or given up. */
  readonly onProgress?: () => void;
}

/** A picture that could not be brought. */
export interface Dead extends Wanted {
  /** Half a sentence. */
  readonly reason: string;
  /** Address of its copy nearest to the date of the thread. */
  readonly copy: string;
}

export interface FetchResult {
  /** Addresses that were asked for and came. */
  readonly fetched: number;
  /** Addresses that an earlier run had fetched. */
  readonly known: number;
  /** Bytes of the files that were put beside a text. */
  readonly bytes: number;
  /** Files that were put beside a text. */
  readonly files: number;
  /** Folders of the threads whose text was changed. */
  readonly threads: readonly string[];
  readonly dead: readonly Dead[];
  /** Pictures that came, but whose address cannot be changed alone. */
  readonly left: readonly Wanted[];
}

/** Tries for one address. */
const TRIES = 4;
/** Longest wait in milliseconds that a host may ask for. */
const LONGEST_WAIT = 120_000;

/** Fetches what threads want. A thread is changed as soon as all that it wants is there or given up. */
export async function fetchWanted(threads: readonly WantingThread[], options: FetchOptions): Promise<FetchResult> {
  const run = new Run(options);
  try {
    return await run.all(threads);
  } finally {
    run.close();
  }
}

class Run {
  readonly #options: FetchOptions;
  readonly #hosts: Hosts;
  readonly #downloader: Downloader;
  readonly #inspector = new Inspector();
  readonly #store: FetchedFiles;
  /** By address: several threads may show one picture. */
  readonly #asked = new Map<string, Promise<Fetched | string>>();
  #fetched = 0;
  #known = 0;

  constructor(options: FetchOptions) {
    this.#options = options;
    this.#hosts = new Hosts(options);
    this.#downloader = new Downloader(options);
    this.#store = new FetchedFiles(options.cache, this.#inspector, options.today);
  }

  async all(threads: readonly WantingThread[]): Promise<FetchResult> {
    const changed: string[] = [];
    const dead: Dead[] = [];
    const left: Wanted[] = [];
    let [bytes, files] = [0, 0];
    const wanting = countOf(threads.flatMap(({ wanted }) => wanted.map(({ address }) => address)));
    await Promise.all(
      threads.map(async (thread) => {
        const there = new Map<string, Fetched>();
        await Promise.all(
          thread.wanted.map(async (wanted) => {
            const copy = copyAddress(this.#options.wayback, wanted.address, thread.date);
            const found = await this.#once(wanted, copy);
            if (typeof found === "string") dead.push({ ...wanted, reason: found, copy });
            else there.set(wanted.address, found);
          }),
        );
        if (there.size === 0) return;
        const placed = placeFiles(path.join(this.#options.content, thread.path), there);
        if (placed.texts.length > 0) changed.push(thread.path);
        files += placed.files.length;
        bytes += placed.bytes;
        left.push(...thread.wanted.filter(({ address }) => placed.left.includes(address)));
        for (const [address, { extension }] of there) {
          if (placed.left.includes(address)) continue;
          // Other threads may show the same picture.
          const others = (wanting.get(address) ?? 1) - 1;
          wanting.set(address, others);
          if (others === 0) this.#store.drop(address, extension);
        }
      }),
    );
    return {
      fetched: this.#fetched,
      known: this.#known,
      bytes,
      files,
      threads: changed.sort(),
      dead: dead.sort(inOrder),
      left: left.sort(inOrder),
    };
  }

  close(): void {
    this.#downloader.close();
    this.#inspector.close();
  }

  /** @returns the file, or why there is none */
  #once(wanted: Wanted, copy: string): Promise<Fetched | string> {
    const known = this.#asked.get(wanted.address);
    if (known) return known;
    const asked = this.#get(wanted, copy).finally(() => this.#options.onProgress?.());
    this.#asked.set(wanted.address, asked);
    return asked;
  }

  async #get({ address, host }: Wanted, copy: string): Promise<Fetched | string> {
    const known = await this.#store.get(address);
    if (known !== undefined) {
      if (typeof known !== "string") this.#known += 1;
      return known;
    }
    let found = await this.#ask(address, address, host);
    if (typeof found === "string" && this.#options.wayback !== undefined) {
      const copied = await this.#ask(address, copy, new URL(copy).host);
      found = typeof copied === "string" ? `${found}, and of its copy: ${copied}` : copied;
    }
    if (typeof found !== "string") this.#fetched += 1;
    return found;
  }

  /** Asks a host until it gives the file, or another try is of no use. @param from address that is asked */
  #ask(address: string, from: string, host: string): Promise<Fetched | string> {
    const hosts = this.#hosts;
    return hosts.visit(host, async () => {
      for (let attempt = 1; ; attempt += 1) {
        if (hosts.isGone(host)) return `${host} cannot be reached`;
        const answer = await hosts.request(host, () => this.#downloader.to(this.#store.pending(address), from));
        if (answer.ok || !answer.unreachable) hosts.heard(host, true);
        if (answer.ok) return this.#store.keep(address, answer.url, answer.contentType);
        const wait = this.#waitAfter(answer, attempt);
        if (wait === undefined) {
          if (answer.unreachable) hosts.heard(host, false);
          this.#store.drop(address);
          return answer.reason;
        }
        if (answer.wait !== undefined) hosts.rest(host, wait);
        await sleep(wait);
      }
    });
  }

  /** Milliseconds before another try; undefined if it is of no use. */
  #waitAfter({ again, wait }: Failure, attempt: number): number | undefined {
    if (!again || attempt >= TRIES || (wait ?? 0) > LONGEST_WAIT) return undefined;
    return Math.max(wait ?? 0, this.#options.backoff * 2 ** (attempt - 1));
  }
}

function countOf(addresses: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1);
  return counts;
}

function inOrder(a: Wanted, b: Wanted): number {
  return a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;
}
