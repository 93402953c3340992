// @ts-check
// Compiles our own code with esbuild. Loaded only where it has to be.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./code.mjs";

/** What is started by itself, as globs: the commands, and what `forkModule` starts. Everything else is split off. */
const ENTRIES = ["scripts/*.ts", "scripts/**/*-worker.ts"];

/**
 * Packages that are bundled: plain JavaScript in many files, which take longer to find and open than to run. All others
 * stay what they are, so a package that is not named here works too.
 */
const BUNDLED = new Set([
  "diff",
  "hast-util-sanitize",
  "hono",
  "markdown-it",
  "markdown-it-cjk-friendly",
  "markdown-it-footnote",
  "parse5",
  "yaml",
  "zod",
]);

/**
 * Compiles every entry.
 *
 * @param {string} folder where the files will lie
 * @returns {Promise<{ path: string, contents: Uint8Array }[]>} modules and their source maps, with absolute paths
 * @throws where a source has a mistake
 */
export async function compile(folder) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: folder,
    outbase: ".",
    // Whatever package.json says of files ending in .js does not reach into node_modules.
    outExtension: { ".js": ".mjs" },
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: "external",
    sourcesContent: false,
    // In place of tsconfig.json, which is no part of the fingerprint.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    // What bundled CommonJS packages ask Node for. Without an import, whose name could be one of theirs.
    banner: { js: 'const require=globalThis.process.getBuiltinModule("module").createRequire(import.meta.url);' },
    logLevel: "silent",
    plugins: [OURS],
  });
  return outputFiles;
}

/** Resolves what our own modules import, and lets them know where their source lies. @type {import("esbuild").Plugin} */
const OURS = {
  name: "ours",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer }) => {
      return isOurs(importer) && !BUNDLED.has(packageOf(name)) ? { path: name, external: true } : undefined;
    });
    // Plain modules of ours have one instance, whoever imports them.
    build.onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, importer, resolveDir }) => {
      if (!isOurs(importer)) return undefined;
      return { path: pathToFileURL(path.resolve(resolveDir, name)).href, external: true };
    });
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      return isOurs(file) ? { contents: withPlace(fs.readFileSync(file, "utf8"), file), loader: "ts" } : undefined;
    });
  },
};

/** @param {string} file */
function isOurs(file) {
  return file.startsWith(ROOT + path.sep) && !file.startsWith(path.join(ROOT, "node_modules") + path.sep);
}

/** The package of an import, `@scope/name` of `@scope/name/part`. @param {string} name */
function packageOf(name) {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

/**
 * Puts the place of a source file into its code, where it asks for it.
 *
 * @param {string} code
 * @param {string} file
 */
function withPlace(code, file) {
  const place = { url: pathToFileURL(file).href, dirname: path.dirname(file), filename: file };
  return code.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, /** @type {keyof typeof place} */ what) =>
    JSON.stringify(place[what]),
  );
}
