// @ts-check
// Loads our code in the fastest way that there is. Never compiled, so a process has one instance of it.
import fs from "node:fs";
import module from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { COMPILED, DIST_CODE, hashCode, IS_PACKAGE, latestCompiled, stripsTypes, TOOL } from "./state.mjs";

/** Node has it from 22.1 on. @type {((folder: string) => unknown) | undefined} */
const enableCompileCache = Reflect.get(module, "enableCompileCache");

/**
 * What this process runs from: a folder of compiled code; null for the sources, undefined before anybody asks.
 * @type {{ readonly folder: string } | null | undefined}
 */
let current = IS_PACKAGE ? { folder: DIST_CODE } : undefined;
/** @type {string | undefined} */
let fingerprint;
/** Beside the packages that the tool is among. */
const PACKAGE_CACHE = path.resolve(TOOL, "../.cache/stele");

/**
 * Imports a module of ours as its source is now: compiled if that is possible, else from the source. After a change the
 * compiled module has a new address, so a process that runs for long gets the new code by a second call.
 *
 * @param {string} name path of a `.ts` file, from the top of the tool
 * @throws {Error} a StopError that names file and line if a source has a mistake
 */
export async function load(name) {
  await useCompiled();
  if (current) {
    // It does nothing in a folder that cannot be written.
    enableCompileCache?.(IS_PACKAGE ? PACKAGE_CACHE : path.join(current.folder, "v8"));
    await import("./stacks.mjs");
  } else if (!stripsTypes()) (await import("tsx/esm/api")).register();
  return import(pathToFileURL(compiledModule(name)).href);
}

/** Compiles the sources if they changed since they were last compiled, and lets this process run from that. */
export async function useCompiled() {
  if (IS_PACKAGE) return;
  const compiled = latestCompiled() ?? (await (await import("./compile.mjs")).compile());
  current = runsFrom(compiled);
  fingerprint = compiled?.fingerprint ?? hashCode();
}

/** @param {import("./state.mjs").Compiled | null | undefined} compiled */
function runsFrom(compiled) {
  return compiled ? { folder: path.join(COMPILED, compiled.folder) } : null;
}

/**
 * The file to run for a module of ours.
 *
 * @param {string} name path from the top of the tool of eleventy.config.ts, `scripts/*.ts` or `scripts/**\/*-worker.ts`
 * @returns {string} absolute path of the compiled module, a `.mjs` file; of the source if that is not compiled
 */
export function compiledModule(name) {
  if (current === undefined) current = runsFrom(latestCompiled());
  const source = path.join(TOOL, name);
  if (!current) return source;
  const compiled = path.join(current.folder, `${path.basename(name, ".ts")}.mjs`);
  return fs.existsSync(compiled) ? compiled : source;
}

/**
 * Fingerprint of the contents of all code and of the versions of its packages, as they were when this process loaded its
 * code: in the repository of the sources, in a package of what was compiled. The same on every machine.
 *
 * @returns {string} 40 hexadecimal digits
 */
export function codeFingerprint() {
  fingerprint ??= (IS_PACKAGE ? undefined : latestCompiled()?.fingerprint) ?? hashCode();
  return fingerprint;
}
