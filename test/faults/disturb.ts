/** What can befall the cache and the published folder between two publishes. The next publish must be right all the same. */
import fs from "node:fs";
import path from "node:path";
import { filesBelow } from "../../scripts/core/below.ts";
import type { Dice } from "../support/dice.ts";
import { MANIFEST } from "./compare.ts";
import { copyTarget, releasesOf, type Target } from "./folders.ts";

export interface Scene {
  readonly target: Target;
  /** Copies of the same folders, some publishes old. */
  readonly older: Target;
  readonly dice: Dice;
}

type Disturbance = (scene: Scene) => void;

const remove = (name: string) => fs.rmSync(name, { recursive: true, force: true });

/** Paths of every file below a folder, in a fixed order; links are not followed. */
export const pathsBelow = (folder: string) => filesBelow(folder).map((name) => path.join(folder, name));

const flipped = (file: string) => Buffer.from(fs.readFileSync(file).map((byte) => byte ^ 1));

/** Kinds of harm; some are done in place, so that every hard link to the file suffers too. */
const HARMS: readonly ((file: string) => void)[] = [
  (file) => fs.rmSync(file),
  (file) => fs.writeFileSync(file, flipped(file)),
  (file) => fs.truncateSync(file, fs.statSync(file).size >> 1),
  (file) => replace(file, flipped(file)),
  (file) => replace(file, "damaged"),
];

function replace(file: string, bytes: string | Buffer): void {
  fs.rmSync(file);
  fs.writeFileSync(file, bytes);
}

function damageSome(files: readonly string[], most: number, dice: Dice): void {
  const count = Math.min(files.length, 1 + dice.below(most));
  for (const file of new Set(Array.from({ length: count }, () => dice.pick(files)))) dice.pick(HARMS)(file);
}

/** A file of the published folder, by its real path. */
function published({ target, dice }: Scene): string {
  return dice.pick(pathsBelow(fs.realpathSync(target.out)));
}

export const DISTURBANCES: Readonly<Record<string, Disturbance>> = {
  "no cache": ({ target }) => remove(target.cache),
  "an older copy of the cache": ({ target, older }) => copyTarget(older, target, ["cache"]),
  "the cache copied from elsewhere": ({ target }) => {
    const moved = `${target.cache}-moved`;
    fs.cpSync(target.cache, moved, { recursive: true });
    remove(target.cache);
    fs.renameSync(moved, target.cache);
  },
  "damaged files in the cache": ({ target, dice }) => damageSome(pathsBelow(target.cache), 12, dice),
  "damaged lists in the cache": ({ target, dice }) => {
    const lists = pathsBelow(target.cache).filter((file) => file.endsWith(".json"));
    damageSome(lists, lists.length, dice);
  },
  "a folder of the cache gone": ({ target, dice }) => {
    const folders = fs.readdirSync(target.cache, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    if (folders.length > 0) remove(path.join(target.cache, dice.pick(folders.map((entry) => entry.name).sort())));
  },
  "no release": ({ target }) => {
    remove(target.out);
    remove(releasesOf(target));
  },
  "no link to the release": ({ target }) => remove(target.out),
  "a link to no release": ({ target }) => remove(releasesOf(target)),
  "an older release": ({ target, older }) => copyTarget(older, target, ["release"]),
  "an older release and its cache": ({ target, older }) => copyTarget(older, target, ["cache", "release"]),
  "the release copied from elsewhere": ({ target }) => {
    const moved = { out: `${target.out}-moved`, cache: target.cache };
    copyTarget(target, moved, ["release"]);
    copyTarget(moved, target, ["release"]);
    remove(moved.out);
    remove(releasesOf(moved));
  },
  "a plain folder in place of the link": ({ target }) => {
    const plain = `${target.out}-plain`;
    fs.cpSync(fs.realpathSync(target.out), plain, { recursive: true });
    remove(target.out);
    remove(releasesOf(target));
    fs.renameSync(plain, target.out);
  },
  "a published file deleted": (scene) => fs.rmSync(published(scene)),
  "published files edited by hand": (scene) => {
    for (let i = 0; i < 3; i += 1) fs.appendFileSync(published(scene), "by hand");
  },
  "a published file edited by hand to the same size": (scene) => {
    const file = published(scene);
    fs.writeFileSync(file, flipped(file));
  },
  "a published file replaced by one of the same size": (scene) => {
    const file = published(scene);
    replace(file, flipped(file));
  },
  "a file put into the published folder": (scene) => fs.writeFileSync(`${published(scene)}.txt`, "by hand"),
  "a published folder gone": (scene) => remove(path.dirname(published(scene))),
  "no manifest": ({ target }) => remove(path.join(target.out, MANIFEST)),
  "a damaged manifest": ({ target, dice }) => dice.pick(HARMS)(path.join(fs.realpathSync(target.out), MANIFEST)),
  "damaged files beside the release": ({ target, dice }) => {
    const current = fs.realpathSync(target.out);
    const beside = pathsBelow(releasesOf(target)).filter((file) => !file.startsWith(current));
    if (beside.length > 0) damageSome(beside, 6, dice);
  },
};
