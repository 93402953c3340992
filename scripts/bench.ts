import { runFailures } from "./bench/faults/failures.ts";
import { runKills } from "./bench/faults/kills.ts";
import { runPairs } from "./bench/faults/pairs.ts";
import { runHistories } from "./bench/histories/run.ts";
import type { Cost } from "./bench/measure.ts";
import { runPublishes } from "./bench/publishes.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";

const COMMAND = {
  name: "bench",
  usage: "npm run bench -- [WHAT…] [options]",
  summary:
    "Measures what publishes cost (on Linux) and tries to break them. Without WHAT it does everything, which takes half an hour.",
  options: {
    threads: {
      type: "string",
      value: "N",
      default: "1000",
      help: "threads in the archive that is measured; that to be broken has 300 or 40 at most",
    },
    runs: { type: "string", value: "N", default: "1", help: "publishes: times that each is measured" },
    kills: { type: "string", value: "N", default: "100", help: "kills: publishes that are killed at random moments" },
    pairs: { type: "string", value: "N", default: "30", help: "pairs: publishes that two processes make at once" },
    failures: { type: "string", value: "N", default: "20", help: "failures: publishes that cannot go well" },
    commits: {
      type: "string",
      value: "N",
      default: "200",
      help: "histories: random commits, from a cache and from nothing",
    },
    seed: {
      type: "string",
      value: "N",
      default: "1",
      help: "decides everything random; another one makes other edits",
    },
  },
  positionals: { value: "WHAT", help: "publishes, kills, pairs, failures or histories", least: 0 },
} as const satisfies Command;

/** Threads from which on every stage of a publish takes long enough to be killed in it. */
const MANY = 300;
/** Threads that are enough for all else, if a site is made from nothing again and again. */
const FEW = 40;

/** What a run came to. */
interface Outcome {
  /** For machines. */
  readonly result: object;
  /** For people. */
  readonly lines: readonly string[];
  readonly missed: boolean;
}

/** `npm run bench`. @returns 0, or 1 if a goal was missed, or 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json } = args.values;
  const options = Object.keys(COMMAND.options) as (keyof Sizes)[];
  const sizes = Object.fromEntries(options.map((name) => [name, Number(args.values[name])])) as Sizes;
  const wrong = options.find((name) => !Number.isInteger(sizes[name]) || sizes[name] < 1);
  if (wrong) return wrongCall(COMMAND, `--${wrong} takes a whole number, 1 or more`);
  const names = args.positionals.length ? args.positionals : Object.keys(RUNS);
  const unknown = names.find((name) => !(name in RUNS));
  if (unknown !== undefined)
    return wrongCall(COMMAND, `"${unknown}" is nothing to be done; write ${COMMAND.positionals.help}`);
  const results: Record<string, object> = {};
  let missed = false;
  for (const name of names) {
    const outcome = await RUNS[name]?.(sizes);
    if (!outcome) continue;
    results[name] = outcome.result;
    missed ||= outcome.missed;
    if (!json) console.log(outcome.lines.join("\n"));
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  return missed ? 1 : 0;
}

type Sizes = Readonly<Record<keyof typeof COMMAND.options, number>>;

const RUNS: Readonly<Record<string, (sizes: Sizes) => Promise<Outcome>>> = {
  async publishes({ threads, runs }) {
    const result = await runPublishes({ threads, runs });
    return { result, lines: Object.entries(result).map(([name, cost]) => costLine(name, cost)), missed: false };
  },
  async kills({ kills, seed, threads }) {
    const result = await runKills({ seed, rounds: kills, threads: Math.min(threads, MANY) });
    return judged(result, `${result.killed} publishes killed: ${result.old} old and ${result.new} new releases`);
  },
  async pairs({ pairs, seed, threads }) {
    const result = await runPairs({ seed, rounds: pairs, threads: Math.min(threads, FEW) });
    return judged(result, `${result.pairs} times two publishes at once, ${result.refused} refused`);
  },
  async failures({ failures, seed, threads }) {
    const result = await runFailures({ seed, threads: Math.min(threads, FEW), count: failures });
    return judged(result, `${result.failed} failing publishes, disks filled by ${result.disk}`);
  },
  async histories({ commits, seed, threads }) {
    const result = await runHistories({ seed, commits, threads: Math.min(threads, FEW) });
    const { publishes, differing } = result;
    return judged(
      result,
      `${result.commits} commits, ${publishes} publishes from a cache: ${differing} differing files`,
    );
  },
};

function judged(result: { readonly faults: readonly string[] }, line: string): Outcome {
  const { faults } = result;
  return { result, lines: [`${line}; ${faults.length} faults`, ...faults], missed: faults.length > 0 };
}

function costLine(name: string, { wall, cpu, memory }: Cost): string {
  const cell = (value: number, unit: string) => `${value.toFixed(unit === "s" ? 2 : 0).padStart(8)} ${unit}`;
  return `${name.padEnd(24)} wall ${cell(wall, "s")}   CPU ${cell(cpu, "s")}   largest process ${cell(memory, "MiB")}`;
}
