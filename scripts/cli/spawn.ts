import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Starts a module of ours as a child process with a message channel. Works where Node strips types itself (22.18 and
 * later) and, through tsx, where it does not.
 *
 * @param module file address of a `.ts` module, `new URL("./worker.ts", import.meta.url)`
 * @returns the child; its standard error is a pipe, its input and output are closed
 */
export function forkModule(module: URL): ChildProcess {
  return fork(fileURLToPath(module), [], {
    // Not the parent's own flags: a debugger's port or a test runner's loader is no business of the child.
    execArgv: stripsTypes() ? [] : ["--import", tsx()],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** Whether this Node runs TypeScript by itself. */
function stripsTypes(): boolean {
  return "typescript" in process.features && Boolean(process.features.typescript);
}

/** As an address, so that it is found from whatever folder the command was run in. */
function tsx(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
