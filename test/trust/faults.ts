/** Suites that are long runs of `test/faults`. */
import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import type { Outcome } from "./outcome.ts";

const RUN = path.join(import.meta.dirname, "../faults/run.ts");
/** Bytes of a result. */
const MOST = 1 << 28;

interface FaultRun {
  /** Name of the run in `test/faults/run.ts`, and of the option with its rounds. */
  readonly name: string;
  readonly rounds: number;
  readonly threads: number;
  /** Whether one publish after the other is tried, so that a processor is left for another run beside it. */
  readonly beside: boolean;
}

/** Does a run of `test/faults`: in as many processes as there is room for, each with a seed of its own. */
export async function runFaults({ name, rounds, threads, beside }: FaultRun): Promise<Outcome> {
  const processes = beside ? Math.min(os.availableParallelism(), 4, rounds) : 1;
  const each = Math.ceil(rounds / processes);
  const results = await Promise.all(
    Array.from({ length: processes }, (_, i) =>
      resultOf([name, `--${name}`, String(each), "--threads", String(threads), "--seed", String(i + 1), "--json"]),
    ),
  );
  const numbers: Record<string, number> = {};
  for (const result of results)
    for (const [key, value] of Object.entries(result[name] ?? {}))
      if (typeof value === "number") numbers[key] = (numbers[key] ?? 0) + value;
  const faults = results.flatMap((result) => result[name]?.faults ?? []);
  const counts = Object.entries(numbers).map(([key, count]) => `${key} ${count}`);
  return {
    figure: `${faults.length} wrong of ${each * processes} (${counts.join(", ")})`,
    met: faults.length === 0,
    numbers: { ...numbers, wrong: faults.length },
    faults,
  };
}

type Results = Readonly<Record<string, { readonly faults: readonly string[] } & Readonly<Record<string, unknown>>>>;

/** @throws Error if the run could not be done */
function resultOf(args: readonly string[]): Promise<Results> {
  return new Promise((done, fail) => {
    const call = ["--import", "tsx", RUN, ...args];
    execFile(process.execPath, call, { maxBuffer: MOST }, (error, stdout, stderr) => {
      // Exit status 1 says that there are faults, which the result names.
      if (stdout === "") fail(new Error(`${RUN} ${args.join(" ")}: ${error?.message}\n${stderr.slice(-4000)}`));
      else done(JSON.parse(stdout));
    });
  });
}
