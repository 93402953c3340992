import { loadArchive } from "./archive/load.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { progress } from "./cli/progress.ts";
import { reportProblems } from "./cli/report.ts";
import { today } from "./cli/today.ts";
import { Client } from "./comments/snapshot/http.ts";
import { takeSnapshot } from "./comments/snapshot/snapshot.ts";
import { plural } from "./core/counted.ts";
import { StopError } from "./core/stop-error.ts";

export const COMMAND = {
  name: "comments",
  usage: "npx stele comments snapshot [options]",
  summary:
    "Keeps the comments of the archive's provider in comments.json beside each thread. Nothing kept is ever lost.",
  options: {
    pause: { type: "string", value: "MS", default: "250", help: "milliseconds between two requests" },
    "allow-empty": { type: "boolean", default: false, help: "believes a provider that has no comment left at all" },
  },
  positionals: { value: "snapshot", help: "reads all comments and keeps what is new", least: 1 },
} as const satisfies Command;

/** `npx stele comments`. @returns 0 if the comments were archived, 1 if that was not possible, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, "allow-empty": allowEmpty } = args.values;
  if (args.positionals.join(" ") !== "snapshot")
    return wrongCall(COMMAND, `"${args.positionals.join(" ")}" is not snapshot`);
  const pause = Number(args.values.pause);
  if (!(pause >= 0)) return wrongCall(COMMAND, "--pause is no number of milliseconds");
  const loaded = await loadArchive(content, { drafts: false });
  if (loaded.problems.length > 0) return reportProblems(loaded, { json, content });
  let bar: ReturnType<typeof progress> | undefined;
  try {
    const snapshot = await takeSnapshot(loaded.archive, {
      content,
      client: new Client({ pause }),
      today: today(),
      allowEmpty,
      onThread(total) {
        bar ??= progress(total, "threads");
        bar.tick();
      },
    });
    bar?.done();
    const { threads, comments, added, edited, deleted, restored } = snapshot;
    if (json) process.stdout.write(`${JSON.stringify(snapshot)}\n`);
    else {
      process.stderr.write(
        `${plural(comments, "comment")} of ${plural(threads, "thread")}: ${added} new, ${edited} edited, ${deleted} gone, ${restored} back\n`,
      );
    }
    return 0;
  } catch (error) {
    bar?.done();
    if (!(error instanceof StopError)) throw error;
    process.stderr.write(`stele: ${error.message}\n`);
    return 1;
  }
}
