/** Checks the folders of a build before anything is written. */
import fs from "node:fs";
import path from "node:path";
import { isInside } from "../core/paths.ts";
import { StopError } from "../core/stop-error.ts";
import type { BuildOptions } from "./options.ts";

/**
 * A build writes and removes files in its output folder and in the cache, so neither may be a folder of the content.
 *
 * @throws StopError that names the option to change
 */
export function checkFolders({ content, out, cache }: Pick<BuildOptions, "content" | "out" | "cache">): void {
  const [texts, site, store] = [real(content), real(path.dirname(path.resolve(out))), real(cache)];
  const published = path.join(site, path.basename(path.resolve(out)));
  if (isInside(published, texts)) refuse("--out", out, `is in the content folder ${content}`);
  if (isInside(store, texts)) refuse("--cache", cache, `is in the content folder ${content}`);
  if (isInside(texts, published) || isInside(texts, `${published}.releases`))
    refuse("--out", out, `holds the content folder ${content}`);
  if (isInside(store, published) || isInside(store, `${published}.releases`))
    refuse("--cache", cache, `is in the published folder ${out}`);
}

function refuse(option: string, folder: string, why: string): never {
  throw new StopError(`${option} ${folder} ${why}; choose another folder`);
}

/** A path with links followed, as far as it exists. */
function real(folder: string): string {
  const absolute = path.resolve(folder);
  try {
    return fs.realpathSync(absolute);
  } catch {
    const parent = path.dirname(absolute);
    return parent === absolute ? absolute : path.join(real(parent), path.basename(absolute));
  }
}
