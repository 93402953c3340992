import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow } from "../../scripts/core/below.ts";

const made: string[] = [];

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "stele-test-"));
  made.push(dir);
  return dir;
}

/** Removes the folders that `temporaryFolder` has made so far. */
export function removeTemporaryFolders(): void {
  for (const dir of made.splice(0)) fs.rmSync(dir, { recursive: true, force: true });
}

/** Text or bytes by path; undefined removes the file. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** Writes files below a folder, making folders where needed. */
export function write(dir: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(dir, name);
    if (content === undefined) {
      fs.rmSync(file, { recursive: true, force: true });
      continue;
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

/** A small sound archive in a folder of its own, with these files added. */
export function smallArchive(files: Files = {}): string {
  const dir = temporaryFolder();
  write(dir, {
    "archive.yaml": "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\npage_size: 2\nfloors_per_page: 3\n",
    "tea/board.yaml": "title: 茶館\n",
    "tea/2016/first/index.md": thread(
      { title: "第一帖", date: "2016-01-02", author: "店小二", tags: "[茶]" },
      "頭一段。",
    ),
    "tea/2016/second/index.md": thread(
      { title: "第二帖", date: "2016-03-04", author: "掌櫃" },
      "看[第一帖](../first/)。",
    ),
    ...files,
  });
  return dir;
}

/** The text of an `index.md`; values of the front matter are YAML. */
export function thread(front: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join("")}---\n${body}\n`;
}

/** Makes a folder a git repository and commits everything in it. */
export function commitAll(dir: string, message = "commit", date = "2020-01-01T00:00:00Z"): void {
  const dated = (...args: string[]) => {
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const run = spawnSync("git", ["-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      env,
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
  };
  if (!fs.existsSync(path.join(dir, ".git"))) dated("init", "-q", "-b", "main");
  dated("add", "-A");
  dated("commit", "-q", "--allow-empty", "-m", message);
}

/** Runs git in a folder. @returns what it wrote, without space at its ends */
export function git(dir: string, ...args: string[]): string {
  const run = spawnSync("git", ["-C", dir, ...args], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

/** Every file below a folder with its bytes, by path; for comparing whole sites. @throws Error if there is no folder */
export function tree(dir: string): Map<string, string> {
  fs.accessSync(dir);
  return new Map(filesBelow(dir).map((file) => [file, fs.readFileSync(path.join(dir, file), "latin1")] as const));
}
