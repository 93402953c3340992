import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { progress } from "../../scripts/cli/progress.ts";
import { Dice } from "../support/dice.ts";
import { buildArgs, type Exit, isLeft, type Running, start } from "./command.ts";
import { faultsOf } from "./compare.ts";
import { inFolder } from "./folders.ts";
import { type RunOptions, type RunResult, Site, withPictures } from "./site.ts";

export interface KillsResult extends RunResult {
  /** Publishes that were killed before their end. */
  readonly killed: number;
  /** Killed publishes after which the old release was there, and after which the new one was. */
  readonly old: number;
  readonly new: number;
}

/** One publish in so many is not killed, and is compared with one from nothing. */
const UNDISTURBED = 10;
/** Seconds in which the processes of a killed publish must end too. */
const PATIENCE = 20;

/**
 * What the moments of a publish are counted in: its time; the changes that it makes to files; those among them that it
 * makes to releases; and the few that begin, complete and swap a release.
 */
const CLOCKS = ["time", "change", "release", "swap"] as const;

/** When a publish is killed. */
interface Moment {
  readonly by: (typeof CLOCKS)[number];
  /** Part of the whole, from 0 to 1. */
  readonly part: number;
  /** Whether all its processes are killed, or only the first. */
  readonly group: boolean;
  /** Whether the change is done by half. */
  readonly half: boolean;
}

/**
 * Kills publishes after edits with SIGKILL, one after the other, without one in between that could mend anything. After
 * each, the published folder must be one whole release, the old or the new one. Every tenth publish is not killed, and
 * must be as one from nothing.
 */
export function runKills(options: RunOptions): Promise<KillsResult> {
  return inFolder((folder) => new Kills(options, folder).all());
}

class Kills {
  readonly #options: RunOptions;
  readonly #dice: Dice;
  readonly #site: Site;
  readonly #countFile: string;
  readonly #groups: number[] = [];
  /** Length of the last publish that was not killed: seconds, and changes of each kind. */
  #whole = { time: 1, change: 1, release: 1, swap: 1 };
  #edits = 0;
  readonly #count = { killed: 0, old: 0, new: 0 };

  constructor(options: RunOptions, folder: string) {
    this.#options = options;
    this.#dice = new Dice(options.seed);
    this.#site = new Site(folder, options);
    this.#countFile = path.join(folder, "count");
  }

  async all(): Promise<KillsResult> {
    const { rounds } = this.#options;
    const bar = progress(rounds, "kills");
    this.#edit();
    await this.#site.publish();
    for (let round = 0; this.#count.killed < rounds; round += 1) {
      if (round % UNDISTURBED === 0) await this.#undisturbed();
      if (await this.#kill()) bar.tick();
    }
    await this.#undisturbed();
    bar.done();
    this.#site.faults.note("after all", await this.#leftBehind());
    return { ...this.#count, faults: this.#site.faults.all };
  }

  /** An edit, and threads with pictures, one of them new each time, so that every stage has something to do. */
  #edit(): string {
    this.#edits += 1;
    const pictures = this.#options.threads >> 4;
    const numbers = [...Array.from({ length: pictures }, (_, i) => i), pictures + this.#edits];
    return this.#site.edit((content) => withPictures(content, numbers));
  }

  /** Publishes an edit and kills it. @returns whether it was still running */
  async #kill(): Promise<boolean> {
    const moment = this.#moment();
    const before = this.#site.manifest();
    const log = this.#edit();
    const { status, message } = await this.#publishUntil(moment);
    const now = this.#site.manifest();
    const wrong = faultsOf(this.#site.target.out);
    if (status !== null && status !== 0) wrong.push(`the publish failed: ${message}`);
    if (now !== before) wrong.push(...(await this.#site.wrongIn(this.#site.target)));
    this.#site.faults.note(`edit ${this.#edits} (${log}; killed at ${JSON.stringify(moment)})`, wrong);
    if (status !== null) return false;
    this.#count.killed += 1;
    this.#count[now === before ? "old" : "new"] += 1;
    return true;
  }

  /** As often by each clock, so that the moments are closest around the swap of a release. */
  #moment(): Moment {
    const dice = this.#dice;
    return { by: dice.pick(CLOCKS), part: (1 + dice.below(1000)) / 1000, group: dice.oneIn(2), half: dice.oneIn(2) };
  }

  async #publishUntil({ by, part, group, half }: Moment): Promise<Exit> {
    const length = this.#whole[by] * part;
    const running = this.#start(by === "time" ? {} : { kind: by, at: Math.ceil(length), half, group });
    const { pid = 0 } = running.child;
    this.#groups.push(pid);
    const kill = () => by === "time" && isLeft(pid) && process.kill(group ? -pid : pid, "SIGKILL");
    const timer = setTimeout(kill, length * 1000);
    const exit = await running.exit;
    clearTimeout(timer);
    return exit;
  }

  /** Publishes an edit to its end, and notes how long that is by each clock. */
  async #undisturbed(): Promise<void> {
    const log = this.#edit();
    const { status, message, seconds } = await this.#start({ count: this.#countFile }).exit;
    if (status === 0) this.#whole = { time: seconds, ...JSON.parse(fs.readFileSync(this.#countFile, "utf8")) };
    const wrong = status === 0 ? await this.#site.wrongIn(this.#site.target) : [`the publish failed: ${message}`];
    this.#site.faults.note(`edit ${this.#edits} (${log}; not killed)`, wrong);
  }

  /** Starts a publish, with `die-at.mjs` in it. */
  #start(die: object): Running {
    const preload = pathToFileURL(path.join(import.meta.dirname, "die-at.mjs")).href;
    const args = buildArgs(this.#site.repository.content, this.#site.target);
    const [folder, out] = [this.#site.folder, this.#site.target.out].map((dir) => `^${dir.replace(/[^\w/]/g, "\\$&")}`);
    const kinds = { change: folder, release: out, swap: `${out}(\\.releases(/[^/]*)?)?$` };
    const env = { ...process.env, STELE_DIE: JSON.stringify({ kinds, ...die }) };
    return start([process.execPath, "--import", preload, ...args], { env });
  }

  /** Processes of killed publishes that do not end; they are ended then. */
  async #leftBehind(): Promise<string[]> {
    for (let waited = 0; this.#groups.some(isLeft) && waited < PATIENCE; waited += 0.1) await sleep(100);
    return this.#groups.filter(isLeft).map((group) => {
      process.kill(-group, "SIGKILL");
      return `processes of a killed publish (group ${group}) still run after ${PATIENCE} seconds`;
    });
  }
}
