/** `npm run test:trust`; README.md says what each suite does. */
import { parseArgs } from "node:util";
import { shortenPath, useTemporaryFolder } from "../support/temporary.ts";
import type { Outcome, Suite } from "./outcome.ts";
import { SUITES } from "./suites.ts";

const USAGE = `npm run test:trust -- [${SUITES.map(({ name }) => name).join("] [")}]
  --scale N (default 1: the full size) --json`;

shortenPath();
const remove = useTemporaryFolder();
process.exitCode = await main().finally(remove);

/** @returns 0, or 1 if a goal was not met, or 2 for a wrong call */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { scale: { type: "string", default: "1" }, json: { type: "boolean", default: false } },
  });
  const scale = Number(values.scale);
  const unknown = positionals.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0 || !(scale > 0)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const chosen = SUITES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const outcomes: Record<string, Outcome> = {};
  for (const suite of chosen) {
    const began = performance.now();
    const outcome = await run(suite, scale);
    outcomes[suite.name] = outcome;
    process.stderr.write(`${lineOf(suite, outcome, performance.now() - began)}\n`);
    for (const fault of outcome.faults) process.stderr.write(`  ${fault.replaceAll("\n", "\n  ")}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  return Object.values(outcomes).every(({ met }) => met) ? 0 : 1;
}

/** A suite that cannot be run has not met its goal; the others go on. */
async function run(suite: Suite, scale: number): Promise<Outcome> {
  return suite
    .run(scale)
    .catch((error: unknown) => ({ figure: "could not be run", met: false, numbers: {}, faults: [String(error)] }));
}

/** `payloads    0 of 1,500 act …  goal: 0 act; …  met, 80 s` */
function lineOf({ name, goal }: Suite, { figure, met }: Outcome, ms: number): string {
  return `${name.padEnd(11)} ${figure}  (goal: ${goal})  ${met ? "met" : "NOT MET"}, ${Math.round(ms / 1000)} s`;
}
