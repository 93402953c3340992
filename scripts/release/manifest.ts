import fs from "node:fs";
import { type BuiltSite, type ManifestEntry, manifestLine } from "../core/built-files.ts";
import type { PartRecord } from "./part.ts";

/** Name of the manifest in the published folder. */
export const MANIFEST = "manifest.json";

/** Name of the signature of the manifest, if the release is signed. */
export const SIGNATURE = `${MANIFEST}.sig`;

/** The files of a release that its manifest does not list. */
export interface SignedManifest {
  /** The text of the manifest. */
  readonly text: string;
  /** The text of its signature. */
  readonly signature?: string | undefined;
}

/** The content of `manifest.json`. */
export interface Manifest {
  /** Full hash of the commit that the content was built from; null if anything that was published is not in it. */
  readonly commit: string | null;
  /** Present in one of several parts of a site. */
  readonly part?: PartRecord;
  /** Every file but the manifest itself and its signature, by path. */
  readonly files: readonly ManifestEntry[];
}

/**
 * The text of a manifest: one line a file, so that two of them can be compared with `diff`.
 *
 * @param content in any order
 */
export function manifestText(content: BuiltSite, commit: string | undefined, part?: PartRecord): string {
  // No other path sorts between those of a bundle, whose rows are ready.
  const rows = [...content.files, ...content.bundles]
    .sort(byPath)
    .map((one) => ("manifest" in one ? one.manifest : manifestLine(one)));
  const head = `"commit": ${JSON.stringify(commit ?? null)},\n${part ? `"part": ${JSON.stringify(part)},\n` : ""}`;
  return `{\n${head}"files": [\n${rows.join(",\n")}\n]\n}\n`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/** Reads a manifest; undefined if there is none of ours. Its paths stay inside the folder that it describes. */
export function readManifest(file: string): Manifest | undefined {
  let read: Partial<Manifest> | null;
  try {
    read = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
  const ours = (read?.commit === null || typeof read?.commit === "string") && Array.isArray(read.files);
  return ours && read?.files?.every(isEntry) ? (read as Manifest) : undefined;
}

function isEntry(entry: Partial<ManifestEntry> | null): boolean {
  const { path: name, size, sha256, stripped } = entry ?? {};
  if (typeof name !== "string" || typeof sha256 !== "string") return false;
  if (stripped !== undefined && stripped !== "place") return false;
  return Number.isSafeInteger(size) && /^[0-9a-f]{64}$/.test(sha256) && !/(^|\/)\.{0,2}(\/|$)|\\|\0/.test(name);
}
