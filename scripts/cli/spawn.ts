import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stripsTypes } from "./code.mjs";
import { compiledModule } from "./compiled.mjs";

/**
 * Starts a module of ours as a child process with a message channel: compiled where this process is; otherwise its
 * source, which Node runs by itself (22.18 and later) or through tsx.
 *
 * @param module file address of a `.ts` module, `new URL("./some-worker.ts", import.meta.url)`. Modules whose name does
 *   not end in `-worker.ts` are not compiled
 * @returns the child; its standard error is a pipe, its input and output are closed
 */
export function forkModule(module: URL): ChildProcess {
  const compiled = compiledModule(module);
  return fork(compiled ?? fileURLToPath(module), [], {
    // Not the parent's own flags: a debugger's port or a test runner's loader is no business of the child.
    execArgv: compiled !== undefined ? ["--import", STACKS] : stripsTypes() ? [] : ["--import", tsx()],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

const STACKS = new URL("./stacks.mjs", import.meta.url).href;

/** As an address, so that it is found from whatever folder the command was run in. */
function tsx(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
