import path from "node:path";
import { progress } from "../../scripts/cli/progress.ts";
import { Dice } from "../support/dice.ts";
import { buildArgs, start } from "./command.ts";
import { differences, readTree, wrongIn } from "./compare.ts";
import { copyTarget, inFolder, targetIn } from "./folders.ts";
import { type FullDisk, smallDisk } from "./full-disk.ts";
import type { RunOptions, RunResult } from "./site.ts";
import { Versions } from "./versions.ts";

export interface DisksResult extends RunResult {
  /** Publishes that met a full disk. */
  readonly full: number;
  /** Publishes for which the room was enough. */
  readonly enough: number;
  /** How a disk was filled. */
  readonly disk: FullDisk["how"];
}

/** Most room that is left, in kB: most publishes of the archive take less, and some as much. */
const MOST = 60;

/**
 * Publishes onto a disk with less and less room. A publish that fails must leave the old release to the byte and name
 * the place, and the next one, with the room back, must be right.
 */
export function runDisks(options: RunOptions): Promise<DisksResult> {
  return inFolder(async (folder) => {
    const versions = await Versions.in(folder, options);
    const { content } = versions.site.repository;
    const { faults } = versions.site;
    const dice = new Dice(options.seed);
    const disk = smallDisk(path.join(folder, "disk"));
    const target = targetIn(disk.folder);
    const bar = progress(options.rounds, "full disks");
    const count = { full: 0, enough: 0 };
    try {
      copyTarget(versions.site.target, target, ["cache"]);
      await versions.publish({}, target);
      while (count.full < options.rounds) {
        versions.turn();
        const room = dice.oneIn(4) ? dice.below(8) : dice.below(MOST);
        const before = readTree(target.out);
        const prefix = disk.fill(room);
        const { status, message } = await start([...prefix, process.execPath, ...buildArgs(content, target)]).exit;
        const wrong: string[] = [];
        if (status === 0) wrong.push(...wrongIn(target.out, versions.expected));
        else wrong.push(...differences(readTree(target.out), before), ...missingWords(status, message, disk.folder));
        disk.empty();
        await versions.publish({}, target).catch((error: unknown) => wrong.push(`with the room back: ${error}`));
        wrong.push(...wrongIn(target.out, versions.expected));
        faults.note(`${room} kB left`, wrong);
        count[status === 0 ? "enough" : "full"] += 1;
        if (status !== 0) bar.tick();
      }
    } finally {
      disk.empty();
      disk.remove();
    }
    bar.done();
    return { ...count, disk: disk.how, faults: faults.all };
  });
}

/** What a failed publish should have said, if it did not. */
function missingWords(status: number | null, message: string, place: string): string[] {
  const wrong = [];
  if (status !== 1) wrong.push(`exit status ${status}`);
  if (!message.includes(place)) wrong.push(`the message does not name ${place}:\n${message}`);
  if (/\n {4}at /.test(message)) wrong.push(`the message is a stack:\n${message}`);
  return wrong;
}
