import path from "node:path";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { noteLine, reportProblems } from "./cli/report.ts";
import { systemProblem } from "./cli/system-problem.mjs";
import { uncommittedLine } from "./cli/uncommitted.ts";
import { refuseSiteAddress } from "./core/schema/fields.ts";
import { StopError } from "./core/stop-error.ts";
import { DEFAULTS } from "./eleventy/options.ts";
import { summaryOf } from "./eleventy/summary.ts";
import { parsePart } from "./release/part.ts";

export const COMMAND = {
  name: "build",
  usage: "npx stele build [options]",
  summary: "One publish: makes everything that is stale and swaps the new release in.",
  options: {
    content: { type: "string", value: "DIR", help: `the content folder (default ${DEFAULTS.content})` },
    out: { type: "string", value: "DIR", help: `the published folder (default ${DEFAULTS.out})` },
    cache: {
      type: "string",
      value: "DIR",
      help: `cache folder; safe to delete (default ${DEFAULTS.cache})`,
    },
    "base-url": { type: "string", value: "URL", help: "address of the site, in place of the one in archive.yaml" },
    drafts: { type: "boolean", help: "builds drafts too" },
    uncommitted: { type: "boolean", help: "builds what is on disk, in place of what was committed" },
    part: { type: "string", value: "I/N", help: "builds part I of N; npx stele join makes one site of all parts" },
    verify: { type: "boolean", help: "reads every stored byte, and makes again what a disk has damaged" },
    force: { type: "boolean", help: "makes everything again" },
    verbose: { type: "boolean", default: false, help: "says what was made and how long each stage took" },
  },
} as const satisfies Command;

/** `npx stele build`. @returns 0 if the release was published, 1 for problems in the content, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { "base-url": baseUrl, part: partText, json, verbose, ...options } = args.values;
  const refusal = baseUrl === undefined ? undefined : refuseSiteAddress(baseUrl);
  if (refusal) return wrongCall(COMMAND, `--base-url: ${refusal.message}; ${refusal.fix}`);
  const part = partText === undefined ? undefined : parsePart(partText);
  if (partText !== undefined && !part)
    return wrongCall(COMMAND, `--part ${partText} is no part; write 1/3, 2/3 or 3/3`);
  const style = { content: options.content ?? DEFAULTS.content, drafts: options.drafts };
  const { build } = await import("./eleventy/generate.ts");
  try {
    const result = await build({ ...options, part, baseUrl });
    if (!json) process.stderr.write(uncommittedLine(result.uncommitted, options.uncommitted ?? false));
    if ("problems" in result) return reportProblems(result, { json, ...style });
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else process.stderr.write(summaryOf(result, verbose) + noteLine(result.notes, style));
    return 0;
  } catch (error) {
    const reason =
      error instanceof StopError
        ? error.message
        : systemProblem(error, [
            path.resolve(options.out ?? DEFAULTS.out),
            path.resolve(options.cache ?? DEFAULTS.cache),
          ]);
    if (reason === undefined) throw error;
    console.error(`stele: ${reason}`);
    return 1;
  }
}
