// @ts-check
import module from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, stripsTypes } from "./code.mjs";
import { compiledModule, useCompiled } from "./compiled.mjs";

/** Node has it from 22.1 on. */
const { enableCompileCache } = /** @type {{ enableCompileCache?: (folder: string) => unknown }} */ (
  /** @type {unknown} */ (module)
);

/**
 * Imports a module of ours in the fastest way that there is: compiled, or else from its source.
 *
 * @param {string} name path of a `.ts` file, from the top of the project
 */
export async function load(name) {
  const source = pathToFileURL(path.join(ROOT, name));
  const folder = await useCompiled();
  const compiled = compiledModule(source);
  if (folder !== undefined && compiled !== undefined) {
    // Where it cannot be written, nothing comes of it.
    enableCompileCache?.(path.join(folder, "v8"));
    await import("./stacks.mjs");
    return import(pathToFileURL(compiled).href);
  }
  if (!stripsTypes()) (await import("tsx/esm/api")).register();
  return import(source.href);
}
