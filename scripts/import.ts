import { existsSync } from "node:fs";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { type Progress, progress } from "./cli/progress.ts";
import { visible } from "./cli/report.ts";
import { ADAPTERS } from "./importers/adapters/list.ts";
import { importThreads } from "./importers/import.ts";
import { formatReport } from "./importers/report.ts";
import type { ImportResult } from "./importers/result.ts";
import { boardProblem } from "./importers/write/boards.ts";

export const COMMAND = {
  name: "import",
  usage: "npx stele import PATH… --board BOARD [options]",
  summary:
    "Makes threads of saved pages and exports. What is there already grows, and what a person changed stays. " +
    "No connection is opened.",
  positionals: { value: "PATH…", help: "saved pages, exports, and folders of them", least: 1 },
  options: {
    board: { type: "string", value: "BOARD", help: "folder of the board for new threads" },
    "boards-from-page": {
      type: "boolean",
      default: false,
      help: "takes the board that a page names; --board is for the others",
    },
    "dry-run": { type: "boolean", default: false, help: "says what would come, and writes no thread" },
    from: { type: "string", value: "ADAPTER", help: "reads all pages as this software makes them" },
    cache: { type: "string", value: "DIR", default: ".cache", help: "what was read is kept here for the next import" },
  },
} as const satisfies Command;

/** `npx stele import`. @returns 0 if all inputs were understood, 1 if one was not, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, board, cache, from, "dry-run": dryRun, "boards-from-page": boardsFromPage } = args.values;
  const missing = args.positionals.find((one) => !existsSync(one));
  if (missing !== undefined) return wrongCall(COMMAND, `there is no ${missing}`);
  if (board === undefined && !boardsFromPage) return wrongCall(COMMAND, "--board BOARD is missing");
  const problem = board === undefined ? undefined : boardProblem(board);
  if (problem !== undefined) return wrongCall(COMMAND, `--board ${board}: ${problem}`);
  const names = ADAPTERS.map(({ name }) => name);
  if (from !== undefined && !names.includes(from)) return wrongCall(COMMAND, `--from is none of ${names.join(", ")}`);
  const signal = stopSignal();
  const bars = new Map<string, Progress>();
  const result = await importThreads({
    ...{ paths: args.positionals, content, board, boardsFromPage, cache, from, dryRun },
    stopped: signal.stopped,
    onProgress(label, _done, total) {
      if (!bars.has(label)) for (const bar of bars.values()) bar.done();
      const bar = bars.get(label) ?? progress(total, label);
      bars.set(label, bar);
      bar.tick();
    },
  }).finally(() => {
    for (const bar of bars.values()) bar.done();
    signal.end();
  });
  if (json) process.stdout.write(`${JSON.stringify(machineResult(result))}\n`);
  else process.stderr.write(formatReport(result, { dryRun, visible }));
  return isSound(result) ? 0 : 1;
}

function isSound({ threads, nothing, isWhole }: ImportResult): boolean {
  const isFailed =
    nothing.some(({ failed }) => failed) || threads.some(({ state, doubtful }) => state === "failed" || doubtful);
  return isWhole && !isFailed;
}

function machineResult({ inputs, threads, nothing, isWhole }: ImportResult) {
  return { inputs, threads, nothing: nothing.map(({ is: _, ...rest }) => rest), stopped: !isWhole };
}

/** Lets the thread that is being written be written to its end after ^C. The second ^C ends the process at once. */
function stopSignal() {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return {
    stopped: () => stopped,
    end: () => void process.off("SIGINT", stop).off("SIGTERM", stop),
  };
}
