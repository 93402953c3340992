/** Begins and ends the watch of a preview, so that no change of the content is lost in between. */
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Eleventy } from "@11ty/eleventy";
import { entriesBelow } from "../core/below.ts";

/** What is used here of chokidar 3. */
export interface Watcher {
  readonly closed: boolean;
  readonly options: { readonly cwd?: string };
  /** Names of the entries of each watched folder; paths are below `cwd` if that is given. */
  getWatched(): Readonly<Record<string, readonly string[]>>;
  /** @param paths absolute, or below `cwd` */
  add(paths: readonly string[]): void;
}

/** Milliseconds between two looks. */
const LOOK = 100;
/** Milliseconds after which nothing more is waited for: a folder may have come and gone. */
const PATIENCE = 60_000;
/** Looks at which no further folder is watched before those that are left are named to chokidar. */
const STALLED = 10;
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
  let [most, stalled] = [0, 0];
  while (!watcher.closed && performance.now() < until) {
    const watched = watchedBy(watcher);
    stalled = watched.size > most ? 0 : stalled + 1;
    most = Math.max(most, watched.size);
    // Chokidar 3 lists a folder, and only then watches it: what is made in between it does not see.
    if (stalled % STALLED === STALLED - 1) watcher.add(left);
    const isLeft = (name: string) => !watched.has(path.resolve(name));
    left = left.filter((name) => isLeft(name) && fs.existsSync(name));
    // Listed again only now: a large archive takes long to list, and folders may have come.
    if (left.length === 0) left = foldersBelow(folder).filter(isLeft);
    if (left.length === 0) break;
    await sleep(LOOK);
  }
  return !watcher.closed && isChanged(folder, since - COARSE);
}

/**
 * Ends the watch of a preview, and waits for a build that runs: Eleventy 3.1 does not. Until its end such a build holds the
 * folder of the site, and the next one would be refused.
 */
export async function endWatch(eleventy: Eleventy): Promise<void> {
  // After an error that Eleventy takes for fatal it has closed its watcher, and counts that build as running for good.
  const isOver = eleventy.watcher?.closed ?? true;
  // A change that was seen already begins a build at the next turn.
  await eleventy.stopWatch();
  while (!isOver && eleventy.watchManager.isBuildRunning()) await sleep(LOOK);
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
