/**
 * What is known of the threads in an archive without reading them: by what captures know them, and what the last import
 * said of them. It holds as long as nobody touched a file of the thread.
 */
import fs from "node:fs";
import path from "node:path";
import { headOf } from "../../core/file-head.ts";
import { addressSum, type Identity, shortSum } from "../join/summary.ts";
import { sourcesOf } from "../join/thread.ts";
import type { LineIndex } from "../parse/line-index.ts";
import type { ImportedThread } from "../result.ts";
import type { CaptureRecord } from "./existing.ts";
import { aliasesIn } from "./old-addresses.ts";

/** Name, bytes and modification time of a file; bytes are -1 if there is none. */
type FileState = readonly [name: string, size: number, mtime: number];

/** What is in a thread's folder, as far as others must know it. */
export interface ThreadFacts {
  readonly identity?: Identity;
  /** Sums of its addresses at the source. */
  readonly addresses: readonly string[];
  readonly aliases: readonly string[];
}

interface Kept extends ThreadFacts {
  /** Of its texts and its record. */
  readonly texts: readonly FileState[];
  /** What the last import made of it: sum of what it came from, states of its files, the result. */
  readonly last?: { readonly from: string; readonly files: readonly FileState[]; readonly result: ImportedThread };
}

const TEXTS = ["capture.json", "index.md", "replies.md"] as const;
/** Characters of a file that hold its front matter. */
const FRONT = 16_384;

export class ThreadFactsCache {
  readonly #content: string;
  readonly #lines: LineIndex;

  constructor(content: string, lines: LineIndex) {
    this.#content = content;
    this.#lines = lines;
  }

  /** @param folder of a thread below the content folder */
  facts(folder: string): ThreadFacts {
    const texts = this.#states(folder, TEXTS);
    const kept = this.#kept(folder, texts);
    if (kept) return kept;
    const read = readFacts(path.join(this.#content, folder));
    this.#lines.set(shortSum(folder), { texts, ...read } satisfies Kept);
    return read;
  }

  /** @returns what the last import said, if it had the same parts and nothing was changed since */
  unchanged(folder: string, from: string): ImportedThread | undefined {
    const last = this.#kept(folder, this.#states(folder, TEXTS))?.last;
    if (last?.from !== from) return undefined;
    const now = this.#states(
      folder,
      last.files.map(([name]) => name),
    );
    return JSON.stringify(now) === JSON.stringify(last.files) ? last.result : undefined;
  }

  /**
   * Remembers what an import says of a thread that it leaves as it is.
   *
   * @param files names of its attachments
   * @param texts those that were just written
   */
  keep(folder: string, from: string, files: readonly string[], result: ImportedThread, texts: Texts): void {
    const read = readFacts(path.join(this.#content, folder), texts);
    const last = { from, files: this.#states(folder, files), result };
    this.#lines.set(shortSum(folder), { texts: this.#states(folder, TEXTS), ...read, last } satisfies Kept);
  }

  #kept(folder: string, texts: readonly FileState[]): Kept | undefined {
    const kept = this.#lines.get<Kept>(shortSum(folder));
    return kept && JSON.stringify(kept.texts) === JSON.stringify(texts) ? kept : undefined;
  }

  #states(folder: string, names: readonly string[]): FileState[] {
    return names.map((name) => {
      const stat = fs.statSync(path.join(this.#content, folder, name), { throwIfNoEntry: false });
      return [name, stat?.size ?? -1, stat?.mtimeMs ?? 0];
    });
  }
}

/** Texts by the names of their files. */
type Texts = ReadonlyMap<string, string>;

function readFacts(folder: string, texts: Texts = new Map()): ThreadFacts {
  const capture = readCapture(path.join(folder, "capture.json"), texts.get("capture.json"));
  const { identity } = capture ?? {};
  const own = identity?.address === undefined ? [] : [shortSum(identity.address)];
  const urls = sourcesOf(capture ?? {}).flatMap(({ url }) => (url === undefined ? [] : [addressSum(url)]));
  return {
    ...(identity && { identity: textsOf(identity) }),
    addresses: [...own, ...urls],
    aliases: aliasesIn(texts.get("index.md")?.slice(0, FRONT) ?? beginningOf(path.join(folder, "index.md"))),
  };
}

function readCapture(file: string, known?: string): CaptureRecord | undefined {
  try {
    return JSON.parse((known ?? fs.readFileSync(file, "utf8")).replace(/^\ufeff/, "")) as CaptureRecord;
  } catch {
    // `check` names its mistake.
    return undefined;
  }
}

/** Somebody may have written anything into the record. */
function textsOf(written: NonNullable<CaptureRecord["identity"]>): Identity {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => typeof value === "string"));
}

function beginningOf(file: string): string {
  return fs.existsSync(file) ? headOf(file, FRONT).toString() : "";
}
