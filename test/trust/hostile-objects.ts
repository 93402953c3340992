/** Objects of git that git itself would not write. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { TestRepository } from "../history/repository.ts";

/** An entry of a tree: its name may be what no file system holds. */
export interface Entry {
  readonly mode: string;
  readonly name: string | Buffer;
  readonly id: string;
}

/** Stores an object without any check. @returns its id */
export function store(made: TestRepository, type: "blob" | "tree" | "commit", bytes: string | Buffer): string {
  const args = ["-C", made.dir, "hash-object", "--literally", "-w", "-t", type, "--stdin"];
  const run = spawnSync("git", args, { input: bytes, encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

/** Stores a tree with these entries, in their order. */
export function storeTree(made: TestRepository, entries: readonly Entry[]): string {
  const parts = entries.flatMap(({ mode, name, id }) => [
    Buffer.from(`${mode} `),
    Buffer.from(name),
    Buffer.from([0]),
    Buffer.from(id, "hex"),
  ]);
  return store(made, "tree", Buffer.concat(parts));
}

/** Entries of a folder of the current commit. */
function entriesOf(made: TestRepository, folder: string): Entry[] {
  const listed = made.git("ls-tree", "-z", folder === "" ? "HEAD" : `HEAD:${folder}`);
  return listed
    .split("\0")
    .filter(Boolean)
    .map((line) => {
      const [info = "", name = ""] = line.split("\t");
      const [mode = "", , id = ""] = info.split(" ");
      return { mode: mode.replace(/^0/, ""), name, id };
    });
}

/** Commits a tree in the place of a folder, with all around it as it was. The working tree stays. */
export function commitInPlace(made: TestRepository, folder: string, tree: string): void {
  let id = tree;
  for (let at = folder; at !== "."; at = path.dirname(at)) {
    const parent = path.dirname(at) === "." ? "" : path.dirname(at);
    const others = entriesOf(made, parent).filter(({ name }) => name !== path.basename(at));
    const entries = [...others, { mode: "40000", name: path.basename(at), id }];
    // Git wants folders in the order of their names with a slash.
    const key = ({ mode, name }: Entry) => `${name}${mode === "40000" ? "/" : ""}`;
    id = storeTree(
      made,
      entries.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
  }
  commitTree(made, `tree ${id}\nparent ${made.git("rev-parse", "HEAD").trim()}\n${WHO}\n\nhostile\n`);
}

export const WHO = "author t <t@example.org> 1500000000 +0000\ncommitter t <t@example.org> 1500000000 +0000";

/** Makes a commit of its text the current one. */
export function commitTree(made: TestRepository, text: string | Buffer): void {
  fs.writeFileSync(path.join(made.dir, ".git/refs/heads/main"), `${store(made, "commit", text)}\n`);
}

/** Replaces a path in git's index by one of the same length, whatever git thinks of it. */
export function renameInIndex(made: TestRepository, from: string, to: string): void {
  const file = path.join(made.dir, ".git/index");
  const bytes = fs.readFileSync(file);
  const at = bytes.indexOf(from);
  if (at < 0 || from.length !== to.length) throw new Error(`the index has no ${from}`);
  bytes.write(to, at, "latin1");
  const body = bytes.subarray(0, -20);
  fs.writeFileSync(file, Buffer.concat([body, createHash("sha1").update(body).digest()]));
}

/** Makes a repository into a hostile one. */
export type Forgery = (made: TestRepository) => void;

export const blob = (made: TestRepository, text: string) => store(made, "blob", text);

/** Files of a site that hold a text. */
export const holding = (site: ReadonlyMap<string, string> | undefined, text: string) =>
  [...(site ?? [])].filter(([, bytes]) => bytes.includes(text)).map(([name]) => name);

/** Path of a thread that is committed without being on disk. */
export const EVIL = "content/tea/2016/evil";
