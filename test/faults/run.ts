/** The long runs, `npm run test:faults`; README.md says what each does. */
import { parseArgs } from "node:util";
import { shortenPath, useTemporaryFolder } from "../support/temporary.ts";
import { runDisks } from "./disks.ts";
import { runFailures } from "./failures.ts";
import { runHistories } from "./histories.ts";
import { runKills } from "./kills.ts";
import { runPairs } from "./pairs.ts";
import type { RunOptions, RunResult } from "./site.ts";
import { runDeleted, runFlipped } from "./stored.ts";

interface Run {
  readonly run: (options: RunOptions) => Promise<RunResult>;
  /** The option that sets its rounds. */
  readonly option: string;
  readonly rounds: number;
  /** With 300 threads every stage takes long enough to be killed in it; 40 are enough if a site is made again and again. */
  readonly threads: number;
}

const RUNS: Readonly<Record<string, Run>> = {
  kills: { run: runKills, option: "kills", rounds: 100, threads: 300 },
  pairs: { run: runPairs, option: "pairs", rounds: 30, threads: 40 },
  failures: { run: runFailures, option: "failures", rounds: 20, threads: 40 },
  disks: { run: runDisks, option: "disks", rounds: 50, threads: 12 },
  deleted: { run: runDeleted, option: "deleted", rounds: 50, threads: 12 },
  flipped: { run: runFlipped, option: "flipped", rounds: 50, threads: 12 },
  histories: { run: runHistories, option: "commits", rounds: 200, threads: 40 },
};
const USAGE = `npm run test:faults -- [${Object.keys(RUNS).join("] [")}]
 ${Object.values(RUNS)
   .map(({ option, rounds }) => ` --${option} N (default ${rounds})`)
   .join("")}
  --threads N --seed N (default 1) --json`;

shortenPath();
const remove = useTemporaryFolder();
process.exitCode = await main().finally(remove);

/** @returns 0, or 1 if anything was wrong, or 2 for a wrong call */
async function main(): Promise<number> {
  const call = readCall();
  if (typeof call === "string") {
    console.error(`${call}\n${USAGE}`);
    return 2;
  }
  const results: Record<string, RunResult> = {};
  for (const name of call.names) {
    const { run, option, rounds, threads } = RUNS[name] as Run;
    const { numbers } = call;
    const options = { rounds: numbers[option] ?? rounds, threads: numbers.threads ?? threads, seed: numbers.seed ?? 1 };
    const result = await run(options);
    results[name] = result;
    const { faults, ...counts } = result;
    const words = Object.entries(counts).map(([word, count]) => `${word} ${count}`);
    if (!call.json) console.log([`${name}: ${words.join(", ")}, faults ${faults.length}`, ...faults].join("\n"));
  }
  if (call.json) console.log(JSON.stringify(results));
  return Object.values(results).some(({ faults }) => faults.length > 0) ? 1 : 0;
}

/** @returns what is wrong with the call, if anything is */
function readCall() {
  const names = [...Object.values(RUNS).map(({ option }) => option), "threads", "seed"];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" } as const]));
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const { json, ...texts } = values;
    const numbers = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)]));
    const wrong = names.find(
      (name) => name in numbers && !(Number.isInteger(numbers[name]) && Number(numbers[name]) > 0),
    );
    if (wrong !== undefined) return `--${wrong} takes a whole number, 1 or more`;
    const unknown = positionals.find((name) => !(name in RUNS));
    if (unknown !== undefined) return `there is no run "${unknown}"`;
    return { names: positionals.length > 0 ? positionals : Object.keys(RUNS), numbers, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
