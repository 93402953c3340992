// @ts-check
// Where our code is, and what state it is in.
import "./node-version.mjs";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Absolute path of the tool's folder: its repository, or the installed package. Links are followed. */
export const TOOL = fs.realpathSync(path.resolve(import.meta.dirname, "../../.."));
/** Whether the tool is a package: that has compiled code (`dist`) in place of sources. */
export const IS_PACKAGE = !fs.existsSync(path.join(TOOL, "scripts/build.ts"));
/** What `npm pack` makes of the sources. */
export const DIST = path.join(TOOL, "dist");
/** Compiled code in `DIST`. */
export const DIST_CODE = path.join(DIST, "code");
/** In the repository: a folder for each compile, and a file that describes the last one. */
export const COMPILED = path.join(TOOL, "node_modules/.cache/stele");
export const LATEST = path.join(COMPILED, "latest.json");

/**
 * A finished compile. `folder` is a name in COMPILED, `others` are the files outside the folders of code that
 * eleventy.config.ts imports.
 * @typedef {{ stamp: string, fingerprint: string, folder: string, others: string[] }} Compiled
 */

/** Computes the fingerprint from the files as they are now. */
export function hashCode() {
  const hash = createHash("sha256");
  for (const name of codeFiles()) {
    const file = path.join(TOOL, name);
    if (fs.existsSync(file)) hash.update(`${name}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex").slice(0, 40);
}

/**
 * Tells cheaply whether anything changed that a compile reads: hashes sizes and times of files, not their contents.
 * Holds the path of the project, because compiled code does.
 *
 * @param {readonly string[]} others see Compiled
 * @returns {string} 64 hexadecimal digits
 */
export function stampOf(others) {
  const hash = createHash("sha256").update(TOOL);
  for (const name of [...codeFiles(), "eleventy.config.ts", "node_modules/.package-lock.json", ...others]) {
    const found = fs.statSync(path.join(TOOL, name), { throwIfNoEntry: false });
    hash.update(`\0${name}\0${found?.size}\0${found?.mtimeMs}`);
  }
  return hash.digest("hex");
}

/** The last compile, finished or not usable any more. @returns {Compiled | undefined} */
export function lastCompiled() {
  try {
    return JSON.parse(fs.readFileSync(LATEST, "utf8"));
  } catch {
    return undefined;
  }
}

/** The last compile, if the sources are as they were then. @returns {Compiled | undefined} */
export function latestCompiled() {
  const last = lastCompiled();
  if (last?.stamp !== stampOf(last?.others ?? [])) return undefined;
  return fs.existsSync(path.join(COMPILED, last.folder)) ? last : undefined;
}

/** Whether this Node runs TypeScript by itself, as it does from 22.18 on. @returns {boolean} */
export function stripsTypes() {
  return "typescript" in process.features && Boolean(process.features.typescript);
}

/** The files whose contents are the tool. The exact versions of all packages are in the last one. */
function codeFiles() {
  const [folders, versions] = IS_PACKAGE
    ? [["assets", "dist/browser", "dist/code", "scripts"], "package.json"]
    : [["assets", "layouts", "scripts"], "package-lock.json"];
  return [...folders.flatMap(codeIn).sort(), versions];
}

/**
 * @param {string} folder
 * @returns {string[]} paths below TOOL
 */
function codeIn(folder) {
  return fs.readdirSync(path.join(TOOL, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(name);
    return /\.(ts|mjs|js|css|svg|json)$/.test(name) ? [name] : [];
  });
}
