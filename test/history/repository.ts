import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { type Files, temporaryFolder, thread, write } from "../support/archive.ts";

/** Variables for git: none of this machine's settings. */
export const PLAIN_SETTINGS = {
  GIT_CONFIG_GLOBAL: process.env.GIT_CONFIG_GLOBAL ?? "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
} as const;

/** Who commits, when and why. */
export interface CommitOptions {
  readonly message?: string;
  /** For the author and the committer. */
  readonly date?: string;
  /** The committer's date, where it is another. */
  readonly committed?: string;
  readonly author?: string;
}

/** A throwaway repository whose commits depend on nothing of this machine. */
export class TestRepository {
  readonly dir: string;
  /** The content folder. */
  readonly content: string;

  /** @param folder path of the content folder in the repository */
  constructor(folder = "content") {
    this.dir = temporaryFolder();
    this.content = path.join(this.dir, folder);
    this.git("init", "-q", "-b", "main");
  }

  git(...args: string[]): string {
    return this.#run(args, {});
  }

  /** Writes files of the content and commits everything. @returns the commit's hash */
  commit(files: Files, options: CommitOptions = {}): string {
    const { message = "commit", date = "2020-01-01T00:00:00Z", committed = date, author = "店小二" } = options;
    write(this.content, files);
    this.git("add", "-A");
    const who = { GIT_AUTHOR_NAME: author, GIT_COMMITTER_NAME: author };
    this.#run(["commit", "-q", "--allow-empty", "--allow-empty-message", "-m", message], {
      ...who,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: committed,
    });
    return this.#head();
  }

  /**
   * Commits one version of the content after the other, in a small part of the time that `commit` takes for each.
   *
   * @param versions files of the content as text, undefined for a file that goes, and the commit's message
   */
  commits(versions: readonly { readonly files: Files; readonly message?: string }[]): void {
    const folder = path.relative(this.dir, this.content);
    const data = (text: unknown) => `data ${Buffer.byteLength(String(text))}\n${text}\n`;
    const onto = fs.existsSync(path.join(this.dir, ".git/refs/heads/main")) ? "from refs/heads/main^0\n" : "";
    const stream = versions.map(({ files, message = "commit" }, n) => {
      const changes = Object.entries(files).map(([name, text]) => {
        const file = JSON.stringify(path.posix.join(folder, name));
        return text === undefined ? `D ${file}\n` : `M 644 inline ${file}\n${data(text)}`;
      });
      const who = "店小二 <secret@mail.example> 1577836800 +0000";
      const head = `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(message)}`;
      return head + (n === 0 ? onto : "") + changes.join("");
    });
    this.#run(["fast-import", "--quiet"], {}, stream.join(""));
    this.git("reset", "-q", "--hard", "main");
  }

  #head(): string {
    const read = (name: string) => fs.readFileSync(path.join(this.dir, ".git", name), "utf8").trim();
    const head = read("HEAD");
    return head.startsWith("ref: ") ? read(head.slice(5)) : head;
  }

  /** Merges a branch. @param files what stands in place of conflicts */
  merge(branch: string, files: Files = {}, date = "2020-01-01T00:00:00Z"): void {
    spawnSync("git", ["-C", this.dir, "merge", "-q", "--no-commit", "--no-ff", branch], { env: this.#env({}) });
    this.commit(files, { message: `merge ${branch}`, date });
  }

  /** A copy with the newest commits only. */
  shallowCopy(depth = 1): TestRepository {
    const copy = new TestRepository(path.relative(this.dir, this.content));
    fs.rmSync(copy.dir, { recursive: true });
    this.git("clone", "-q", "--depth", String(depth), `file://${this.dir}`, copy.dir);
    return copy;
  }

  #run(args: readonly string[], env: NodeJS.ProcessEnv, input = ""): string {
    const run = spawnSync("git", ["-C", this.dir, ...args], { env: this.#env(env), encoding: "utf8", input });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
    return run.stdout;
  }

  #env(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      ...PLAIN_SETTINGS,
      GIT_AUTHOR_NAME: "test",
      GIT_AUTHOR_EMAIL: "secret@mail.example",
      GIT_COMMITTER_NAME: "test",
      GIT_COMMITTER_EMAIL: "secret@mail.example",
      ...more,
    };
  }
}

/** What every archive needs; `page_size` and the like are left as they are. */
export const FRAME: Files = {
  "archive.yaml": "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\n",
  "tea/board.yaml": "title: 茶館\n",
};

/** An `index.md` without a date. */
export function undated(body: string, front: Readonly<Record<string, string>> = {}): string {
  return thread({ title: "一帖", ...front }, body);
}
