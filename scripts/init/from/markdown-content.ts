/** A folder of Markdown of another tool → threads of one board. */
import fs from "node:fs";
import path from "node:path";
import { alias } from "../../archive/schema/alias.ts";
import { foldCase } from "../../archive/schema/names.ts";
import { firstFree } from "../../core/first-free.ts";
import { addressOfPost } from "../../importers/read/exports/markdown-post.ts";
import { siteAddresses } from "../../importers/read/exports/permalink.ts";
import { OldAddresses } from "../../importers/write/old-addresses.ts";
import { BROUGHT_BOARD } from "../content-files.ts";
import type { LeftOut } from "./left-out.ts";
import { withFiles } from "./pictures.ts";
import { postOf } from "./post.ts";
import { sourceFolder } from "./source-folder.ts";
import { withHistory } from "./stele-content.ts";

const ALIAS = alias();

/** Threads that were written, each with the post it was made from, by its folder below the content folder. */
export interface Written {
  readonly threads: ReadonlyMap<string, string>;
  readonly left: readonly LeftOut[];
}

/** Writes a thread for every post into a content folder, with its pictures beside it. */
export function writeThreads(from: string, content: string): Written {
  const source = sourceFolder(from);
  const left = [...source.left];
  const threads = new Map<string, string>();
  /** Folders of the threads, folded. */
  const taken = new Set<string>();
  const used = new Set<string>();
  const site = siteAddresses(from);
  const oldAddresses = new OldAddresses();
  for (const file of source.texts) {
    const bytes = fs.readFileSync(path.join(from, file));
    const post = postOf(bytes, file);
    if ("message" in post) {
      left.push({ path: file, reason: reasonOf(post) });
      continue;
    }
    const folder = firstFree(
      (addition) => `${BROUGHT_BOARD}/${post.year}/${post.slug}${addition}`,
      (candidate) => !taken.has(foldCase(candidate)),
    );
    taken.add(foldCase(folder));
    const { text, files, missing } = withFiles(post.text, file, source);
    const address = site && addressOfPost(site, file, bytes);
    const isOwn = address !== undefined && ALIAS.safeParse(address).success && oldAddresses.take(address, folder);
    const known = isOwn ? withHistory(Buffer.from(text), { date: undefined, old: [address] }) : undefined;
    write(path.join(content, folder, "index.md"), (target) => fs.writeFileSync(target, known ?? text));
    for (const [name, origin] of files) {
      write(path.join(content, folder, name), (target) => fs.copyFileSync(path.join(from, origin), target));
      used.add(origin);
    }
    for (const address of missing)
      left.push({
        path: file,
        reason: `the picture ${address} is nowhere; ${folder}/index.md has a link in its place`,
      });
    threads.set(folder, file);
  }
  const unused = [...source.files].filter((file) => !used.has(file));
  return { threads, left: [...left, ...unused.map((file) => ({ path: file, reason: "no post shows it" }))] };
}

/** Why a text cannot be taken, from what is wrong with it. */
export function reasonOf({ line, message, fix }: { line?: number; message: string; fix?: string }): string {
  return `${line === undefined ? "" : `line ${line}: `}${message}${fix === undefined ? "" : `; ${fix}`}`;
}

function write(file: string, make: (file: string) => void): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  make(file);
}
