// @ts-check
// Compiles our own code with esbuild. Loaded only after the sources changed.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PLACES } from "./places.mjs";
import { COMPILED, hashCode, IS_PACKAGE, LATEST, lastCompiled, stampOf, TOOL } from "./state.mjs";

/** Imported by itself, besides commands and workers: the configuration, and what archives import as `stele`. */
const IMPORTED = ["eleventy.config.ts", "layouts/public.ts", "scripts/eleventy/index.ts"];

/** What is started or imported by itself. All of it shares its other modules. @returns {string[]} paths below TOOL */
export function entries() {
  const scripts = fs.readdirSync(path.join(TOOL, "scripts"), { recursive: true, encoding: "utf8" });
  const started = scripts.filter((name) => /^[^/\\]+\.ts$|-worker\.ts$/.test(name));
  return [...IMPORTED, ...started.map((name) => path.join("scripts", name)).sort()];
}

/** Packages of many small files, which take longer to open than to run. All others are imported as they are. */
export const BUNDLED = new Set([
  "chardet",
  "css-select",
  "diff",
  "exif-reader",
  "hast-util-sanitize",
  "hast-util-to-html",
  "hast-util-to-mdast",
  "hono",
  "htmlparser2",
  "markdown-it",
  "markdown-it-cjk-friendly",
  "markdown-it-footnote",
  "mdast-util-to-markdown",
  "mdast-util-to-string",
  "parse5",
  "postal-mime",
  "property-information",
  "semver",
  "yaml",
  "zod",
]);

/** A day in milliseconds: a process that runs for longer may miss modules that it has not imported yet. */
const UNUSED = 86_400_000;

/**
 * Compiles the sources as they are now into a new folder. Replacing latest.json is the last step, so nobody sees an
 * unfinished folder, and of two processes that compile at once each has its own.
 *
 * @returns {Promise<import("./state.mjs").Compiled | null>} null if esbuild does not run or the folder cannot be written
 * @throws {Error} a StopError that names file and line if a source has a mistake
 */
export async function compile() {
  // npm runs "prepare" for a package that comes from a file, too.
  if (IS_PACKAGE) return null;
  const folder = randomUUID();
  const outdir = path.join(COMPILED, folder);
  try {
    let others = lastCompiled()?.others ?? [];
    for (;;) {
      const stamp = stampOf(others);
      others = await bundle(outdir);
      const compiled = { stamp, fingerprint: hashCode(), folder, others };
      // An editor may have written in the meantime, or the configuration imports more than it did.
      if (stampOf(others) !== stamp) continue;
      fs.writeFileSync(`${LATEST}.${folder}`, JSON.stringify(compiled));
      fs.renameSync(`${LATEST}.${folder}`, LATEST);
      prune(COMPILED, folder);
      return compiled;
    }
  } catch (error) {
    if (lastCompiled()?.folder !== folder) for (const left of [outdir, `${LATEST}.${folder}`]) removeIfThere(left);
    const { errors = [] } = /** @type {Partial<import("esbuild").BuildFailure>} */ (error);
    if (errors.length > 0) throw Object.assign(new Error(mistakesOf(errors)), { name: "StopError" });
    return null;
  }
}

/** On a full disk every command would try again, and leave another one. @param {string} left */
function removeIfThere(left) {
  try {
    fs.rmSync(left, { recursive: true, force: true });
  } catch {
    // A file is where its folder would be: nothing was left.
  }
}

/**
 * @param {string} outdir
 * @returns {Promise<string[]>} the files outside the folders of code that were read
 */
async function bundle(outdir) {
  // Before the work, which is useless without permission to write.
  fs.mkdirSync(outdir, { recursive: true });
  const { build } = await import("esbuild");
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: entries(),
    outdir,
    plugins: [externals((file) => pathToFileURL(file).href), PLACES],
  });
  return Object.keys(metafile.inputs).filter((name) => !/^(layouts|scripts|assets|.*node_modules)\//.test(name));
}

/** How modules for Node are compiled, ours and those of an archive. */
export const MODULES = /** @type {const} @satisfies {import("esbuild").BuildOptions} */ ({
  // In node_modules no package.json says that files ending in .js are modules.
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: "external",
  sourcesContent: false,
  // For bundled CommonJS packages. Without an import, whose name could be one of theirs.
  banner: { js: 'const require=globalThis.process.getBuiltinModule("module").createRequire(import.meta.url);' },
  logLevel: "silent",
});

/** How our code is compiled, whatever for. */
export const OPTIONS = /** @type {const} @satisfies {import("esbuild").BuildOptions} */ ({
  ...MODULES,
  absWorkingDir: TOOL,
  entryNames: "[name]",
  metafile: true,
  // In place of tsconfig.json, which is no part of the fingerprint.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
});

/** @param {string} file */
function isOurs(file) {
  return !path.relative(TOOL, file).includes("node_modules");
}

/**
 * Leaves packages and the `.mjs` files of our own out of what is bundled.
 *
 * @param {(file: string) => string} address what to import in place of a `.mjs` file, of which the path is given
 * @returns {import("esbuild").Plugin}
 */
export function externals(address) {
  return {
    name: "externals",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer }) => {
        return isOurs(importer) && !BUNDLED.has(packageOf(name)) ? { path: name, external: true } : undefined;
      });
      build.onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, importer, resolveDir }) => {
        return isOurs(importer) ? { path: address(path.resolve(resolveDir, name)), external: true } : undefined;
      });
    },
  };
}

/** The package that an import names. @param {string} name */
export function packageOf(name) {
  return /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}

/**
 * What esbuild found wrong, a line each, with file and line.
 *
 * @param {readonly import("esbuild").Message[]} all
 */
export function mistakesOf(all) {
  return all
    .map(({ location: at, text }) => `${at ? `${at.file}:${at.line}:${at.column + 1} ` : ""}${text}`)
    .join("\n");
}

/**
 * Removes what was compiled long ago.
 *
 * @param {string} all folder with a folder for each compile
 * @param {string} current name of the one that stays, whatever its age
 */
export function prune(all, current) {
  for (const name of fs.readdirSync(all)) {
    const found = fs.statSync(path.join(all, name), { throwIfNoEntry: false });
    if (name !== current && found && Date.now() - found.mtimeMs > UNUSED)
      fs.rmSync(path.join(all, name), { recursive: true, force: true });
  }
}
