import fs from "node:fs";
import path from "node:path";
import { seedAssets } from "../support/assets.ts";
import { fromNothing, publish } from "./command.ts";
import { Faults, MANIFEST, wrongIn } from "./compare.ts";
import { type Target, targetIn } from "./folders.ts";
import { Repository } from "./history/checkout.ts";
import { type Content, newThread } from "./history/content.ts";
import { history, type Step } from "./history/history.ts";

/** What every run takes. */
export interface RunOptions {
  /** Decides everything random. */
  readonly seed: number;
  /** Publishes, or commits, that are tried. */
  readonly rounds: number;
  /** Threads of the archive to begin with. */
  readonly threads: number;
}

/** What every run comes to, beside its counts. */
export interface RunResult {
  /** What was wrong, for each publish after which anything was. */
  readonly faults: readonly string[];
}

/** An archive in git that is edited step by step, and where it is published. */
export class Site {
  readonly folder: string;
  readonly repository: Repository;
  readonly target: Target;
  readonly faults = new Faults();
  readonly #steps: Generator<Step, never>;

  /** @param folder an empty folder for all of it */
  constructor(folder: string, options: RunOptions) {
    this.folder = folder;
    this.repository = new Repository(path.join(folder, "repository"), "content");
    this.target = targetIn(folder);
    seedAssets(this.target.cache);
    this.#steps = history(options);
  }

  /** Commits the next step of the history. @param change is made to each commit as well. @returns what was done */
  edit(change: (content: Content) => Content = (content) => content): string {
    const step = this.#steps.next().value;
    const commits = step.commits.map((commit) => ({ ...commit, content: change(commit.content) }));
    this.repository.take({ ...step, commits, content: change(step.content) });
    return step.log;
  }

  /** Publishes the archive as it is. @throws Error if that fails */
  publish(target = this.target): Promise<void> {
    return publish(this.repository.content, target);
  }

  /** What is wrong with published folders, compared with the content published from nothing. */
  async wrongIn(...targets: readonly Target[]): Promise<string[]> {
    const expected = await fromNothing(this.repository.content);
    return [...new Set(targets.map(({ out }) => out))].flatMap((out) => wrongIn(out, expected));
  }

  /** The text of the manifest of the published release; empty if there is none. */
  manifest(): string {
    const file = path.join(this.target.out, MANIFEST);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  }
}

/** Adds threads with a picture each to what is published, so that every stage has something to do. */
export function withPictures(content: Content, numbers: readonly number[]): Content {
  const [board = ""] = Object.keys(content.boards);
  const threads = numbers.map((number) => ({
    ...newThread(1_000_000 + number, `${board}/pictured-${number}`, { title: `圖${number}` }),
    files: { "01.png": 6 * number + 1 },
  }));
  return { ...content, threads: [...content.threads, ...threads] };
}
