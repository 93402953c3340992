import path from "node:path";
import type { Problem } from "../../scripts/core/problems.ts";
import { build as publish } from "../../scripts/eleventy/generate.ts";
import type { GivenOptions } from "../../scripts/eleventy/options.ts";
import type { BuildResult } from "../../scripts/eleventy/result.ts";
import { temporaryFolder } from "./archive.ts";
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
