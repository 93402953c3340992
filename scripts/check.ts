import path from "node:path";
import { inspectArchive } from "./archive/inspect.ts";
import { loadArchive } from "./archive/load.ts";
import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { formatProblems, plural, reportProblems } from "./cli/report.ts";
import { openHistory } from "./history/history.ts";

const COMMAND = {
  name: "check",
  usage: "npm run check -- [options]",
  summary: "Checks everything in the content, links, attachments and checksums too, without building it.",
  options: {
    cache: { type: "string", value: "DIR", default: ".cache", help: "cache folder; safe to delete" },
    drafts: { type: "boolean", default: false, help: "checks what drafts link to and show, too" },
    all: { type: "boolean", default: false, help: "shows every problem and note, not only the first of each kind" },
  },
} as const satisfies Command;

/** `npm run check`. @returns 0 if the content has no problems, notes aside, 1 if it has, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json, ...options } = args.values;
  const { content, cache, drafts } = options;
  const history = await openHistory(content, cache);
  const loaded = await loadArchive(content, {
    drafts,
    moves: history?.moves,
    past: history,
    shallow: history?.shallow,
  });
  const bar = lazyProgress("attachments");
  const { problems, notes } = await inspectArchive(loaded, (file) => path.join(content, file), cache, bar.show).finally(
    bar.done,
  );
  if (notes.length > 0 && !json) process.stderr.write(`${formatProblems(notes, options, "note")}\n`);
  if (problems.length > 0) return reportProblems({ problems, notes }, args.values);
  const { archive } = loaded;
  const counts = {
    boards: archive.boards.length,
    threads: archive.threads.length,
    tombstones: archive.tombstones.length,
    pages: archive.pages.length,
    attachments: archive.threads.reduce((sum, thread) => sum + thread.attachments.length, 0),
  };
  if (json) process.stdout.write(`${JSON.stringify({ ...counts, problems: [], notes })}\n`);
  else process.stderr.write(`${Object.entries(counts).map(summarize).join(", ")}: no problems\n`);
  return 0;
}

function summarize([what, count]: [string, number]): string {
  return plural(count, what.slice(0, -1));
}
