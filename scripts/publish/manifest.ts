import type { ReleaseFile } from "./release.ts";

/** Name of the manifest in the published folder. */
export const MANIFEST = "manifest.json";

/**
 * The manifest of a release: one line a file, so that two of them can be compared with `diff`.
 *
 * @param files in any order
 * @param commit full hash of the commit that the content was built from; undefined outside git or with uncommitted changes
 */
export function manifestText(files: readonly ReleaseFile[], commit: string | undefined): string {
  const rows = files
    .map(({ path, size, sha256 }) => ({ path, size, sha256 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((row) => JSON.stringify(row));
  return `{\n"commit": ${JSON.stringify(commit ?? null)},\n"files": [\n${rows.join(",\n")}\n]\n}\n`;
}

/** The paths that a manifest lists; none where there is none. */
export function manifestPaths(manifest: string | undefined): string[] {
  if (manifest === undefined) return [];
  return (JSON.parse(manifest) as { files: { path: string }[] }).files.map((f) => f.path);
}
