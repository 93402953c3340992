import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Content } from "./content.ts";
import type { Commit, Step } from "./history.ts";
import { type Files, filesOf } from "./write.ts";

/** A content folder on disk that follows a history. Only what differs is written, as by a person or by git. */
export class Checkout {
  /** The content folder. */
  readonly content: string;
  /** The repository that it is in. */
  readonly root: string;
  #files: Files = new Map();

  /** @param folder the content folder's path in the repository; empty if it is the whole of it */
  constructor(root: string, folder: string) {
    this.root = root;
    this.content = path.join(root, folder);
  }

  /** Makes the folder hold this content. */
  write(content: Content): void {
    const files = new Map(filesOf(content));
    files.set(this.content === this.root ? ".notes" : "../README.md", `version ${content.beside}\n`);
    for (const name of this.#files.keys()) if (!files.has(name)) this.#remove(name);
    for (const [name, bytes] of files) {
      const before = this.#files.get(name);
      if (before !== undefined && Buffer.from(bytes).equals(Buffer.from(before))) continue;
      const file = path.join(this.content, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, bytes);
    }
    this.#files = files;
  }

  /** The thread's folder goes with its last file; the folders around it stay, as they do with many tools. */
  #remove(name: string): void {
    const file = path.join(this.content, name);
    fs.rmSync(file, { force: true });
    const folder = path.dirname(file);
    if (fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  }

  /** Runs git in the repository. @throws Error if it fails */
  git(...args: string[]): string {
    return this.gitWith({}, ...args);
  }

  /** Runs git with standard input or environment variables of its own. */
  gitWith(options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv }, ...args: string[]): string {
    const env = { ...process.env, ...options.env };
    const run = spawnSync("git", ["-C", this.root, ...args], { encoding: "utf8", ...options, env });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
    return run.stdout.trim();
  }

  /** Commits what is on disk. @returns the commit's hash */
  commitTree(commit: Commit, parents: readonly string[]): string {
    this.git("add", "-A");
    const tree = this.git("write-tree");
    const env = {
      GIT_AUTHOR_NAME: commit.author,
      GIT_AUTHOR_DATE: commit.date,
      GIT_COMMITTER_NAME: "t",
      GIT_COMMITTER_EMAIL: "t@example.org",
      GIT_COMMITTER_DATE: commit.date,
    };
    const onto = parents.flatMap((parent) => ["-p", parent]);
    return this.gitWith({ env }, "commit-tree", tree, ...onto, "-m", commit.message);
  }
}

/** A repository whose branch follows a history. */
export class Repository extends Checkout {
  readonly #line: string[] = [];

  /** @param root a folder that does not exist yet or is empty */
  constructor(root: string, folder: string) {
    super(root, folder);
    fs.mkdirSync(this.content, { recursive: true });
    this.git("init", "-q", "-b", "main");
  }

  /** Hash of the current commit. */
  get head(): string {
    return this.#line.at(-1) ?? "";
  }

  /** Does what the step says, so that branch, index and files are as they are after it. */
  take(step: Step): void {
    this.#line.length -= step.dropped;
    let side: string | undefined;
    if (step.side) {
      this.write(step.side.content);
      side = this.commitTree(step.side, [this.head]);
    }
    step.commits.forEach((commit, i) => {
      this.write(commit.content);
      const parents = [this.head, ...(i === step.commits.length - 1 && side ? [side] : [])].filter((one) => one !== "");
      this.#line.push(this.commitTree(commit, parents));
    });
    this.write(step.content);
    this.git("add", "-A");
    this.git("update-ref", "refs/heads/main", this.head);
  }
}

/**
 * Another working tree of the repository, with files and an index of its own: what it is published as depends on no
 * earlier state of either.
 */
export class Mirror extends Checkout {
  readonly #of: Repository;

  /** @param root a folder that does not exist yet */
  constructor(of: Repository, root: string, folder: string) {
    super(root, folder);
    this.#of = of;
    of.git("worktree", "add", "-q", "--detach", "--no-checkout", root, of.head);
  }

  /** Moves to the repository's current commit. */
  follow(): void {
    this.git("reset", "-q", "--mixed", this.#of.head);
  }
}
