import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { installedFile } from "../core/archive-folder.ts";
import { filesBelow } from "../core/below.ts";
import { DIST, TOOL } from "../core/code/state.mjs";
import { StopError } from "../core/stop-error.ts";

/** What an archive of one's own imports: `stele` and `stele/layouts`. Their types name those of other modules. */
const ENTRIES = ["scripts/eleventy/index", "layouts/public"];
/** Modules of others that ship no types. */
const AMBIENT = "scripts/eleventy/types.d.ts";

const RELATIVE = /"(\.{1,2}\/[^"]+)"/g;

/**
 * Writes the types of what an archive imports, made by the compiler.
 *
 * @throws StopError if there are mistakes in types
 */
export async function writeTypes(): Promise<void> {
  const folder = path.join(DIST, "types");
  const settings = path.join(DIST, "tsconfig.json");
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: TOOL, outDir: folder };
  const files = ENTRIES.map((name) => path.join(TOOL, `${name}.ts`));
  const include = [path.join(TOOL, "scripts/**/*.d.ts")];
  const project = { extends: path.join(TOOL, "tsconfig.json"), compilerOptions: emit, files, include };
  fs.mkdirSync(DIST, { recursive: true });
  fs.writeFileSync(settings, JSON.stringify(project));
  const compiler = path.join(path.dirname(installedFile("typescript/package.json") ?? ""), "bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", settings]).catch(({ stdout }) => {
    throw new StopError(stdout);
  });
  fs.rmSync(settings);
  fs.copyFileSync(path.join(TOOL, AMBIENT), path.join(folder, AMBIENT));
  prune(folder);
  const index = path.join(folder, `${ENTRIES[0]}.d.ts`);
  fs.writeFileSync(index, `/// <reference path="./${path.basename(AMBIENT)}" />\n${fs.readFileSync(index, "utf8")}`);
}

/** Leaves only what the entries name, directly or not. */
function prune(folder: string): void {
  const named = new Set([AMBIENT]);
  const follow = (name: string): void => {
    if (named.has(name)) return;
    named.add(name);
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    for (const [, target = ""] of text.matchAll(RELATIVE))
      follow(path.posix.join(path.dirname(name), target.replace(/\.ts$/, ".d.ts").replace(/\.mjs$/, ".d.mts")));
  };
  for (const entry of ENTRIES) follow(`${entry}.d.ts`);
  for (const name of filesBelow(folder)) if (!named.has(name)) fs.rmSync(path.join(folder, name));
}
