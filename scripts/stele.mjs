// The one entry of every command: `node scripts/stele.mjs build …`. Plain JavaScript, because it decides how
// TypeScript is loaded: by Node itself where it strips types (22.18 and later), through tsx where it does not.
import { realpathSync } from "node:fs";

const COMMANDS = ["build", "join", "serve", "check", "new", "comments", "uploads", "bench"];
const [command = "", ...argv] = process.argv.slice(2);

if (!COMMANDS.includes(command)) {
  console.error(`stele: there is no command "${command}"; the commands are ${COMMANDS.join(", ")}`);
  process.exit(2);
}
if (!process.features.typescript) (await import("tsx/esm/api")).register();
const { main } = await import(new URL(`${command}.ts`, `file://${realpathSync(import.meta.dirname)}/`).href);
process.exitCode = await main(argv);
