/** Puts a thread's folder into the archive: complete or not at all. */
import fs from "node:fs";
import path from "node:path";
import type { FileCopy } from "./attachments.ts";

/** Begins the names of folders that are not finished, and of those that are being replaced. Readers pass over dots. */
const STAGED = ".stele-import-";
const OLD = ".stele-import-old-";

/**
 * Writes a thread's folder beside its place and renames it. What is in the folder now and is not written again stays.
 *
 * @param folder absolute path of the thread's folder; it may exist
 */
export function placeThread(folder: string, texts: ReadonlyMap<string, string>, copies: readonly FileCopy[]): void {
  const parent = path.dirname(folder);
  const staged = path.join(parent, `${STAGED}${process.pid}-${path.basename(folder)}`.slice(0, 200));
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
  keepRest(folder, staged);
  const old = path.join(parent, `${OLD}${path.basename(folder)}`);
  fs.rmSync(old, { recursive: true, force: true });
  fs.renameSync(folder, old);
  fs.renameSync(staged, folder);
  fs.rmSync(old, { recursive: true });
}

/** Whether an import that was killed left a folder of this name. */
export function isUnfinished(name: string): boolean {
  return name.startsWith(STAGED);
}

/** Brings what an import that was killed left in a folder to its end: a thread that was being replaced comes back. */
export function recover(parent: string, names: readonly string[]): void {
  for (const name of names) {
    const found = path.join(parent, name);
    if (name.startsWith(OLD)) {
      const folder = path.join(parent, name.slice(OLD.length));
      if (!fs.existsSync(folder)) fs.renameSync(found, folder);
      else fs.rmSync(found, { recursive: true, force: true });
    } else if (name.startsWith(STAGED)) fs.rmSync(found, { recursive: true, force: true });
  }
}

/** Links, or copies, what is in the folder and not in the staged one. */
function keepRest(folder: string, staged: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const [from, to] = [path.join(folder, entry.name), path.join(staged, entry.name)];
    if (fs.existsSync(to)) continue;
    if (entry.isDirectory()) {
      fs.mkdirSync(to);
      keepRest(from, to);
    } else link(from, to);
  }
}

function link(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch {
    // Not every file system has links.
    fs.copyFileSync(from, to, fs.constants.COPYFILE_FICLONE);
  }
}
