/** Bundled styles and scripts are the same for every archive, and take most of the time of a small build from nothing. */
import fs from "node:fs";
import path from "node:path";

/** Names the folder with the bundles, for this process and those that it starts; absent if every build makes them. */
const FOLDER = "STELE_TEST_ASSETS";

/** Builds the smallest archive once, and remembers its bundles. @param folder a folder that stays until all tests end */
export async function makeAssets(folder: string): Promise<void> {
  const { build } = await import("../../scripts/eleventy/generate.ts");
  const [content, cache] = [path.join(folder, "content"), path.join(folder, "cache")];
  fs.mkdirSync(content);
  fs.writeFileSync(path.join(content, "archive.yaml"), "title: A\n");
  await build({ content, cache, out: path.join(folder, "site") });
  process.env[FOLDER] = path.join(cache, "assets");
}

/** Gives a cache that is still to be made the bundles. */
export function seedAssets(cache: string): void {
  const assets = process.env[FOLDER];
  if (assets !== undefined && !fs.existsSync(cache)) fs.cpSync(assets, path.join(cache, "assets"), { recursive: true });
}
