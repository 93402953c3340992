/** What earlier builds stored is deleted, or damaged in silence. The next publish must be right all the same. */
import fs from "node:fs";
import path from "node:path";
import { progress } from "../../scripts/cli/progress.ts";
import { Dice } from "../support/dice.ts";
import { wrongIn } from "./compare.ts";
import { pathsBelow } from "./disturb.ts";
import { flip } from "./flip.ts";
import { inFolder, releasesOf, type Target } from "./folders.ts";
import type { RunOptions, RunResult } from "./site.ts";
import { Versions } from "./versions.ts";

export interface StoredResult extends RunResult {
  readonly rounds: number;
  /** Files that were deleted or damaged. */
  readonly files: number;
}

/** Harms what is stored. @returns how many files */
type Harm = (target: Target, dice: Dice) => number;

/** Files that one round harms at most, by itself. */
const MOST = 8;

/** Deletes files and folders of the cache and of the releases. Any publish must be right afterwards. */
export const runDeleted = (options: RunOptions) => run(options, "deleted caches", remove, {});

/** Flips a bit in stored files; their size and time stay. A publish that reads every byte must be right afterwards. */
export const runFlipped = (options: RunOptions) => run(options, "flipped caches", flipSome, { verify: true });

function run(options: RunOptions, label: string, harm: Harm, how: { verify?: boolean }): Promise<StoredResult> {
  return inFolder(async (folder) => {
    const versions = await Versions.in(folder, options);
    const { target, faults } = versions.site;
    const dice = new Dice(options.seed);
    const bar = progress(options.rounds, label);
    let files = 0;
    for (let round = 0; round < options.rounds; round += 1) {
      files += harm(target, dice);
      if (!dice.oneIn(3)) versions.turn();
      const wrong: string[] = [];
      await versions.publish(how).catch((error: unknown) => wrong.push(String(error)));
      faults.note(`round ${round + 1}`, [...wrong, ...wrongIn(target.out, versions.expected)]);
      bar.tick();
    }
    bar.done();
    return { rounds: options.rounds, files, faults: faults.all };
  });
}

/** Files of the cache, or of the releases. */
function someOf(target: Target, dice: Dice): string[] {
  const files = pathsBelow(dice.oneIn(3) ? releasesOf(target) : target.cache);
  return [...new Set(Array.from({ length: 1 + dice.below(MOST) }, () => dice.pick(files)))];
}

function flipSome(target: Target, dice: Dice): number {
  const files = someOf(target, dice).filter((file) => fs.statSync(file).size > 0);
  for (const file of files) flip(file, dice.below(1000) / 1000);
  return files.length;
}

function remove(target: Target, dice: Dice): number {
  const whole = dice.below(8);
  if (whole > 1) {
    const files = someOf(target, dice);
    for (const file of files) fs.rmSync(file);
    return files.length;
  }
  const folders = fs.readdirSync(target.cache, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const gone = whole === 0 ? target.cache : path.join(target.cache, dice.pick(folders.map(({ name }) => name)));
  const count = pathsBelow(gone).length;
  fs.rmSync(gone, { recursive: true });
  return count;
}
