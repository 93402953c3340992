import fs from "node:fs";
import path from "node:path";
import { build, type Metafile } from "esbuild";
import { entries, externals, OPTIONS } from "../core/code/compile.mjs";
import { DIST, DIST_CODE, TOOL } from "../core/code/state.mjs";
import { compareText } from "../core/text-order.ts";

/** Commands for the tool's repository alone. */
const LEFT_OUT = new Set(["scripts/bench.ts", "scripts/pack.ts"]);

/** Writes all code compiled, and the licences of the packages that are in it. */
export async function writeCode(): Promise<void> {
  // All compiled files are in one folder, so that a file of ours has one address for them.
  const address = (file: string) => path.relative(DIST_CODE, file).replaceAll(path.sep, "/");
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: entries().filter((name) => !LEFT_OUT.has(name)),
    outdir: DIST_CODE,
    plugins: [externals(address)],
  });
  fs.writeFileSync(path.join(DIST, "LICENSES.txt"), licensesOf(metafile));
}

/** The licences of all packages whose code is in what was compiled: each asks for its text to go with it. */
function licensesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap((name) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []);
  const texts = [...new Set(folders)].sort(compareText).map((folder) => {
    const file = fs.readdirSync(path.join(TOOL, folder)).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} has no licence file, so its code cannot be in the package`);
    return `${path.basename(folder)}\n\n${fs.readFileSync(path.join(TOOL, folder, file), "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}
