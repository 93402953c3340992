import fs from "node:fs";
import type { PartRecord } from "./part.ts";
import type { ReleaseContent, ReleaseFile } from "./tree.ts";

/** Name of the manifest in the published folder. */
export const MANIFEST = "manifest.json";

/** What a manifest holds. */
export interface Manifest {
  /** Full hash of the commit that the content was built from; null outside git or with uncommitted changes. */
  readonly commit: string | null;
  /** Present in one of several parts of a site. */
  readonly part?: PartRecord;
  /** Every file but the manifest itself, by path. */
  readonly files: readonly Omit<ReleaseFile, "file" | "mtime">[];
}

/**
 * The text of a manifest: one line a file, so that two of them can be compared with `diff`.
 *
 * @param content in any order
 */
export function manifestText(content: ReleaseContent, commit: string | undefined, part?: PartRecord): string {
  // No path lies between those of a bundle, whose rows are ready.
  const rows = [...content.files, ...content.bundles]
    .sort(byPath)
    .map((one) => ("manifest" in one ? one.manifest : manifestRow(one)));
  const head = `"commit": ${JSON.stringify(commit ?? null)},\n${part ? `"part": ${JSON.stringify(part)},\n` : ""}`;
  return `{\n${head}"files": [\n${rows.join(",\n")}\n]\n}\n`;
}

/** The row of a file in a manifest. */
export function manifestRow({ path, size, sha256 }: Manifest["files"][number]): string {
  return `{"path":${JSON.stringify(path)},"size":${size},"sha256":"${sha256}"}`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/** Reads a manifest; undefined where there is none that can be read. */
export function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}
