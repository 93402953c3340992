/** Puts a thread's files into the archive. The thread is there at every moment, and each of its files is whole. */
import fs from "node:fs";
import path from "node:path";
import { checksumOf } from "../../core/checksum.ts";
import type { FileCopy } from "./attachments.ts";
import { TEXTS } from "./existing.ts";

/** Begins the names of folders that are not finished. Readers pass over dots. */
const STAGED = ".stele-import-";
/** Begins the names of those that are whole, and whose files only have to be moved to their thread. */
const READY = ".stele-import-ready-";
/** In a folder that is ready: the name of the thread's folder, and sums of the texts that are replaced. */
const PLAN = ".plan.json";

interface Plan {
  readonly folder: string;
  readonly replaced: Readonly<Record<string, string>>;
}

/**
 * Writes a new thread's folder beside its place and renames it. The files of one that is there are written beside it and
 * moved there one by one: what is not written again stays, and a build in between finds the thread.
 *
 * @param folder absolute path of the thread's folder; it may exist
 */
export function placeThread(folder: string, texts: ReadonlyMap<string, string>, copies: readonly FileCopy[]): void {
  const parent = path.dirname(folder);
  const staged = path.join(parent, `${STAGED}${process.pid}`);
  fs.mkdirSync(parent, { recursive: true });
  fs.rmSync(staged, { recursive: true, force: true });
  fs.mkdirSync(staged);
  for (const { name, from } of copies)
    fs.copyFileSync(from.path, path.join(staged, name), fs.constants.COPYFILE_FICLONE);
  for (const [name, text] of texts) fs.writeFileSync(path.join(staged, name), text);
  if (!fs.existsSync(folder)) {
    fs.renameSync(staged, folder);
    return;
  }
  const replaced = Object.fromEntries([...texts.keys()].map((name) => [name, sumOf(path.join(folder, name))]));
  const plan: Plan = { folder: path.basename(folder), replaced };
  fs.writeFileSync(path.join(staged, PLAN), JSON.stringify(plan));
  const ready = path.join(parent, `${READY}${process.pid}`);
  fs.renameSync(staged, ready);
  moveFiles(ready, folder);
}

/** Whether an import that was killed left a folder of this name. */
export function isUnfinished(name: string): boolean {
  return name.startsWith(STAGED);
}

/** Brings what an import that was killed left in a folder to its end. What a person changed since then stays. */
export function recover(parent: string, names: readonly string[]): void {
  for (const name of names) {
    const found = path.join(parent, name);
    const plan = name.startsWith(READY) ? planIn(found) : undefined;
    if (plan && isUntouched(plan, found)) moveFiles(found, path.join(parent, plan.folder));
    else fs.rmSync(found, { recursive: true, force: true });
  }
}

/** Attachments first, since texts name them; the record last, since it has the sums of the texts. */
function moveFiles(ready: string, folder: string): void {
  const last: readonly string[] = [...TEXTS, "capture.json"];
  const names = fs.readdirSync(ready).filter((name) => name !== PLAN);
  for (const name of names.sort((a, b) => last.indexOf(a) - last.indexOf(b)))
    fs.renameSync(path.join(ready, name), path.join(folder, name));
  fs.rmSync(ready, { recursive: true });
}

/** Whether the thread is there, and each of its texts was moved already or is as it was. */
function isUntouched({ folder, replaced }: Plan, ready: string): boolean {
  const target = path.join(path.dirname(ready), folder);
  const texts = Object.entries(replaced).filter(([name]) => fs.existsSync(path.join(ready, name)));
  return fs.existsSync(target) && texts.every(([name, sum]) => sumOf(path.join(target, name)) === sum);
}

/** @returns the sum of a file; empty if there is none */
const sumOf = (file: string): string => checksumOf(file) ?? "";

function planIn(ready: string): Plan | undefined {
  try {
    return JSON.parse(fs.readFileSync(path.join(ready, PLAN), "utf8")) as Plan;
  } catch {
    return undefined;
  }
}
