import path from "node:path";
import { progress } from "../../scripts/cli/progress.ts";
import { seedAssets } from "../support/assets.ts";
import { Dice } from "../support/dice.ts";
import { LAUNCHER, runNode } from "../support/node.ts";
import { fromNothing, publish } from "./command.ts";
import { Faults, MANIFEST, type Tree, wrongIn } from "./compare.ts";
import { DISTURBANCES } from "./disturb.ts";
import { copyTarget, inFolder, type Target, targetIn } from "./folders.ts";
import { Mirror, Repository } from "./history/checkout.ts";
import { history, type Step } from "./history/history.ts";
import { changedFiles, restoreIndex, TRICKS } from "./index-tricks.ts";
import type { RunOptions, RunResult } from "./site.ts";

export interface HistoriesResult extends RunResult {
  readonly commits: number;
  /** Publishes from a cache, each compared with one from nothing. */
  readonly publishes: number;
  /** Files that differed, were missing or too many. */
  readonly differing: number;
}

/** Options of the command that a history gives now and then. */
const VARIANTS = [["--drafts"], ["--base-url", "https://b.example/x/"], ["--force"]] as const;

/**
 * Publishes a random history commit by commit from a cache, and each time compares every file with a publish from
 * nothing. Between the commits folders are lost, damaged, edited and set back, and git's index is left in many states.
 * Ends at the first difference.
 */
export function runHistories(options: RunOptions): Promise<HistoriesResult> {
  return inFolder((folder) => new Histories(options, folder).all());
}

class Histories {
  readonly #options: RunOptions;
  readonly #dice: Dice;
  readonly #folder: string;
  /** The content folder's path in the repository: a part of it with one seed, the whole of it with the next. */
  readonly #inside: string;
  readonly #repository: Repository;
  readonly #target: Target;
  /** Copies of cache and release, some publishes old. */
  readonly #older: Target;
  readonly #log: string[] = [];
  #mirror: Mirror | undefined;
  #publishes = 0;

  constructor(options: RunOptions, folder: string) {
    this.#options = options;
    // Another stream than the history's, so that one seed makes the same commits whatever happens between them.
    this.#dice = new Dice(options.seed + 1_000_000);
    this.#folder = folder;
    this.#inside = options.seed % 2 ? "content" : "";
    this.#repository = new Repository(path.join(folder, "repository"), this.#inside);
    this.#target = targetIn(folder);
    seedAssets(this.#target.cache);
    this.#older = targetIn(path.join(folder, "older"));
  }

  async all(): Promise<HistoriesResult> {
    const { seed, rounds, threads } = this.#options;
    const bar = progress(rounds, "commits");
    const steps = history(this.#options);
    const faults = new Faults();
    let wrong: string[] = [];
    let commits = 0;
    for (; commits < rounds && wrong.length === 0; commits += 1) {
      wrong = await this.#step(steps.next().value);
      bar.tick();
    }
    bar.done();
    const head = `seed ${seed}, ${threads} threads to begin with: the last of these publishes was wrong`;
    faults.note([head, ...this.#log].join("\n"), wrong);
    return { commits, publishes: this.#publishes, differing: wrong.length, faults: faults.all };
  }

  /** Publishes one step in all the ways that the dice choose. @returns what is wrong, a line a file */
  async #step(step: Step): Promise<string[]> {
    const dice = this.#dice;
    this.#repository.take(step);
    this.#mirror ??= new Mirror(this.#repository, path.join(this.#folder, "mirror"), this.#inside);
    this.#mirror.write(step.content);
    this.#mirror.follow();
    this.#log.push(step.log);
    if (this.#publishes > 0 && dice.oneIn(2)) this.#disturb();
    const variant = dice.oneIn(10) ? dice.pick(VARIANTS) : [];
    if (variant.length) this.#log.push(`  built with ${variant.join(" ")}`);
    const expected = await this.#fromNothing(this.#mirror, variant);
    const wrong = await this.#compare(expected, variant);
    if (wrong.length) return wrong;
    if (dice.oneIn(4)) copyTarget(this.#target, this.#older, ["cache", "release"]);
    if (dice.oneIn(8) && variant.length === 0) {
      const apart = await this.#inParts(expected);
      if (apart.length) return apart;
    }
    if (dice.oneIn(2)) {
      this.#log.push("  published again");
      if (!dice.oneIn(4)) this.#disturb();
      const again = await this.#compare(expected, variant);
      if (again.length) return again;
    }
    return dice.oneIn(5) ? this.#uncommitted(step, this.#mirror) : [];
  }

  /** Publishes what is written and not committed, with git's index in some state, and goes back. */
  async #uncommitted(step: Step, mirror: Mirror): Promise<string[]> {
    const trick = this.#dice.pick(Object.keys(TRICKS));
    this.#log.push(`  not committed: ${step.uncommitted.log}; the index: ${trick}`);
    for (const checkout of [this.#repository, mirror]) checkout.write(step.uncommitted.content);
    TRICKS[trick]?.(this.#repository, changedFiles(this.#repository), mirror);
    // The manifest names a commit if git says that nothing was changed, and these tricks are about what git says.
    const wrong = (await this.#compare(await this.#fromNothing(mirror))).filter(
      (line) => !line.startsWith(`${MANIFEST} differs`),
    );
    for (const checkout of [this.#repository, mirror]) checkout.write(step.content);
    restoreIndex(this.#repository, mirror);
    return wrong;
  }

  /** Publishes the content in two parts, as two machines do, and joins them into a folder that holds an older release. */
  async #inParts(expected: Tree): Promise<string[]> {
    this.#log.push("  published in two parts");
    this.#publishes += 1;
    const parts = [1, 2].map((index) => targetIn(path.join(this.#folder, `part-${index}`)));
    const joined = path.join(this.#folder, "joined");
    try {
      for (const [i, part] of parts.entries()) await publish(this.#repository.content, part, "--part", `${i + 1}/2`);
    } catch (error) {
      return [String(error)];
    }
    const { status, text } = runNode([LAUNCHER, "join", ...parts.map(({ out }) => out), "--out", joined]);
    return status === 0 ? wrongIn(joined, expected) : [`join failed: ${text}`];
  }

  #disturb(): void {
    const name = this.#dice.pick(Object.keys(DISTURBANCES));
    this.#log.push(`  ${name}`);
    DISTURBANCES[name]?.({ target: this.#target, older: this.#older, dice: this.#dice });
  }

  #fromNothing(mirror: Mirror, variant: readonly string[] = []): Promise<Tree> {
    return fromNothing(mirror.content, ...variant).catch((error: unknown) => {
      throw new Error(`from nothing, after ${this.#log.join(", ")}: ${error}`);
    });
  }

  /** Publishes from the cache. @param expected the same, published from nothing */
  async #compare(expected: Tree, variant: readonly string[] = []): Promise<string[]> {
    this.#publishes += 1;
    try {
      await publish(this.#repository.content, this.#target, ...variant);
    } catch (error) {
      return [String(error)];
    }
    return wrongIn(this.#target.out, expected);
  }
}
