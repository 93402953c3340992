import path from "node:path";
import { historyProblems } from "./archive/check/needs-history.ts";
import { sortProblems } from "./archive/check/validate.ts";
import { loadArchive } from "./archive/load.ts";
import { attachedFiles } from "./archive/model/attached-files.ts";
import type { Archive } from "./archive/model/model.ts";
import { type Inspected, inspectFiles } from "./attachments/inspect-all.ts";
import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { formatProblems, plural, reportProblems } from "./cli/report.ts";
import type { Problem } from "./core/problems.ts";
import { openHistory } from "./history/history.ts";

const COMMAND = {
  name: "check",
  usage: "npm run check -- [options]",
  summary: "Checks everything in the content, links, attachments and checksums too, without building it.",
  options: {
    cache: { type: "string", value: "DIR", default: ".cache", help: "cache folder; safe to delete" },
    drafts: { type: "boolean", default: false, help: "checks what drafts link to and show, too" },
  },
} as const satisfies Command;

/** `npm run check`. @returns 0 if the content has no problems, notes aside, 1 if it has, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, cache, drafts } = args.values;
  const history = await openHistory(content, cache);
  const known = history && { moves: history.moves };
  const { archive, problems, notes } = await loadArchive(content, { drafts, links: true, ...known });
  const inspected = await inspect(archive, content, cache);
  // No mistake of the content, but it explains why a link to a thread's earlier folder seems broken.
  const unknown = history?.shallow && archive.settings.history && problems.length > 0;
  const lacking = unknown ? historyProblems(archive) : [];
  const all = sortProblems([...problems, ...inspected.problems, ...checkSums(archive, inspected), ...lacking]);
  if (notes.length > 0 && !json) process.stderr.write(formatProblems(notes, content, "note"));
  if (all.length > 0) return reportProblems({ problems: all, notes }, { json, content });
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

async function inspect(archive: Archive, content: string, cache: string): Promise<Inspected> {
  const bar = lazyProgress("attachments");
  const inspected = await inspectFiles(
    attachedFiles(archive, (file) => path.join(content, file)),
    cache,
    { onProgress: bar.show },
  );
  bar.done();
  return inspected;
}

/** Compares attachments with the checksums that were taken when their thread was imported. */
function checkSums(archive: Archive, inspected: Inspected): Problem[] {
  return archive.threads.flatMap((thread) =>
    (thread.capture?.attachments ?? []).flatMap(({ file: name, sha256 }): Problem[] => {
      const file = `${thread.path}/${name}`;
      const attachment = thread.attachments.find((one) => one.file.normalize("NFC") === name.normalize("NFC"));
      if (!attachment) {
        const fix = "put the file back as it was imported";
        return [{ file, message: "the file is in capture.json but not in the folder", fix }];
      }
      const now = inspected.facts({ id: attachment.id, file }).sha256;
      if (sha256 === undefined || now === sha256 || now === "") return [];
      const message = "the file is not the one that was imported: its SHA-256 differs from capture.json";
      return [{ file, message, fix: "put the file back as it was imported" }];
    }),
  );
}

function summarize([what, count]: [string, number]): string {
  return plural(count, what.slice(0, -1));
}
