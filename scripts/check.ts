import path from "node:path";
import { fixContent } from "./archive/fix.ts";
import { inspectArchive } from "./archive/inspect.ts";
import { loadArchive } from "./archive/load.ts";
import { fileFolders } from "./archive/model/file-folders.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { offerChanges, processTerminal } from "./cli/changes.ts";
import { lazyProgress } from "./cli/progress.ts";
import { formatProblems, reportProblems } from "./cli/report.ts";
import { plural } from "./core/counted.ts";
import type { Problem } from "./core/problems.ts";
import { openHistory } from "./history/history.ts";

export const COMMAND = {
  name: "check",
  usage: "npx stele check [options]",
  summary: "Checks everything in the content, links, attachments and checksums too, without building it.",
  options: {
    cache: { type: "string", value: "DIR", default: ".cache", help: "cache folder; safe to delete" },
    drafts: { type: "boolean", default: false, help: "checks what drafts link to and show, too" },
    all: { type: "boolean", default: false, help: "shows every problem and note, not only the first of each kind" },
    fix: {
      type: "boolean",
      default: false,
      help: "mends what is certain: shows the changes, and asks before it writes",
    },
    yes: { type: "boolean", default: false, help: "with --fix, writes without asking" },
  },
} as const satisfies Command;

/** `npx stele check`. @returns 0 if the content has no problems, notes aside, 1 if it has, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json, fix, yes, ...options } = args.values;
  const { content, cache, drafts } = options;
  if (yes && !fix) return wrongCall(COMMAND, "--yes goes with --fix");
  if (fix && !(await mend(content, { json, drafts, yes }))) return 1;
  const history = await openHistory(content, cache);
  const loaded = await loadArchive(content, {
    drafts,
    moves: history?.moves,
    past: history,
    shallow: history?.shallow,
  });
  const bar = lazyProgress("attachments");
  const locate = (file: string) => path.join(content, file);
  const { problems, notes } = await inspectArchive(loaded, locate, cache, bar.show).finally(bar.done);
  if (notes.length > 0 && !json) process.stderr.write(`${formatProblems(notes, options, "note")}\n`);
  if (problems.length > 0) {
    reportProblems({ problems, notes }, args.values);
    if (!json) process.stderr.write(fixLine([...problems, ...notes]));
    return 1;
  }
  const { archive } = loaded;
  const counts = {
    boards: archive.boards.length,
    threads: archive.threads.length,
    tombstones: archive.tombstones.length,
    pages: archive.pages.length,
    attachments: fileFolders(archive).reduce((sum, { attachments }) => sum + attachments.length, 0),
  };
  if (json) process.stdout.write(`${JSON.stringify({ ...counts, problems: [], notes })}\n`);
  else process.stderr.write(`${Object.entries(counts).map(summarize).join(", ")}: no problems\n`);
  return 0;
}

/** `--fix`. @returns false if there are changes that nobody wanted written */
async function mend(content: string, options: { json: boolean; drafts: boolean; yes: boolean }): Promise<boolean> {
  const changes = await fixContent(content, options);
  if (changes.length > 0) {
    const terminal = processTerminal(options.json ? process.stderr : process.stdout);
    return offerChanges(changes, content, { yes: options.yes, terminal });
  }
  process.stderr.write("nothing here can be mended for certain\n");
  return true;
}

/** One line that says how much `--fix` can do; empty if it is nothing. */
function fixLine(problems: readonly Problem[]): string {
  const count = problems.filter((problem) => problem.edits).length;
  return count === 0 ? "" : `\`npx stele check --fix\` mends ${count} of them\n`;
}

function summarize([what, count]: [string, number]): string {
  return plural(count, what.slice(0, -1));
}
