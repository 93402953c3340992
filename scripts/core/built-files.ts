/** Files of the site that are made: what the making room hands over and the release room puts in place. */
import type { CachedFile } from "./file-state.ts";

/** One file of a release. */
export interface BuiltFile extends CachedFile {
  /** Path below the site's root, with forward slashes. */
  readonly path: string;
  /** Present in a copy of a picture that was published without its place and serial numbers. */
  readonly stripped?: "place" | undefined;
}

/** Files of a release that come and go together, such as a search segment: other files have another path. */
export interface Bundle {
  /** Path of their folder below the site's root, with a slash at its end. */
  readonly path: string;
  /** The files; their paths are below the site's root too. */
  readonly files: readonly BuiltFile[];
  /** Their rows in the manifest, by path. */
  readonly manifest: string;
}

/** Everything in a release but its manifest. */
export interface BuiltSite {
  readonly files: readonly BuiltFile[];
  readonly bundles: readonly Bundle[];
}

/** A file as a manifest lists it. */
export type ManifestEntry = Pick<BuiltFile, "path" | "size" | "sha256" | "stripped">;

/** The line of a file in a manifest. */
export function manifestLine({ path, size, sha256, stripped }: ManifestEntry): string {
  const note = stripped ? `,"stripped":"${stripped}"` : "";
  return `{"path":${JSON.stringify(path)},"size":${size},"sha256":"${sha256}"${note}}`;
}
