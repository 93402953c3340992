// @ts-check
// The one entry of every command: `node scripts/stele.mjs build …`. Plain JavaScript, because Node 20 runs no other;
// core/code/README.md says how the TypeScript behind it is loaded.
import { load } from "./core/code/load.mjs";

const COMMANDS = ["build", "join", "serve", "check", "new", "comments", "fetch", "uploads", "bench"];
const [command = "", ...argv] = process.argv.slice(2);

if (!COMMANDS.includes(command)) {
  console.error(`stele: there is no command "${command}"; the commands are ${COMMANDS.join(", ")}`);
  process.exit(2);
}
try {
  // A command that serves for long ends with "again" once our own code has changed.
  /** @type {number | "again"} */
  let status = "again";
  while (status === "again") {
    const { main } = await load(`scripts/${command}.ts`);
    status = await main(argv);
  }
  process.exitCode = status;
} catch (error) {
  // A message for the caller, such as git's refusal to read a repository; anything else is a mistake of the program.
  if (!(error instanceof Error && error.name === "StopError")) throw error;
  console.error(`stele: ${error.message}`);
  process.exitCode = 1;
}
