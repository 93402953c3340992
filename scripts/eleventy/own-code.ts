/** Compiles the modules of an archive's own, so that they may be TypeScript and are loaded again after a change. */
import fs from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildFailure, Plugin } from "esbuild";
import { archiveFolder } from "../core/archive-folder.ts";
import { openCacheFolder } from "../core/cache-folder.ts";
import { MODULES, mistakesOf, packageOf, prune } from "../core/code/compile.mjs";
import { compiledModule } from "../core/code/load.mjs";
import { PLACES } from "../core/code/places.mjs";
import { TOOL } from "../core/code/state.mjs";
import { fingerprint } from "../core/fingerprint.ts";
import { StopError } from "../core/stop-error.ts";
import { configFile, configFingerprint, ownModules } from "./own-files.ts";

/** What `stele` is for modules of an archive's own: the tool that runs, wherever it is installed. */
const STELE: Readonly<Record<string, string>> = {
  stele: "scripts/eleventy/index.ts",
  "stele/layouts": "layouts/public.ts",
};

/**
 * The module to import for the configuration in force.
 *
 * @param cache the cache folder
 * @returns absolute path
 * @throws StopError that names file and line if it, or a module that it imports, has a mistake
 */
export async function configModule(cache: string): Promise<string> {
  const file = configFile();
  const name = path.relative(TOOL, file);
  if (name === "eleventy.config.ts") return compiledModule(name);
  if (file.startsWith(TOOL + path.sep)) return file;
  return compiledOwn(cache, file);
}

/**
 * The compiled file of a module of the archive's own. All of them are compiled together, so that they share what they
 * import by a relative path.
 *
 * @param cache the cache folder
 * @param file absolute path
 * @throws StopError that names file and line of each mistake
 */
export async function compiledOwn(cache: string, file: string): Promise<string> {
  openCacheFolder(cache);
  const all = path.resolve(cache, "code");
  // Compiled modules hold absolute addresses.
  const addresses = [archiveFolder(), ...Object.values(STELE).map(compiledModule)];
  const folder = path.join(all, fingerprint([configFingerprint(), addresses]));
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(all, { recursive: true });
    const made = `${folder}.${process.pid}`;
    await bundle(ownModules(), made);
    prune(all, path.basename(made));
    // Unless another process was faster.
    if (fs.existsSync(folder)) fs.rmSync(made, { recursive: true });
    else fs.renameSync(made, folder);
  }
  return path.join(folder, path.relative(archiveFolder(), file).replace(/\.\w+$/, ".mjs"));
}

async function bundle(files: readonly string[], outdir: string): Promise<void> {
  const { build } = await import("esbuild");
  try {
    await build({
      ...MODULES,
      absWorkingDir: archiveFolder(),
      entryPoints: [...files],
      outdir,
      outbase: ".",
      plugins: [PACKAGES, PLACES],
    });
  } catch (error) {
    const { errors = [] } = error as Partial<BuildFailure>;
    if (errors.length === 0) throw error;
    throw new StopError(mistakesOf(errors));
  }
}

/** Packages are imported as they are, from where the importing module finds them. */
const PACKAGES: Plugin = {
  name: "packages",
  setup(build) {
    const SEEN = { isSeen: true };
    build.onResolve({ filter: /^[^./]/ }, async ({ path: name, kind, resolveDir, pluginData }) => {
      if (pluginData === SEEN || kind === "entry-point" || isBuiltin(name)) return undefined;
      const own = STELE[name];
      if (own !== undefined) return { path: pathToFileURL(compiledModule(own)).href, external: true };
      const folders = [resolveDir, TOOL];
      for (const folder of folders) {
        const found = await build.resolve(name, { kind, resolveDir: folder, pluginData: SEEN });
        if (found.errors.length > 0) continue;
        return { path: found.external ? found.path : pathToFileURL(found.path).href, external: true };
      }
      return { errors: [{ text: `the package "${name}" is not installed; run npm install ${packageOf(name)}` }] };
    });
  },
};
