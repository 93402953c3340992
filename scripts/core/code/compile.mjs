// @ts-check
// Compiles our own code with esbuild. Loaded only after the sources changed.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { COMPILED, hashCode, LATEST, lastCompiled, ROOT, stampOf } from "./state.mjs";

/** What is started by itself, as globs: Eleventy's configuration, commands and workers. They share all other modules. */
const ENTRIES = ["*.config.ts", "scripts/*.ts", "scripts/**/*-worker.ts"];

/** Packages of many small files, which take longer to open than to run. All others are imported as they are. */
const BUNDLED = new Set([
  "diff",
  "hast-util-sanitize",
  "hono",
  "htmlparser2",
  "markdown-it",
  "markdown-it-cjk-friendly",
  "markdown-it-footnote",
  "parse5",
  "yaml",
  "zod",
]);

/** A day in milliseconds: a command that runs for longer may miss modules that it has not imported yet. */
const UNUSED = 86_400_000;

/**
 * Compiles the sources as they are now into a new folder. Replacing latest.json is the last step, so nobody sees an
 * unfinished folder, and of two processes that compile at once each has its own.
 *
 * @returns {Promise<import("./state.mjs").Compiled | null>} null if esbuild does not run or the folder cannot be written
 * @throws {Error} a StopError that names file and line if a source has a mistake
 */
export async function compile() {
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
      prune(folder);
      return compiled;
    }
  } catch (error) {
    // On a full disk every command would try again, and leave another one.
    for (const left of [outdir, `${LATEST}.${folder}`]) fs.rmSync(left, { recursive: true, force: true });
    const { errors = [] } = /** @type {Partial<import("esbuild").BuildFailure>} */ (error);
    const mistakes = errors.flatMap(({ location: at, text }) =>
      at ? [`${at.file}:${at.line}:${at.column + 1} ${text}`] : [],
    );
    if (mistakes.length > 0) throw Object.assign(new Error(mistakes.join("\n")), { name: "StopError" });
    return null;
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
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir,
    outbase: ".",
    // In node_modules no package.json says that files ending in .js are modules.
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: "external",
    sourcesContent: false,
    // In place of tsconfig.json, which is no part of the fingerprint.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    // For bundled CommonJS packages. Without an import, whose name could be one of theirs.
    banner: { js: 'const require=globalThis.process.getBuiltinModule("module").createRequire(import.meta.url);' },
    logLevel: "silent",
    plugins: [OURS],
  });
  return Object.keys(metafile.inputs).filter((name) => !/^(layouts|scripts|assets|.*node_modules)\//.test(name));
}

/** Resolves the imports of our own modules, and tells these where their source is. @type {import("esbuild").Plugin} */
const OURS = {
  name: "ours",
  setup(build) {
    const isOurs = (/** @type {string} */ file) => !path.relative(ROOT, file).includes("node_modules");
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer }) => {
      const [packageName = ""] = /^(@[^/]+\/)?[^/]+/.exec(name) ?? [];
      return isOurs(importer) && !BUNDLED.has(packageName) ? { path: name, external: true } : undefined;
    });
    build.onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, importer, resolveDir }) => {
      return isOurs(importer)
        ? { path: pathToFileURL(path.resolve(resolveDir, name)).href, external: true }
        : undefined;
    });
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      if (!isOurs(file)) return undefined;
      const place = { url: pathToFileURL(file).href, dirname: path.dirname(file), filename: file };
      const contents = fs
        .readFileSync(file, "utf8")
        .replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, /** @type {keyof typeof place} */ what) =>
          JSON.stringify(place[what]),
        );
      return { contents, loader: "ts" };
    });
  },
};

/** Removes what was compiled long ago. @param {string} current */
function prune(current) {
  for (const name of fs.readdirSync(COMPILED)) {
    const found = fs.statSync(path.join(COMPILED, name), { throwIfNoEntry: false });
    if (name !== current && found && Date.now() - found.mtimeMs > UNUSED)
      fs.rmSync(path.join(COMPILED, name), { recursive: true, force: true });
  }
}
