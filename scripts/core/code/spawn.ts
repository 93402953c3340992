import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { compiledModule } from "./load.mjs";
import { stripsTypes, TOOL } from "./state.mjs";

/**
 * Starts a module of ours as a child process with a message channel: compiled if the sources are compiled as they are;
 * otherwise its source, which Node runs by itself (22.18 and later) or through tsx.
 *
 * @param module path of a `.ts` module from the top of the tool. Only modules with a name that ends in `-worker.ts` are
 *   compiled
 * @param memory MiB of heap for its objects
 * @returns the child; its standard error is a pipe, its input and output are closed
 */
export function forkModule(module: string, memory?: number): ChildProcess {
  const file = compiledModule(module);
  const loader = file.endsWith(".mjs") ? STACKS : stripsTypes() ? undefined : tsx();
  return fork(file, [], {
    // Without the parent's own flags, such as a debugger's port or a test runner's loader.
    execArgv: [
      ...(loader === undefined ? [] : ["--import", loader]),
      ...(memory === undefined ? [] : [`--max-old-space-size=${memory}`]),
    ],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/**
 * Runs a module of ours in a thread of its own, as `forkModule` does in a process.
 *
 * @param module as for `forkModule`; it exports a function `run`
 * @param data argument of the function; it and the answer are copied
 * @returns what the function returned
 * @throws what the function threw
 */
export function runInThread<T>(module: string, data: unknown): Promise<T> {
  const workerData = { module: pathToFileURL(compiledModule(module)).href, data };
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData, execArgv: [] });
    thread.once("message", resolve).once("error", reject);
    thread.once("exit", () => reject(new Error(`${module} ended without an answer`)));
  });
}

/** Compiled code of the package is in another folder than these, which are never compiled. */
const CODE = pathToFileURL(path.join(TOOL, "scripts/core/code/"));
const THREAD = new URL("thread.mjs", CODE);
const STACKS = new URL("stacks.mjs", CODE).href;

/** As an address, so that it is found from whatever folder the command was run in. */
function tsx(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
