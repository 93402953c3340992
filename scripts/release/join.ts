import path from "node:path";
import type { BuiltFile } from "../core/built-files.ts";
import { fileState } from "../core/file-state.ts";
import { StopError } from "../core/stop-error.ts";
import { MANIFEST, type Manifest, manifestText, readManifest } from "./manifest.ts";
import type { PartRecord } from "./part.ts";
import { ReleaseFolder } from "./release.ts";
import type { Signer } from "./signature/signer.ts";

/** A finished join. */
export interface JoinResult {
  readonly parts: number;
  readonly files: number;
  /** Path of the manifest of the new release. */
  readonly manifest: string;
}

/**
 * Joins the parts of a site into one release, the same to the byte as if one machine had built it.
 *
 * @param folders the `--out` folders of `build --part`, in any order
 * @param signer signs the release, if somebody does
 * @throws StopError if a part is missing, damaged, or of another plan, or the key cannot be used; nothing is published then
 */
export async function joinParts(folders: readonly string[], out: string, signer?: Signer): Promise<JoinResult> {
  const parts = folders.map((folder) => ({ folder, manifest: manifestOf(folder) }));
  const [first] = parts;
  checkSet(parts.map(({ folder, manifest }) => ({ folder, commit: manifest.commit, ...recordOf(folder, manifest) })));
  // Pictures in several threads are made in several parts, the same each time.
  const files = new Map<string, BuiltFile>();
  for (const { folder, manifest } of parts) {
    for (const row of manifest.files) files.set(row.path, verified(folder, row));
  }
  const release = new ReleaseFolder(out);
  release.lock();
  try {
    const content = { files: [...files.values()], bundles: [] };
    const text = manifestText(content, first?.manifest.commit ?? undefined);
    const manifest = { text, signature: await signer?.sign(text) };
    await release.publish(await release.stagingTree(""), content, manifest, {});
    return { parts: parts.length, files: files.size, manifest: path.join(out, MANIFEST) };
  } finally {
    release.unlock();
  }
}

function manifestOf(folder: string): Manifest {
  const manifest = readManifest(path.join(folder, MANIFEST));
  if (!manifest) throw new StopError(`${folder} is no part of a site: it has no ${MANIFEST}`);
  return manifest;
}

function recordOf(folder: string, { part }: Manifest) {
  if (!part) throw new StopError(`${folder} holds a whole site; give the folders that build --part I/N wrote`);
  return part;
}

function checkSet(parts: readonly (PartRecord & Pick<Manifest, "commit"> & { readonly folder: string })[]): void {
  const [first] = parts;
  if (!first) throw new StopError("there are no parts to join");
  const other = parts.find((p) => p.plan !== first.plan || p.of !== first.of || p.commit !== first.commit);
  if (other) {
    throw new StopError(
      `${other.folder} and ${first.folder} are parts of different sites: build them from one commit, with the same options`,
    );
  }
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((i) => !parts.some((p) => p.index === i));
  if (missing.length) throw new StopError(`part ${missing.map((i) => `${i}/${first.of}`).join(", ")} is missing`);
}

function verified(folder: string, { path: name, sha256, stripped }: Manifest["files"][number]): BuiltFile {
  const file = path.join(folder, name);
  const found = fileState(file);
  if (found?.sha256 !== sha256) throw new StopError(`${file} is missing or damaged; carry the part over again`);
  return { ...found, path: name, file, stripped };
}
