/** The cache folder as a whole. */
import fs from "node:fs";
import path from "node:path";
import { NAMESPACES } from "./cache-file.ts";
import { replaceFile } from "./replace-file.ts";
import { StopError } from "./stop-error.ts";

/** Tells backup programs, and us, that a folder is a cache (Cache Directory Tagging Specification, bford.info/cachedir). */
const TAG = "CACHEDIR.TAG";
const SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Stele makes this cache. It is safe to delete.\n";

/**
 * Makes a cache folder if there is none, and tags it.
 *
 * @throws StopError if it is a folder with somebody's files, because old files of a cache are removed
 */
export function openCacheFolder(cache: string): void {
  const tag = path.join(cache, TAG);
  if (fs.existsSync(tag)) return;
  const parts: readonly string[] = [...NAMESPACES, "preview", "preview.releases"];
  const foreign = fs.existsSync(cache) ? fs.readdirSync(cache).find((name) => !parts.includes(name)) : undefined;
  if (foreign !== undefined)
    throw new StopError(`--cache ${cache} is not used: it holds ${foreign} and is no cache; choose another folder`);
  fs.mkdirSync(cache, { recursive: true });
  replaceFile(tag, (temporary) => fs.writeFileSync(temporary, SIGNATURE));
}

/** Removes everything that builds have stored in a cache folder, and nothing else: not what was fetched from elsewhere. */
export function emptyCacheFolder(cache: string): void {
  for (const name of NAMESPACES)
    if (name !== "fetched") fs.rmSync(path.join(cache, name), { recursive: true, force: true });
}
