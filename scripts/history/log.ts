/** One `git log` pass over the whole repository, as a stream of commits. */
import { StopError } from "../core/stop-error.ts";
import { type Repository, spawnGit } from "./git.ts";

/** One commit with what it did. */
export interface LoggedCommit {
  /** Full hash. */
  readonly id: string;
  readonly parents: readonly string[];
  /** Committer's date in seconds since 1970 UTC; orders commits. */
  readonly committed: number;
  /** Author's date as git keeps it: seconds since 1970 UTC, and the offset of the author's clock, `1480471920 +0800`. */
  readonly at: string;
  readonly author: string;
  /** The author's e-mail address, which is never shown. */
  readonly email: string;
  readonly message: string;
  /** Files whose content changed. Of a merge, those that differ from all of its parents. */
  readonly files: readonly LoggedFile[];
}

/** A file that a commit changed. */
export interface LoggedFile {
  /** Path below the repository's root. */
  readonly path: string;
  /** Blob id before; absent if the file is new. Of a merge, that of the first parent that has the file. */
  readonly old?: string;
  /** Blob id after; absent if the file is gone. */
  readonly now?: string;
}

/** Fields of the head of a commit, each ended by a zero byte, which no field can hold. */
const FIELDS = ["%H", "%P", "%ct", "%ad", "%an", "%ae", "%B"] as const;

/**
 * `-c` shows of a merge what differs from every parent, so that a change counts once, in its own commit. Everything is
 * listed and nothing is simplified away by a path: what a range of commits gives is then a part of what all of them give,
 * which makes the cache right.
 */
const ARGUMENTS = [
  "log",
  "--topo-order",
  "--reverse",
  "--raw",
  "-z",
  "--no-abbrev",
  "--no-renames",
  "-c",
  "-O/dev/null",
  "--encoding=UTF-8",
  "--date=raw",
  `--format=tformat:${FIELDS.map((field) => `${field}%x00`).join("")}`,
];

/** Longest message, in characters; the rest is cut off. */
const MESSAGE = 4000;

/**
 * Reads the commits that lead to the current one, parents before their children.
 *
 * @param since a commit; it and its ancestors are left out
 * @throws StopError if git fails on the way
 */
export async function* readLog(repository: Repository, since?: string): AsyncGenerator<LoggedCommit> {
  const range = since === undefined ? [repository.head] : [repository.head, `^${since}`];
  const child = spawnGit(repository.folder, [...ARGUMENTS, ...range]);
  let complaint = "";
  child.stderr?.on("data", (piece: Buffer) => {
    complaint += piece.toString();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const parser = new LogParser();
  for await (const piece of child.stdout ?? []) yield* parser.push(piece as Buffer);
  if ((await ended) !== 0) throw new StopError(`git cannot read the history: ${complaint.trim()}`);
  yield* parser.end();
}

/** Cuts the output of `git log` into commits, whatever pieces it arrives in. */
export class LogParser {
  #rest: Buffer = Buffer.alloc(0);
  #head: string[] = [];
  #files: LoggedFile[] = [];
  /** The line before a path, `:100644 100644 <old> <now> M`. */
  #change: string | undefined;

  *push(piece: Buffer): Generator<LoggedCommit> {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let from = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
      const token = bytes.toString("utf8", from, end);
      from = end + 1;
      const commit = this.#take(token);
      if (commit) yield commit;
    }
    this.#rest = bytes.subarray(from);
  }

  *end(): Generator<LoggedCommit> {
    const last = this.#finish();
    if (last) yield last;
  }

  #take(token: string): LoggedCommit | undefined {
    if (this.#change !== undefined) {
      const file = fileOf(this.#change, token);
      if (file) this.#files.push(file);
      this.#change = undefined;
      return undefined;
    }
    if (this.#head.length > 0 && this.#head.length < FIELDS.length) {
      this.#head.push(token);
      return undefined;
    }
    // Git ends the head, and sets the list of files off, with line breaks and zero bytes of its own.
    const text = token.replace(/^\n+/, "");
    if (text === "") return undefined;
    if (text.startsWith(":")) {
      this.#change = text;
      return undefined;
    }
    const before = this.#finish();
    this.#head = [text];
    return before;
  }

  #finish(): LoggedCommit | undefined {
    const [id, parents = "", committed = "", at = "", author = "", email = "", message = ""] = this.#head;
    const files = this.#files;
    this.#head = [];
    this.#files = [];
    if (id === undefined) return undefined;
    return {
      id,
      parents: parents === "" ? [] : parents.split(" "),
      committed: Number(committed),
      at,
      author,
      email,
      message: message.trim().slice(0, MESSAGE),
      files,
    };
  }
}

/** @param change modes, ids and letters: of one parent, or after as many colons as there are parents, of each */
function fileOf(change: string, path: string): LoggedFile | undefined {
  const parents = change.lastIndexOf(":", change.indexOf(" ")) + 1;
  const parts = change.slice(parents).split(" ");
  const before = parts.slice(parents + 1, 2 * parents + 1);
  const old = before.find((id) => !isNothing(id)) ?? "";
  const now = parts[2 * parents + 1] ?? "";
  // A change of the file's mode alone is none to a reader.
  if (old === now) return undefined;
  return { path, ...(old !== "" && { old }), ...(!isNothing(now) && { now }) };
}

function isNothing(id: string): boolean {
  return /^0*$/.test(id);
}
