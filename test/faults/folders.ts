import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Does work in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "stele-faults-"));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a publish writes. */
export interface Target {
  readonly out: string;
  readonly cache: string;
}

/** The two folders of a publish, in one. */
export function targetIn(folder: string): Target {
  return { out: path.join(folder, "site"), cache: path.join(folder, "cache") };
}

/** The folder beside a published folder that holds its releases. */
export function releasesOf({ out }: Target): string {
  return `${out}.releases`;
}

/** Copies a publish's folders as they are, links and times included, in place of what is there. */
export function copyTarget(from: Target, to: Target, parts: readonly ("cache" | "release")[]): void {
  const copy = (source: string, target: string) => {
    fs.rmSync(target, { recursive: true, force: true });
    if (fs.existsSync(source)) fs.cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  };
  if (parts.includes("cache")) copy(from.cache, to.cache);
  if (!parts.includes("release")) return;
  copy(releasesOf(from), releasesOf(to));
  fs.rmSync(to.out, { recursive: true, force: true });
  const link = fs.lstatSync(from.out, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(from.out), to.out);
  else if (link) fs.cpSync(from.out, to.out, { recursive: true });
}
