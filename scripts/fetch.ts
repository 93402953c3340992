import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { progress } from "./cli/progress.ts";
import { formatProblems } from "./cli/report.ts";
import { today } from "./cli/today.ts";
import { plural } from "./core/counted.ts";
import type { Problem } from "./core/problems.ts";
import { type Dead, type FetchResult, fetchWanted } from "./fetch/fetch.ts";
import { findWanted, type Wanted, type WantingThread } from "./fetch/find.ts";
import { WAYBACK } from "./fetch/wayback.ts";

export const COMMAND = {
  name: "fetch",
  usage: "npx stele fetch [options]",
  summary:
    "Brings pictures, sound, films and PDFs that the text shows from other hosts beside the text, and writes their " +
    "names in place of the addresses. A run that was stopped goes on where it was.",
  options: {
    "dry-run": { type: "boolean", default: false, help: "counts what there is to fetch; opens no connection" },
    board: { type: "string", value: "BOARD", help: "only threads of this board" },
    host: { type: "string", value: "HOST", help: "only from this host" },
    wayback: { type: "boolean", default: false, help: "asks web.archive.org for what is dead" },
    pause: { type: "string", value: "MS", default: "100", help: "milliseconds between two requests to one host" },
    "max-size": { type: "string", value: "MIB", default: "100", help: "largest file in MiB" },
    "allow-private": { type: "boolean", default: false, help: "asks addresses of this machine and its network too" },
    cache: { type: "string", value: "DIR", default: ".cache", help: "what came is kept here until its thread is done" },
  },
} as const satisfies Command;

/** Requests at the same time: to all hosts, and to one. */
const AT_ONCE = { atOnce: 16, perHost: 4 };
/** Milliseconds. */
const TIMES = { idle: 30_000, total: 600_000, backoff: 1000 };

/** `npx stele fetch`. @returns 0 if all came, 1 if something could not be fetched, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, cache, board, host, "dry-run": dryRun, "allow-private": allowPrivate } = args.values;
  const [pause, maxSize] = [Number(args.values.pause), Number(args.values["max-size"])];
  if (!(pause >= 0)) return wrongCall(COMMAND, "--pause is no number of milliseconds");
  if (!(maxSize > 0)) return wrongCall(COMMAND, "--max-size is no number of MiB");
  const { threads, problems } = await findWanted(content, { board, host });
  const addresses = new Map(threads.flatMap(({ wanted }) => wanted.map((one) => [one.address, one] as const)));
  if (dryRun) return reportPlan(threads, [...addresses.values()], problems, { json, content });
  const bar = progress(addresses.size, "pictures");
  const result = await fetchWanted(threads, {
    ...{ content, cache, pause, allowPrivate, today: today(), maxBytes: maxSize * 2 ** 20, ...AT_ONCE, ...TIMES },
    ...(args.values.wayback && { wayback: WAYBACK }),
    onProgress: bar.tick,
  }).finally(bar.done);
  return report(result, problems, { json, content });
}

interface Reporting {
  readonly json: boolean;
  readonly content: string;
}

function reportPlan(
  threads: readonly WantingThread[],
  wanted: readonly Wanted[],
  problems: readonly Problem[],
  { json, content }: Reporting,
): number {
  const hosts: Record<string, number> = {};
  for (const { host } of wanted) hosts[host] = (hosts[host] ?? 0) + 1;
  const byCount = Object.fromEntries(Object.entries(hosts).sort(([, a], [, b]) => b - a));
  const counts = { pictures: wanted.length, threads: threads.length, hosts: byCount };
  if (json) process.stdout.write(`${JSON.stringify({ ...counts, problems })}\n`);
  else {
    for (const [host, count] of Object.entries(byCount)) process.stdout.write(`${count}\t${host}\n`);
    process.stderr.write(`${plural(wanted.length, "picture")} in ${plural(threads.length, "thread")} to fetch\n`);
    reportUnread(problems, content);
  }
  return problems.length > 0 ? 1 : 0;
}

function report(result: FetchResult, problems: readonly Problem[], { json, content }: Reporting): number {
  const { fetched, known, files, bytes, threads, dead, left } = result;
  if (json) process.stdout.write(`${JSON.stringify({ ...result, problems })}\n`);
  else {
    const lost = [...dead.map(deadProblem), ...left.map(leftProblem)];
    if (lost.length > 0) process.stderr.write(`${formatProblems(lost, { content })}\n`);
    const earlier = known > 0 ? ` and ${known} of an earlier run` : "";
    const size = `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    process.stderr.write(
      `${plural(fetched, "picture")} fetched${earlier}: ${plural(files, "file")} (${size}) for ${plural(threads.length, "thread")}\n`,
    );
    reportUnread(problems, content);
  }
  return dead.length + left.length + problems.length > 0 ? 1 : 0;
}

function deadProblem({ file, line, address, reason, copy }: Dead): Problem {
  const place = { file, ...(line !== undefined && { line }) };
  return { ...place, kind: "fetch-dead", message: `${address} is not fetched: ${reason}`, fix: `see ${copy}` };
}

function leftProblem({ file, line, address }: Wanted): Problem {
  const place = { file, ...(line !== undefined && { line }) };
  const fix = "write it as ![words](address), and fetch again";
  return { ...place, kind: "fetch-left", message: `${address} cannot be changed alone in this text`, fix };
}

function reportUnread(problems: readonly Problem[], content: string): void {
  if (problems.length === 0) return;
  process.stderr.write(`\nWhat has mistakes was left out:\n${formatProblems(problems, { content })}`);
}
