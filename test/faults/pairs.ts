import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { progress } from "../../scripts/cli/progress.ts";
import { Dice } from "../support/dice.ts";
import { buildArgs, start } from "./command.ts";
import { faultsOf } from "./compare.ts";
import { inFolder, type Target } from "./folders.ts";
import { type RunOptions, type RunResult, Site } from "./site.ts";

export interface PairsResult extends RunResult {
  readonly pairs: number;
  /** Publishes that were refused because the other was running. */
  readonly refused: number;
}

/** What two publishes that run at once have in common. */
const SHARED = ["the published folder", "the published folder and the cache", "the cache"] as const;

/**
 * Publishes an edit from two processes at once, at times after a third one was killed. Into one folder, one of them may
 * be refused, and one whole release must be there all the time; with one cache, both must be right.
 */
export function runPairs(options: RunOptions): Promise<PairsResult> {
  return inFolder(async (folder) => {
    const { rounds } = options;
    const dice = new Dice(options.seed);
    const site = new Site(folder, options);
    const bar = progress(rounds, "pairs");
    let refused = 0;
    site.edit();
    await site.publish();
    for (let round = 0; round < rounds; round += 1) {
      const log = site.edit();
      const shared = SHARED[round % SHARED.length] ?? SHARED[0];
      if (dice.oneIn(4)) await killOne(site, dice);
      const targets = [site.target, otherTarget(site, shared)] as const;
      const build = (target: Target) => start([process.execPath, ...buildArgs(site.repository.content, target)]).exit;
      const running = Promise.all([build(targets[0]), sleep(dice.below(4) * 100).then(() => build(targets[1]))]);
      const wrong = await faultsWhile(running, site.target);
      const exits = await running;
      const done = targets.filter((_, i) => exits[i]?.status === 0);
      wrong.push(...(await site.wrongIn(...done)));
      for (const { message } of exits.filter(({ status }) => status !== 0)) {
        const refusal = shared !== "the cache" && done.length > 0 && message.includes("another build");
        if (refusal) refused += 1;
        else wrong.push(`a publish failed: ${message}`);
      }
      site.faults.note(`pair ${round + 1} (${log}; both write ${shared})`, wrong);
      bar.tick();
    }
    bar.done();
    return { pairs: rounds, refused, faults: site.faults.all };
  });
}

/** Milliseconds after which a release that nobody swapped is read again. */
const AGAIN = 250;

/** What readers of the published folder find wrong as long as something runs; each release is read once it is there. */
async function faultsWhile(running: Promise<unknown>, { out }: Target): Promise<string[]> {
  const faults: string[] = [];
  let over = false;
  const stop = () => {
    over = true;
  };
  running.then(stop, stop);
  for (let [seen, at] = ["", 0]; !over; await sleep(5)) {
    const release = fs.existsSync(out) ? fs.realpathSync(out) : "gone";
    if (release === seen && performance.now() - at < AGAIN) continue;
    faults.push(...faultsOf(out).map((fault) => `while it was published, ${fault}`));
    [seen, at] = [release, performance.now()];
  }
  return faults;
}

/** Folders of the second publish. */
function otherTarget({ folder, target }: Site, shared: (typeof SHARED)[number]): Target {
  const other = { out: path.join(folder, "site-2"), cache: path.join(folder, "cache-2") };
  if (shared === "the cache") return { ...target, out: other.out };
  return shared === "the published folder" ? { ...target, cache: other.cache } : target;
}

/** Leaves behind what a killed publish does. */
async function killOne(site: Site, dice: Dice): Promise<void> {
  const { child, exit } = start([process.execPath, ...buildArgs(site.repository.content, site.target)]);
  await sleep(400 + dice.below(1000));
  child.kill("SIGKILL");
  await exit;
}
