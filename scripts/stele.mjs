#!/usr/bin/env node
// @ts-check
// The one entry of every command: `node scripts/stele.mjs build …`. Plain JavaScript, because Node 20 runs no other;
// core/code/README.md says how the TypeScript behind it is loaded.
import { systemProblem } from "./cli/system-problem.mjs";
import { load } from "./core/code/load.mjs";

const COMMANDS = ["build", "join", "serve", "check", "verify", "new", "comments", "fetch", "import", "uploads", "bench"];
const [command = "", ...argv] = process.argv.slice(2);

process.on("uncaughtException", fail);
// A command that serves for long ends with "again" once our own code has changed.
/** @type {number | "again"} */
let status = "again";
while (status === "again") {
  if (COMMANDS.includes(command)) {
    const { main } = await load(`scripts/${command}.ts`);
    status = await main(argv);
  } else {
    const { help } = await load("scripts/help.ts");
    status = await help(command, COMMANDS);
  }
}
process.exitCode = status;

/**
 * Ends with a message for the caller, such as git's refusal to read a repository, or a full disk. Anything else is a
 * mistake of the program, and its stack says where.
 *
 * @param {unknown} error
 */
function fail(error) {
  const { name, message, code, stack } = /** @type {NodeJS.ErrnoException} */ (
    error instanceof Error ? error : new Error(String(error))
  );
  // Whoever read what is printed here reads no more, as `| head` does.
  if (code === "EPIPE") process.exit();
  const reason = name === "StopError" ? message : systemProblem(error);
  console.error(reason === undefined ? stack : `stele: ${reason}`);
  process.exit(1);
}
