import path from "node:path";
import { Dice } from "../../../test/support/dice.ts";
import { progress } from "../../cli/progress.ts";
import { joinParts } from "../../publish/join.ts";
import { MANIFEST } from "../../publish/manifest.ts";
import { type PublishOptions, publish } from "../../publish/publish.ts";
import { differences, faultOf, faultsOf, readTree, type Tree } from "../compare.ts";
import { Mirror, Repository } from "../content/checkout.ts";
import { history, type Step } from "../content/history.ts";
import { copyTarget, inFolder, type Target, targetIn } from "../folders.ts";
import { DISTURBANCES } from "./disturb.ts";
import { changedFiles, restoreIndex, TRICKS } from "./index-tricks.ts";

export interface HistoriesOptions {
  /** Decides the edits and all that happens between them. */
  readonly seed: number;
  /** Commits, or pushes of a few of them. */
  readonly commits: number;
  /** Threads to begin with. */
  readonly threads: number;
}

export interface HistoriesResult {
  readonly commits: number;
  /** Publishes from a cache, each compared with one from nothing. */
  readonly publishes: number;
  /** Files that differed, were missing or too many. */
  readonly differing: number;
  /** The publish that was wrong, with what led to it; the run ended with it. Empty where all were right. */
  readonly faults: readonly string[];
}

/** Options of a publish that a history changes now and then. */
type Variant = Partial<Pick<PublishOptions, "drafts" | "baseUrl" | "force" | "part">>;

const VARIANTS: readonly Variant[] = [{ drafts: true }, { baseUrl: "https://b.example/x/" }, { force: true }];

/**
 * Publishes a random history commit by commit from a cache, and each time compares every file with a publish from
 * nothing. Between the commits folders are lost, damaged, edited and set back, and git's index is left in many states.
 * Ends at the first difference.
 */
export function runHistories(options: HistoriesOptions): Promise<HistoriesResult> {
  return inFolder((folder) => new Run(options, folder).all());
}

class Run {
  readonly #options: HistoriesOptions;
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

  constructor(options: HistoriesOptions, folder: string) {
    this.#options = options;
    // Another stream than the history's, so that one seed makes the same commits whatever happens between them.
    this.#dice = new Dice(options.seed + 1_000_000);
    this.#folder = folder;
    this.#inside = options.seed % 2 ? "content" : "";
    this.#repository = new Repository(path.join(folder, "repository"), this.#inside);
    this.#target = targetIn(folder);
    this.#older = targetIn(path.join(folder, "older"));
  }

  async all(): Promise<HistoriesResult> {
    const { seed, commits, threads } = this.#options;
    const bar = progress(commits, "commits");
    const steps = history({ seed, threads });
    let wrong: string[] = [];
    let done = 0;
    for (; done < commits && wrong.length === 0; done += 1) {
      wrong = await this.#step(steps.next().value);
      bar.tick();
    }
    bar.done();
    const head = `seed ${seed}, ${threads} threads to begin with: the last of these publishes was wrong`;
    const fault = faultOf([head, ...this.#log].join("\n"), wrong);
    return { commits: done, publishes: this.#publishes, differing: wrong.length, faults: fault ? [fault] : [] };
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
    const variant = dice.oneIn(10) ? dice.pick(VARIANTS) : {};
    if (Object.keys(variant).length) this.#log.push(`  built with ${JSON.stringify(variant)}`);
    const expected = this.#fromNothing(this.#mirror, variant);
    const wrong = await this.#compare(expected, variant);
    if (wrong.length) return wrong;
    if (dice.oneIn(4)) copyTarget(this.#target, this.#older, ["cache", "release"]);
    if (dice.oneIn(8) && Object.keys(variant).length === 0) {
      const apart = await this.#inParts(await expected);
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
    const expected = this.#fromNothing(mirror, {});
    // The manifest names a commit where git says that nothing was changed, and these tricks are about what git says.
    const wrong = (await this.#compare(expected, {})).filter((line) => !line.startsWith(`${MANIFEST} differs`));
    for (const checkout of [this.#repository, mirror]) checkout.write(step.content);
    restoreIndex(this.#repository, mirror);
    return wrong;
  }

  /** Publishes the content in two parts, as two machines do, and joins them into a folder that holds an older release. */
  async #inParts(expected: Tree): Promise<string[]> {
    this.#log.push("  published in two parts");
    this.#publishes += 1;
    const parts = [1, 2].map((index) => ({ index, ...targetIn(path.join(this.#folder, `part-${index}`)) }));
    for (const { index, ...target } of parts) {
      const failed = await publishInto(this.#repository.content, target, { part: { index, of: 2 } });
      if (failed !== undefined) return [`the publish of part ${index} failed: ${failed}`];
    }
    const joined = path.join(this.#folder, "joined");
    await joinParts(
      parts.map(({ out }) => out),
      joined,
    );
    return [...differences(readTree(joined), expected), ...faultsOf(joined)];
  }

  #disturb(): void {
    const name = this.#dice.pick(Object.keys(DISTURBANCES));
    this.#log.push(`  ${name}`);
    DISTURBANCES[name]?.({ target: this.#target, older: this.#older, dice: this.#dice });
  }

  async #fromNothing(mirror: Mirror, variant: Variant): Promise<Tree> {
    return inFolder(async (folder) => {
      const target = targetIn(folder);
      const failed = await publishInto(mirror.content, target, variant);
      if (failed !== undefined) throw new Error(`from nothing, after ${this.#log.join(", ")}: ${failed}`);
      return readTree(target.out);
    });
  }

  /** Publishes from the cache, while the same is published from nothing. */
  async #compare(fromNothing: Promise<Tree>, variant: Variant): Promise<string[]> {
    this.#publishes += 1;
    const [failed, expected] = await Promise.all([
      publishInto(this.#repository.content, this.#target, variant),
      fromNothing,
    ]);
    if (failed !== undefined) return [`the publish failed: ${failed}`];
    return [...differences(readTree(this.#target.out), expected), ...faultsOf(this.#target.out)];
  }
}

/** @returns why nothing was published; undefined where all went well */
async function publishInto(content: string, target: Target, variant: Variant): Promise<string | undefined> {
  try {
    const result = await publish({ content, drafts: false, force: false, ...variant, ...target });
    return "problems" in result ? JSON.stringify(result.problems, null, 1) : undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
