import fs from "node:fs";
import path from "node:path";
import { publish } from "../../eleventy/publish.ts";
import { MANIFEST } from "../../release/manifest.ts";
import { differences, faultsOf, readTree, type Tree } from "../compare.ts";
import { Repository } from "../content/checkout.ts";
import type { Content } from "../content/content.ts";
import { history, type Step } from "../content/history.ts";
import { inFolder, type Target, targetIn } from "../folders.ts";

/** An archive in git that is edited step by step, and where it is published. */
export class Site {
  readonly folder: string;
  readonly repository: Repository;
  readonly target: Target;
  readonly #steps: Generator<Step, never>;

  /** @param folder an empty folder for all of it */
  constructor(folder: string, options: { readonly seed: number; readonly threads: number }) {
    this.folder = folder;
    this.repository = new Repository(path.join(folder, "repository"), "content");
    this.target = targetIn(folder);
    this.#steps = history(options);
  }

  /** Commits the next step of the history. @param change what is put into each commit besides. @returns what was done */
  edit(change: (content: Content) => Content = (content) => content): string {
    const step = this.#steps.next().value;
    const commits = step.commits.map((commit) => ({ ...commit, content: change(commit.content) }));
    this.repository.take({ ...step, commits, content: change(step.content) });
    return step.log;
  }

  /** Publishes in this process. @throws Error where that fails */
  async publish(target = this.target): Promise<void> {
    const result = await publish({ content: this.repository.content, drafts: false, force: false, ...target });
    if ("problems" in result) throw new Error(JSON.stringify(result.problems, null, 1));
  }

  /** What is wrong with published folders: with each by itself, and compared with the content published from nothing. */
  async wrongIn(...targets: readonly Target[]): Promise<string[]> {
    const expected = await this.#fromNothing();
    const outs = new Set(targets.map(({ out }) => out));
    return [...outs].flatMap((out) => [...faultsOf(out), ...differences(readTree(out), expected)]);
  }

  /** The text of the manifest of the published release; empty where there is none. */
  manifest(): string {
    const file = path.join(this.target.out, MANIFEST);
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  }

  #fromNothing(): Promise<Tree> {
    return inFolder(async (folder) => {
      const target = targetIn(folder);
      await this.publish(target);
      return readTree(target.out);
    });
  }
}
