// @ts-check
// Loads our code in the fastest way that there is. Never compiled, so a process has one instance of it.
import fs from "node:fs";
import module from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { COMPILED, hashCode, latestCompiled, ROOT, stripsTypes } from "./state.mjs";

/** Node has it from 22.1 on. @type {((folder: string) => unknown) | undefined} */
const enableCompileCache = Reflect.get(module, "enableCompileCache");

/** What this process runs from; null for the sources, undefined before anybody asks. @type {import("./state.mjs").Compiled | null | undefined} */
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
  current = latestCompiled() ?? (await (await import("./compile.mjs")).compile());
  fingerprint = current?.fingerprint ?? hashCode();
}

/**
 * The file to run for a module of ours.
 *
 * @param {URL} source address of eleventy.config.ts, `scripts/*.ts` or `scripts/**\/*-worker.ts`
 * @returns {string} absolute path of the compiled module, a `.mjs` file; of the source if that is not compiled
 */
export function compiledModule(source) {
  if (current === undefined) current = latestCompiled() ?? null;
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
  fingerprint ??= latestCompiled()?.fingerprint ?? hashCode();
  return fingerprint;
}
