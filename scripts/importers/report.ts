/** The report of an import as text. Pure. */
import { FLAGS } from "../archive/schema/capture.ts";
import { plural } from "../core/counted.ts";
import type { Nothing } from "./model.ts";
import type { ImportedThread, ImportResult } from "./result.ts";

/** Lines of one kind that are shown. */
const SHOWN = 20;
/** Failures with one reason that have lines of their own. */
const ALIKE = 3;

export interface ReportOptions {
  readonly dryRun: boolean;
  /** Makes control characters visible, so that content does not steer the terminal. */
  readonly visible: (text: string) => string;
}

/** @returns counts, what somebody should look at, and what became nothing */
export function formatReport(result: ImportResult, { dryRun, visible }: ReportOptions): string {
  const sections = [review(result), failures(result), noThreads(result), counts(result, dryRun)];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.map(visible).join("\n")}\n`)
    .join("\n");
}

function counts({ threads, inputs, isWhole }: ImportResult, dryRun: boolean): string[] {
  const of = (state: ImportedThread["state"]) => threads.filter((one) => one.state === state).length;
  const sum = (key: "floors" | "attachments" | "missing") => threads.reduce((all, one) => all + one[key], 0);
  const kinds = new Map<string, number>();
  for (const kind of threads.flatMap(({ repairs }) => repairs)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const repairs = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  const changed = of("new") + of("grown");
  return [
    `${plural(inputs, "input")}: ${plural(of("new"), "new thread")}, ${of("grown")} grown, ${of("unchanged")} unchanged`,
    ...(changed > 0
      ? [
          `${plural(sum("floors"), "floor")}, ${plural(sum("attachments"), "attachment")}, ${plural(sum("missing"), "missing file")}`,
        ]
      : []),
    ...(repairs.length > 0 ? [`repairs: ${repairs.join(", ")}`] : []),
    ...(isWhole ? [] : ["it was stopped; the same command goes on"]),
    ...(dryRun ? ["nothing was written, because of --dry-run"] : changed === 0 ? ["nothing was written"] : []),
  ];
}

/** One line a flag, worst first. */
function review({ threads }: ImportResult): string[] {
  return FLAGS.flatMap((flag) => {
    const lines = threads.flatMap(({ flags, folder, inputs }) =>
      flags
        .filter((one) => one.flag === flag)
        .map(
          ({ where, reason }) =>
            `${flag}: ${folder}${where === undefined ? "" : `, ${where}`} (${named(inputs)}): ${reason}`,
        ),
    );
    return cut(lines, flag);
  });
}

function failures({ threads, nothing }: ImportResult): string[] {
  const failed = [
    ...threads
      .filter(({ state }) => state === "failed")
      .map(({ folder, inputs, reason = "" }) => ({ file: `${folder} (${named(inputs)})`, reason })),
    ...nothing.filter((one) => one.failed),
  ];
  return cut(byReason("failed", failed, ALIKE), "failed");
}

/** Inputs without a thread. */
function noThreads({ nothing }: ImportResult): string[] {
  return cut(
    byReason(
      "no thread",
      nothing.filter(({ failed }) => !failed),
      1,
    ),
    "no thread",
  );
}

/**
 * A line for each entry, or for all with one reason.
 *
 * @param most entries of one reason that have lines of their own
 */
function byReason(what: string, entries: readonly Pick<Nothing, "file" | "reason">[], most: number): string[] {
  const files = new Map<string, string[]>();
  for (const { file, reason } of entries) {
    const same = files.get(reason);
    if (same) same.push(file);
    else files.set(reason, [file]);
  }
  return [...files].flatMap(([reason, all]) =>
    (all.length > most ? [named(all)] : all).map((file) => `${what}: ${file}: ${reason}`),
  );
}

function cut(lines: readonly string[], what: string): string[] {
  if (lines.length <= SHOWN) return [...lines];
  return [...lines.slice(0, SHOWN), `${what}: ${lines.length - SHOWN} more; --json lists all`];
}

function named(files: readonly string[]): string {
  const [first = "", second] = files;
  if (second === undefined) return first;
  return files.length === 2 ? `${first}, ${second}` : `${first} and ${files.length - 1} more`;
}
