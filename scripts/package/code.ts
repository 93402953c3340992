import fs from "node:fs";
import path from "node:path";
import { build, type Metafile } from "esbuild";
import { entries, externals, OPTIONS } from "../core/code/compile.mjs";
import { DIST, DIST_CODE } from "../core/code/state.mjs";
import { packageLicenses } from "../site/assets/package-licenses.ts";

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

/** The licences of all packages whose code is in what was compiled. */
function licensesOf({ inputs }: Metafile): string {
  const name = /^(?:.*?\/)?node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;
  return packageLicenses(Object.keys(inputs).flatMap((file) => name.exec(file)?.[1] ?? []));
}
