/** Closes the gap between the first build of the preview and the moment from which changes of the content are seen. */
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { entriesBelow } from "../core/below.ts";

/** What is used here of chokidar 3. */
export interface Watcher {
  readonly closed: boolean;
  readonly options: { readonly cwd?: string };
  /** Names of the entries of each watched folder; paths are below `cwd` if that is given. */
  getWatched(): Readonly<Record<string, readonly string[]>>;
}

/** Milliseconds between two looks. */
const LOOK = 100;
/** Milliseconds after which nothing more is waited for: a folder may have come and gone. */
const PATIENCE = 60_000;
/** Milliseconds by which the clock of a file system can be behind. */
const COARSE = 50;
/** Folders that Eleventy never watches. */
const IGNORED = /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/;

/**
 * Waits until every folder of the content is watched. Eleventy waits for chokidar to be ready; but chokidar says so at
 * once if one of its paths does not exist, and most of Eleventy's do not.
 *
 * @param since milliseconds since 1970
 * @returns whether anything below the folder has changed since then
 */
export async function changedBeforeWatched(watcher: Watcher, folder: string, since: number): Promise<boolean> {
  // The configuration may name another one.
  if (!fs.existsSync(folder)) return false;
  const until = performance.now() + PATIENCE;
  let left: string[] = [];
  while (!watcher.closed && performance.now() < until) {
    const watched = watchedBy(watcher);
    const isLeft = (name: string) => !watched.has(path.resolve(name));
    left = left.filter((name) => isLeft(name) && fs.existsSync(name));
    // Listed again only now: a large archive takes long to list, and folders may have come.
    if (left.length === 0) left = foldersBelow(folder).filter(isLeft);
    if (left.length === 0) break;
    await sleep(LOOK);
  }
  return !watcher.closed && isChanged(folder, since - COARSE);
}

/** Absolute paths of the folders that are watched. */
function watchedBy(watcher: Watcher): Set<string> {
  const { cwd = "" } = watcher.options;
  return new Set(Object.keys(watcher.getWatched()).map((name) => path.resolve(cwd, name)));
}

function foldersBelow(folder: string): string[] {
  const inner = entriesBelow(folder).filter(({ name, entry }) => entry.isDirectory() && !IGNORED.test(name));
  return [folder, ...inner.map(({ name }) => path.join(folder, name))];
}

/** The time of a folder tells of entries that came or went. */
function isChanged(folder: string, since: number): boolean {
  const files = entriesBelow(folder).filter(({ name }) => !IGNORED.test(name));
  return [folder, ...files.map(({ name }) => path.join(folder, name))].some((file) => {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    return stat !== undefined && stat.mtimeMs >= since;
  });
}
