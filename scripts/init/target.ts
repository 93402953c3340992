/** The folder of a new archive: whether it may be written, and how it gets its files all at once or not at all. */

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { firstOf } from "../core/counted.ts";
import { isInside } from "../core/paths.ts";
import { StopError } from "../core/stop-error.ts";

/** Begins the names of folders that are being made. */
const TEMPORARY = ".stele-init-";

/** A folder that an archive may be made in. */
export interface Target {
  /** Absolute path. */
  readonly folder: string;
  /** What is there now. A repository without commits is what `git clone` makes of an empty one. */
  readonly now: "nothing" | "empty folder" | "repository";
}

/**
 * Looks at the folder that is to become an archive.
 *
 * @param hasCommits whether the repository in a folder, which may be broken, has commits
 * @throws StopError if something is there that could be overwritten
 */
export async function openTarget(given: string, hasCommits: (folder: string) => Promise<boolean>): Promise<Target> {
  const folder = path.resolve(given);
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (!found) return { folder, now: "nothing" };
  if (!found.isDirectory()) throw new StopError(`${given} is a file; name a folder that is empty or not there`);
  const names = fs.readdirSync(folder);
  if (names.length === 0) return { folder, now: "empty folder" };
  const advice = "name a folder that is empty or not there";
  if (names.some((name) => name !== ".git"))
    throw new StopError(`the folder ${given} is not empty (${named(names)}); ${advice}`);
  if (await hasCommits(folder)) throw new StopError(`the folder ${given} is a repository that has commits; ${advice}`);
  return { folder, now: "repository" };
}

/** A few names, so that the person sees which folder it is. */
function named(names: readonly string[]): string {
  return firstOf(
    names.map((name) => JSON.stringify(name).slice(1, -1)),
    3,
  );
}

/**
 * Fills a temporary folder and puts it in the target's place. If that fails, nothing is left of it: neither the temporary
 * folder nor folders around the target.
 *
 * @param fill writes everything into the temporary folder. The folder is on the file system of the target.
 */
export async function makeWhole(target: Target, fill: (temporary: string) => Promise<void>): Promise<void> {
  const isNew = target.now === "nothing";
  const parent = isNew ? path.dirname(target.folder) : target.folder;
  const first = fs.mkdirSync(parent, { recursive: true });
  const temporary = path.join(parent, TEMPORARY + randomUUID().slice(0, 8));
  const moved: string[] = [];
  try {
    fs.mkdirSync(temporary);
    await fill(temporary);
    if (isNew) return move(temporary, target.folder);
    // A folder that exists stays the same one: a shell or an editor may be in it.
    for (const name of fs.readdirSync(temporary)) {
      const file = path.join(target.folder, name);
      move(path.join(temporary, name), file);
      moved.push(file);
    }
    fs.rmdirSync(temporary);
  } catch (error) {
    for (const file of [...moved, temporary]) remove(file);
    if (first !== undefined) removeEmpty(parent, first);
    throw error;
  }
}

/** Never over anything: somebody may have made it in the meantime. */
function move(from: string, to: string): void {
  if (fs.existsSync(to)) throw new StopError(`${to} was made in the meantime, so nothing was written`);
  fs.renameSync(from, to);
}

/** A program that has just been ended may still have a file open, which Windows does not let go at once. */
function remove(file: string): void {
  fs.rmSync(file, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Removes a folder and those around it, up to the first that was made, as long as nothing is in them. */
function removeEmpty(folder: string, first: string): void {
  for (let at = folder; isInside(at, first); at = path.dirname(at)) {
    if (fs.readdirSync(at).length > 0) return;
    fs.rmdirSync(at);
  }
}
