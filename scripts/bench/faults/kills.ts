import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Dice } from "../../../test/support/dice.ts";
import { progress } from "../../cli/progress.ts";
import { buildArgs, type Ended, isLeft, start } from "../command.ts";
import { faultOf, faultsOf } from "../compare.ts";
import { type Content, newThread } from "../content/content.ts";
import { inFolder } from "../folders.ts";
import { Site } from "./site.ts";

export interface KillsOptions {
  readonly seed: number;
  /** Publishes that are killed. */
  readonly rounds: number;
  /** Threads of the archive. */
  readonly threads: number;
}

export interface KillsResult {
  /** Publishes that were killed before their end. */
  readonly killed: number;
  /** Killed publishes after which the old release stood, and after which the new one did. */
  readonly old: number;
  readonly new: number;
  /** What was wrong, for each publish where anything was. */
  readonly faults: readonly string[];
}

/** Publishes after which one goes undisturbed and is compared with one from nothing. */
const UNDISTURBED = 10;
/** Seconds in which what a killed publish started must end too. */
const PATIENCE = 20;

/**
 * What the moments of a publish are counted in: its time; the changes that it makes to files; those among them that it
 * makes to releases; and the few with which a release is begun, completed and swapped in.
 */
const CLOCKS = ["time", "change", "release", "swap"] as const;

/** Where a publish is killed. */
interface Moment {
  readonly by: (typeof CLOCKS)[number];
  /** Part of the whole, from 0 to 1. */
  readonly part: number;
  /** Whether all its processes are killed, or the one that was started alone. */
  readonly group: boolean;
  /** Whether the change is done by half. */
  readonly half: boolean;
}

/**
 * Kills publishes after edits with SIGKILL, one after the other, without one in between that could mend anything. After
 * each, the published folder must be one whole release, the old or the new one; and every tenth publish, which nobody
 * kills, must be as one from nothing.
 */
export function runKills(options: KillsOptions): Promise<KillsResult> {
  return inFolder((folder) => new Kills(options, folder).all());
}

class Kills {
  readonly #options: KillsOptions;
  readonly #dice: Dice;
  readonly #site: Site;
  readonly #countFile: string;
  readonly #groups: number[] = [];
  readonly #faults: string[] = [];
  /** Length of the last publish that was not killed: seconds, and changes of each kind. */
  #whole = { time: 1, change: 1, release: 1, swap: 1 };
  #edits = 0;
  readonly #count = { killed: 0, old: 0, new: 0 };

  constructor(options: KillsOptions, folder: string) {
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
    this.#faults.push(...(await this.#leftBehind()));
    return { ...this.#count, faults: this.#faults };
  }

  /** An edit, and threads with pictures, one of them new each time, so that every stage has something to do. */
  #edit(): string {
    this.#edits += 1;
    const pictures = this.#options.threads >> 4;
    const numbers = [...Array.from({ length: pictures }, (_, i) => i), pictures + this.#edits];
    return this.#site.edit((content: Content) => {
      const [board = ""] = Object.keys(content.boards);
      const threads = numbers.map((number) => ({
        ...newThread(1_000_000 + number, `${board}/pictured-${number}`, { title: `圖${number}` }),
        files: { "01.png": 6 * number + 1 },
      }));
      return { ...content, threads: [...content.threads, ...threads] };
    });
  }

  /** Publishes an edit and kills it. @returns whether it was still running */
  async #kill(): Promise<boolean> {
    const moment = this.#moment();
    const before = this.#site.manifest();
    const log = this.#edit();
    const { status, said } = await this.#publishUntil(moment);
    const where = `edit ${this.#edits} (${log}; killed at ${JSON.stringify(moment)})`;
    const now = this.#site.manifest();
    const wrong = faultsOf(this.#site.target.out);
    if (status !== null && status !== 0) wrong.push(`the publish failed: ${said}`);
    if (now !== before) wrong.push(...(await this.#site.wrongIn(this.#site.target)));
    this.#note(where, wrong);
    if (status !== null) return false;
    this.#count.killed += 1;
    this.#count[now === before ? "old" : "new"] += 1;
    return true;
  }

  /** As often by each clock, so that the moments are closest where the release is swapped. */
  #moment(): Moment {
    const dice = this.#dice;
    return { by: dice.pick(CLOCKS), part: (1 + dice.below(1000)) / 1000, group: dice.oneIn(2), half: dice.oneIn(2) };
  }

  async #publishUntil({ by, part, group, half }: Moment): Promise<Ended> {
    const whole = this.#whole[by];
    const running = this.#start(by === "time" ? {} : { kind: by, at: Math.ceil(whole * part), half, group });
    const { pid = 0 } = running.child;
    this.#groups.push(pid);
    const timer = setTimeout(
      () => by === "time" && isLeft(pid) && process.kill(group ? -pid : pid, "SIGKILL"),
      whole * part * 1000,
    );
    const ended = await running.ended;
    clearTimeout(timer);
    return ended;
  }

  /** Publishes an edit without a disturbance, and notes how much there is to be disturbed. */
  async #undisturbed(): Promise<void> {
    const log = this.#edit();
    const { status, said, seconds } = await this.#start({ count: this.#countFile }).ended;
    if (status === 0) this.#whole = { time: seconds, ...JSON.parse(fs.readFileSync(this.#countFile, "utf8")) };
    const wrong = status === 0 ? await this.#site.wrongIn(this.#site.target) : [`the publish failed: ${said}`];
    this.#note(`edit ${this.#edits} (${log}; not killed)`, wrong);
  }

  #note(where: string, wrong: readonly string[]): void {
    const fault = faultOf(where, wrong);
    if (fault !== undefined) this.#faults.push(fault);
  }

  /** Starts a publish, with `die-at.mjs` in it. */
  #start(die: object) {
    const preload = pathToFileURL(path.join(import.meta.dirname, "die-at.mjs")).href;
    const args = buildArgs(this.#site.repository.content, this.#site.target);
    const [folder, out] = [this.#site.folder, this.#site.target.out].map((dir) => `^${dir.replace(/[^\w/]/g, "\\$&")}`);
    const kinds = { change: folder, release: out, swap: `${out}(\\.releases(/[^/]*)?)?$` };
    const env = { ...process.env, STELE_DIE: JSON.stringify({ kinds, ...die }) };
    return start([process.execPath, "--import", preload, ...args], { env });
  }

  /** Processes of killed publishes that do not end; they are ended then. */
  async #leftBehind(): Promise<string[]> {
    for (let waited = 0; this.#groups.some(isLeft) && waited < PATIENCE; waited += 0.1)
      await new Promise((done) => setTimeout(done, 100));
    return this.#groups.filter(isLeft).map((group) => {
      process.kill(-group, "SIGKILL");
      return `processes of a killed publish (group ${group}) still run after ${PATIENCE} seconds`;
    });
  }
}
