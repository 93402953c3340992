import { bundle, OPTIONS } from "../site/assets/bundle.ts";
import type { Bundled } from "../site/assets/cached.ts";
import { packagePaths } from "../site/assets/package-paths.ts";

/** Name of the bundle. */
export const OFFLINE_SEARCH = "offline-search";

const ENTRY = "browser/search/offline.ts";

/** The search page's script for a folder, as one file that is no module. @returns its path as `links` */
export async function bundleOfflineSearch(): Promise<Bundled<string>> {
  const { files, entries } = await bundle({
    ...OPTIONS,
    entryPoints: [ENTRY],
    format: "iife",
    plugins: [packagePaths],
  });
  return { files, links: entries.get(ENTRY)?.address.slice(1) ?? "" };
}
