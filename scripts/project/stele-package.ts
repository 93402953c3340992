/** Where an archive gets Stele from: the registry, or a tarball that the archive keeps. */
import fs from "node:fs";
import path from "node:path";
import { StopError } from "../core/stop-error.ts";
import { npm, npmProblem } from "./npm.ts";
import { type Released, released } from "./registry.ts";

/** Name of the package. */
export const STELE = "stele";

/** Folder of an archive for tarballs: with one in it, the archive depends on no registry for Stele itself. */
export const TARBALLS = "vendor";

/** One version of Stele. */
export interface SteleVersion {
  readonly version: string;
  /** What package.json says: the exact version, or where in the archive its tarball is. */
  readonly spec: string;
  /** Absolute path of the tarball, outside the archive; undefined for a version of the registry. */
  readonly tarball?: string;
}

/**
 * The version in a tarball, as `npm pack` makes it.
 *
 * @throws StopError if there is no such file, or it holds something else
 */
export async function tarballVersion(file: string, signal: AbortSignal): Promise<SteleVersion> {
  const tarball = path.resolve(file);
  if (!fs.statSync(tarball, { throwIfNoEntry: false })?.isFile()) throw new StopError(`there is no tarball ${file}`);
  const end = await npm(path.dirname(tarball), ["pack", "--dry-run", "--json", `file:${tarball}`], signal);
  if (end.code !== undefined) throw npmProblem(end, `read the tarball ${file}`);
  const [found] = JSON.parse(end.stdout) as { name: string; version: string }[];
  if (found?.name !== STELE)
    throw new StopError(`${file} is no tarball of ${STELE}, but of ${found?.name ?? "nothing"}`);
  return { version: found.version, spec: `file:${TARBALLS}/${STELE}-${found.version}.tgz`, tarball };
}

/**
 * The version for a new archive: that of the running package, from where it came.
 *
 * @param tool folder of the running package
 * @param tarball that was named in its place
 * @param options.ask whether the registry is asked if it has the version
 * @throws StopError if it has not, or cannot be reached
 */
export async function steleFor(
  tool: string,
  tarball: string | undefined,
  { signal, ask }: { readonly signal: AbortSignal; readonly ask: boolean },
): Promise<SteleVersion> {
  const file = tarball ?? ownTarball(tool);
  if (file !== undefined) return tarballVersion(file, signal);
  const version = ownVersion(tool);
  if (ask) {
    const known = await released(STELE, signal);
    if (!known.versions.includes(version)) throw new StopError(unreleased(version, known));
  }
  return { version, spec: version };
}

/** The version of the running package. @param tool its folder */
export function ownVersion(tool: string): string {
  return JSON.parse(fs.readFileSync(path.join(tool, "package.json"), "utf8")).version;
}

function unreleased(version: string, { versions }: Released): string {
  const has = versions.length === 0 ? "no version of it" : `${versions.at(-1)} as its newest`;
  const way = "make a tarball with `npm pack` in the folder of this Stele, and give it with --tarball FILE";
  return `this is Stele ${version}, which the registry does not have (it has ${has}); ${way}`;
}

/**
 * Copies the tarball into an archive, if the version comes from one, and takes those of other versions out.
 *
 * @returns paths below the archive of what was added or taken out
 */
export function keepTarball(archive: string, { spec, tarball }: SteleVersion): string[] {
  const folder = path.join(archive, TARBALLS);
  const name = path.basename(spec);
  if (tarball !== undefined) {
    fs.mkdirSync(folder, { recursive: true });
    fs.copyFileSync(tarball, path.join(folder, name));
  }
  if (!fs.existsSync(folder)) return [];
  const others = fs.readdirSync(folder).filter((other) => /^stele-[^/]*\.tgz$/.test(other) && other !== name);
  for (const other of others) fs.rmSync(path.join(folder, other));
  if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  return [...others, ...(tarball === undefined ? [] : [name])].map((one) => `${TARBALLS}/${one}`);
}

/**
 * The tarball that the running package was installed from, which npm notes beside the packages.
 *
 * @param root folder of the running package
 * @returns undefined if it came from a registry, or is a clone
 */
function ownTarball(root: string): string | undefined {
  const packages = path.dirname(root);
  const note = path.join(packages, ".package-lock.json");
  if (path.basename(packages) !== "node_modules" || !fs.existsSync(note)) return undefined;
  const { packages: known = {} }: { packages?: Record<string, { resolved?: string }> } = JSON.parse(
    fs.readFileSync(note, "utf8"),
  );
  const { resolved = "" } = known[`node_modules/${path.basename(root)}`] ?? {};
  if (!/^file:.*\.t(ar\.)?gz$/.test(resolved)) return undefined;
  const file = path.resolve(path.dirname(packages), resolved.slice("file:".length));
  return fs.existsSync(file) ? file : undefined;
}
