import type { ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { StopError } from "../core/stop-error.ts";
import { LARGEST_TEXT } from "../core/text-limit.ts";
import { spawnGit } from "./git.ts";

/** Milliseconds without a question after which git is ended; the next question starts it again. */
const IDLE = 1000;
/** Nothing is fetched from elsewhere during a build. */
const PARTIAL = "if it is a partial clone, clone it again without --filter";

interface Question {
  readonly id: string;
  resolve(bytes: Buffer | undefined): void;
  reject(error: Error): void;
}

/** Reads blobs; see `Blobs`. */
export interface BlobReader {
  /** @returns undefined for a file that is larger than a text may be: no commit can mend what an earlier one holds */
  read(id: string): Promise<Buffer | undefined>;
}

/** Reads files of any commit by their blob id, all through one `git cat-file --batch`. */
export class Blobs {
  readonly #folder: string;
  #child: ChildProcess | undefined;
  #questions: Question[] = [];
  #pieces: Buffer[] = [];
  #length = 0;
  /** Bytes that must have arrived before they are examined again. */
  #needed = 1;
  #idle: NodeJS.Timeout | undefined;

  /** @param folder any folder of the repository */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws if the repository does not have the blob */
  read(id: string): Promise<Buffer | undefined> {
    return new Promise((resolve, reject) => {
      this.#questions.push({ id, resolve, reject });
      const child = this.#start();
      hold(child, true);
      child.stdin?.write(`${id}\n`);
    });
  }

  #start(): ChildProcess {
    clearTimeout(this.#idle);
    if (this.#child) return this.#child;
    const child = spawnGit(this.#folder, ["cat-file", "--batch"], "pipe");
    this.#child = child;
    child.stdout?.on("data", (piece: Buffer) => this.#take(piece));
    child.stderr?.resume();
    const fail = (error: Error) => {
      if (child === this.#child) this.#fail(error);
    };
    child.on("error", fail);
    child.stdin?.on("error", fail);
    child.on("close", () => fail(new StopError(`git cannot read files of the history; ${PARTIAL}`)));
    return child;
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    while (this.#length >= this.#needed && this.#answer());
    if (this.#questions.length > 0 || !this.#child) return;
    const child = this.#child;
    hold(child, false);
    this.#idle = setTimeout(() => {
      this.#child = undefined;
      child.stdin?.end();
    }, IDLE).unref();
  }

  /** Takes one answer, `<id> blob <bytes>\n<the bytes>\n`. @returns false if it has not arrived completely */
  #answer(): boolean {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [bytes];
    const line = bytes.indexOf(10);
    const [, type, size] = line < 0 ? [] : bytes.toString("latin1", 0, line).split(" ");
    const start = line + 1;
    const end = start + (size === undefined ? -1 : Number(size));
    this.#needed = line < 0 ? bytes.length + 1 : end + 1;
    if (type === "blob" && Number(size) > LARGEST_TEXT) {
      this.#questions.shift()?.resolve(undefined);
      this.#restart();
      return false;
    }
    if (line < 0 || bytes.length < this.#needed) return false;
    const question = this.#questions.shift();
    if (type === "blob") question?.resolve(bytes.subarray(start, end));
    else
      question?.reject(
        new StopError(`the repository does not have the file ${question.id} of its history; ${PARTIAL}`),
      );
    this.#pieces = [bytes.subarray(end + 1)];
    this.#length = bytes.length - end - 1;
    this.#needed = 1;
    return true;
  }

  /** Ends git in the middle of a file that is too large, and asks another one what is still to be answered. */
  #restart(): void {
    const child = this.#child;
    this.#forget();
    child?.stdout?.removeAllListeners("data");
    child?.kill();
    if (this.#questions.length === 0) return;
    const next = this.#start();
    hold(next, true);
    next.stdin?.write(this.#questions.map(({ id }) => `${id}\n`).join(""));
  }

  #fail(error: Error): void {
    this.#forget();
    for (const question of this.#questions.splice(0)) question.reject(error);
  }

  /** Leaves the child, and what has arrived of its next answer. */
  #forget(): void {
    this.#child = undefined;
    this.#pieces = [];
    this.#length = 0;
    this.#needed = 1;
  }
}

/** Whether Node may end while this child runs: yes, as long as nobody waits for an answer. */
function hold(child: ChildProcess, waiting: boolean): void {
  for (const one of [
    child,
    child.stdin as Socket | null,
    child.stdout as Socket | null,
    child.stderr as Socket | null,
  ]) {
    if (waiting) one?.ref();
    else one?.unref();
  }
}
