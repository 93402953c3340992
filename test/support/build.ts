import path from "node:path";
import type { Problem } from "../../scripts/core/problems.ts";
import { build as publish } from "../../scripts/eleventy/generate.ts";
import type { GivenOptions } from "../../scripts/eleventy/options.ts";
import type { BuildResult } from "../../scripts/eleventy/result.ts";
import { type Files, smallArchive, temporaryFolder } from "./archive.ts";
import { seedAssets } from "./assets.ts";

export interface Built extends BuildResult {
  /** The published folder. */
  readonly site: string;
  readonly cache: string;
}

/** Builds an archive that is expected to be sound. */
export async function build(content: string, options: GivenOptions = {}): Promise<Built> {
  const result = await tryBuild(content, options);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
}

/**
 * Builds a small archive of what is not refused.
 *
 * @param parts files by a name for each part; a problem in one of its files leaves the part out
 * @param partOf the part that a file of a problem is in
 * @param always files that are there in any case
 */
export async function buildSound(
  parts: ReadonlyMap<string, Files>,
  partOf: (file: string) => string,
  always: Files = {},
): Promise<Built & { readonly refused: number }> {
  const left = new Map(parts);
  for (;;) {
    const result = await tryBuild(smallArchive(Object.assign({}, always, ...left.values())));
    if (!("problems" in result)) return { ...result, refused: parts.size - left.size };
    const before = left.size;
    for (const { file } of result.problems) left.delete(partOf(file));
    if (left.size === before) throw new Error(JSON.stringify(result.problems.slice(0, 5)));
  }
}

/** Builds an archive that may have problems. */
export async function tryBuild(
  content: string,
  options: GivenOptions = {},
): Promise<Built | { problems: readonly Problem[]; site: string }> {
  const folder = temporaryFolder();
  const [out, cache] = [options.out ?? path.join(folder, "site"), options.cache ?? path.join(folder, "cache")];
  seedAssets(cache);
  const result = await publish({ content, ...options, out, cache });
  return "problems" in result ? { ...result, site: out } : { ...result, site: out, cache };
}
