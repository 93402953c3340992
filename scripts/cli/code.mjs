// @ts-check
// Where our code is, what state it is in, and how it is loaded. Never compiled, so a process has one instance of it.
import { createHash } from "node:crypto";
import fs from "node:fs";
import module from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Node has it from 22.1 on. @type {((folder: string) => unknown) | undefined} */
const enableCompileCache = Reflect.get(module, "enableCompileCache");

/** Absolute path of the folder that holds `scripts`, with links followed. */
export const ROOT = fs.realpathSync(path.resolve(import.meta.dirname, "../.."));
/** A folder for each compile, and a file that describes the last one. */
export const COMPILED = path.join(ROOT, "node_modules/.cache/stele");
export const LATEST = path.join(COMPILED, "latest.json");

/**
 * A finished compile. `folder` is a name in COMPILED, `others` are the files outside the folders of code that
 * eleventy.config.ts imports.
 * @typedef {{ stamp: string, fingerprint: string, folder: string, others: string[] }} Compiled
 */

/** What this process runs from; null for the sources, undefined before anybody asks. @type {Compiled | null | undefined} */
let current;
/** @type {string | undefined} */
let fingerprint;

/**
 * Imports a module of ours as its source is now: compiled if that is possible, else from the source. After a change the
 * compiled module has a new address, so a process that runs for long gets the new code by a second call.
 *
 * @param {string} name path of a `.ts` file, from the top of the project
 * @throws {Error} a StopError that names file and line if a source has a mistake
 */
export async function load(name) {
  await useCompiled();
  const file = compiledModule(pathToFileURL(path.join(ROOT, name)));
  if (current) {
    // It does nothing in a folder that cannot be written.
    enableCompileCache?.(path.join(COMPILED, current.folder, "v8"));
    await import("./stacks.mjs");
  } else if (!stripsTypes()) (await import("tsx/esm/api")).register();
  return import(pathToFileURL(file).href);
}

/** Compiles the sources if they changed since they were last compiled, and lets this process run from that. */
export async function useCompiled() {
  current = latest() ?? (await (await import("./compile.mjs")).compile());
  fingerprint = current?.fingerprint ?? hashCode();
}

/**
 * The file to run for a module of ours.
 *
 * @param {URL} source address of eleventy.config.ts, `scripts/*.ts` or `scripts/**\/*-worker.ts`
 * @returns {string} absolute path of the compiled module, a `.mjs` file; of the source if that is not compiled
 */
export function compiledModule(source) {
  if (current === undefined) current = latest() ?? null;
  const file = fileURLToPath(source);
  if (!current) return file;
  const compiled = path.join(COMPILED, current.folder, path.relative(ROOT, file).replace(/\.ts$/, ".mjs"));
  return fs.existsSync(compiled) ? compiled : file;
}

/**
 * Fingerprint of the contents of all code in `layouts`, `scripts` and `assets`, and of `package-lock.json`, as they were
 * when this process loaded its code. The same on every machine.
 *
 * @returns {string} 40 hexadecimal digits
 */
export function codeFingerprint() {
  fingerprint ??= latest()?.fingerprint ?? hashCode();
  return fingerprint;
}

/** Computes the fingerprint from the files as they are now. */
export function hashCode() {
  const hash = createHash("sha256");
  for (const name of codeFiles()) {
    const file = path.join(ROOT, name);
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
  const hash = createHash("sha256").update(ROOT);
  for (const name of [...codeFiles(), "eleventy.config.ts", "node_modules/.package-lock.json", ...others]) {
    const found = fs.statSync(path.join(ROOT, name), { throwIfNoEntry: false });
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

/** The last compile, if the sources are as they were then. */
function latest() {
  const last = lastCompiled();
  if (last?.stamp !== stampOf(last?.others ?? [])) return undefined;
  return fs.existsSync(path.join(COMPILED, last.folder)) ? last : undefined;
}

/** Whether this Node runs TypeScript by itself, as it does from 22.18 on. @returns {boolean} */
export function stripsTypes() {
  return "typescript" in process.features && Boolean(process.features.typescript);
}

function codeFiles() {
  return [...["layouts", "scripts", "assets"].flatMap(codeIn).sort(), "package-lock.json"];
}

/**
 * @param {string} folder
 * @returns {string[]} paths below ROOT
 */
function codeIn(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(name);
    return /\.(ts|mjs|css|svg|json)$/.test(name) ? [name] : [];
  });
}
