import fs from "node:fs";
import { type Command, parseCommand } from "./cli/args.ts";
import { DIST } from "./core/code/state.mjs";
import { writeBundles } from "./package/bundles.ts";
import { writeCode } from "./package/code.ts";
import { writeSchemas } from "./package/schemas.ts";
import { writeTypes } from "./package/types.ts";

export const COMMAND = {
  name: "pack",
  usage: "npx stele pack",
  summary: "Makes what the npm package holds in place of sources, in dist; npm pack calls it.",
  options: {},
} as const satisfies Command;

/** `npm pack` calls this first. @returns 0 once all of `dist` is made, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  fs.rmSync(DIST, { recursive: true, force: true });
  await Promise.all([writeCode(), writeBundles(), writeTypes()]);
  writeSchemas();
  return 0;
}
