// @ts-check
// Our code, compiled: a folder in node_modules/.cache/stele for each state of the sources. Whatever is wrong with it,
// commands run; see README.md.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { codeChanged, codeFingerprint, ROOT } from "./code.mjs";

const PACKAGES = path.join(ROOT, "node_modules");
const COMPILED = path.join(PACKAGES, ".cache/stele");
/** The list of a folder's modules, with the SHA-256 of each. Written last: a folder without it is not finished. */
const LIST = "modules.json";
/** Milliseconds after which nobody is taken to run from a folder any more. */
const UNUSED = 3_600_000;

/** What this process runs from; undefined where that is the sources. @type {Compiled | undefined} */
let inUse;

/** @typedef {{ readonly folder: string, readonly modules: ReadonlySet<string> }} Compiled */

/**
 * Sees to it that the sources as they are now are compiled, and that this process and its workers run from that.
 *
 * @returns {Promise<string | undefined>} the folder; undefined where it cannot be, for whatever reason
 */
export async function useCompiled() {
  if (!fs.existsSync(PACKAGES)) return undefined;
  inUse = open(currentFolder());
  if (!inUse) {
    try {
      inUse = open(await compileAll());
      prune();
    } catch {
      // No esbuild, no room, no permission, or a mistake in the sources, which running them reports better.
    }
  }
  return inUse?.folder;
}

/**
 * Where a module of ours is compiled.
 *
 * @param {URL} source address of a `.ts` file
 * @returns {string | undefined} undefined where its source is what is to be run
 */
export function compiledModule(source) {
  if (!inUse) return undefined;
  const name = path.relative(ROOT, fileURLToPath(source)).replaceAll(path.sep, "/").replace(/\.ts$/, ".mjs");
  const file = path.join(inUse.folder, name);
  return inUse.modules.has(name) && fs.existsSync(file) ? file : undefined;
}

/**
 * Where the sources are compiled as they are now. Compiled code holds the paths of its sources, and the code of
 * packages: it is good for one place, and until npm installs something.
 */
function currentFolder() {
  const installed = fs.statSync(path.join(PACKAGES, ".package-lock.json"), { throwIfNoEntry: false });
  const key = sumOf(JSON.stringify([codeFingerprint(), ROOT, installed?.mtimeMs, installed?.size]));
  return path.join(COMPILED, key.slice(0, 20));
}

async function compileAll() {
  const { compile } = await import("./compile.mjs");
  for (;;) {
    const folder = currentFolder();
    // Before the work, which is for nothing where there is no permission.
    fs.mkdirSync(folder, { recursive: true });
    const files = await compile(folder);
    // An editor may have written while esbuild read.
    if (codeChanged()) continue;
    writeModules(folder, files);
    return folder;
  }
}

/**
 * A compiled folder; undefined where it is not finished, or not what was written.
 *
 * @param {string} folder
 * @returns {Compiled | undefined}
 */
function open(folder) {
  try {
    const sums = Object.entries(JSON.parse(fs.readFileSync(path.join(folder, LIST), "utf8")));
    if (sums.some(([name, sum]) => sumOf(fs.readFileSync(path.join(folder, name))) !== sum)) return undefined;
    touch(folder);
    return { folder, modules: new Set(sums.map(([name]) => name)) };
  } catch {
    return undefined;
  }
}

/**
 * Puts files in place one by one, each as a whole: who compiles at the same time writes the same bytes, and who runs
 * from the folder finds every module at any moment.
 *
 * @param {string} folder
 * @param {readonly { path: string, contents: Uint8Array }[]} files with absolute paths
 */
function writeModules(folder, files) {
  /** @param {string} file @param {string | Uint8Array} bytes */
  const put = (file, bytes) => {
    const temporary = `${file}.${process.pid}`;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(temporary, bytes);
    fs.renameSync(temporary, file);
  };
  for (const file of files) put(file.path, file.contents);
  const modules = files.filter((file) => file.path.endsWith(".mjs"));
  const nameOf = (/** @type {string} */ file) => path.relative(folder, file).replaceAll(path.sep, "/");
  const sums = Object.fromEntries(modules.map((file) => [nameOf(file.path), sumOf(file.contents)]));
  put(path.join(folder, LIST), JSON.stringify(sums));
}

/** Removes what no command began with for a while. */
function prune() {
  for (const name of fs.readdirSync(COMPILED)) {
    const folder = path.join(COMPILED, name);
    if (Date.now() - fs.statSync(folder).mtimeMs > UNUSED) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes that a folder is in use. @param {string} folder */
function touch(folder) {
  try {
    fs.utimesSync(folder, new Date(), new Date());
  } catch {
    // Somebody else's folder: then it is theirs to remove as well.
  }
}

/** @param {string | Uint8Array} bytes */
function sumOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
