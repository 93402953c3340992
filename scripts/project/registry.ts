/** The versions of Stele that the registry has, and which of them somebody means. */
import os from "node:os";
import semver from "semver";
import { StopError } from "../core/stop-error.ts";
import { npm, npmProblem } from "./npm.ts";

/** What the registry says of a package. */
export interface Released {
  /** All versions, the oldest first. */
  readonly versions: readonly string[];
  /** Versions by name; `latest` is what `npm install` takes. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Asks the registry for the versions of a package.
 *
 * @returns no versions if the registry does not have the package
 * @throws StopError if it cannot be reached
 */
export async function released(name: string, signal: AbortSignal): Promise<Released> {
  // In a folder without a package.json, which could name other registries.
  const end = await npm(os.tmpdir(), ["view", name, "versions", "dist-tags", "--json", "--fetch-retries=0"], signal);
  if (end.code === "E404") return { versions: [], tags: {} };
  if (end.code !== undefined) throw npmProblem(end, `ask for the versions of ${name}`);
  const { versions, "dist-tags": tags }: { versions: string | string[]; "dist-tags": Record<string, string> } =
    JSON.parse(end.stdout);
  // A single version is no list.
  return { versions: semver.sort([versions].flat()), tags };
}

/**
 * The version that somebody means.
 *
 * @param wanted `0.2.0`, `v0.2.0`, or a name such as `latest`
 * @throws StopError that names the nearest version if there is no such one
 */
export function versionOf(wanted: string, name: string, { versions, tags }: Released): string {
  if (versions.length === 0)
    throw new StopError(`the registry has no package ${name}; see \`npm config get registry\``);
  const version = (Object.hasOwn(tags, wanted) ? tags[wanted] : semver.clean(wanted)) ?? wanted;
  if (versions.includes(version)) return version;
  const last = tags.latest ?? versions.at(-1) ?? "";
  const near = nearestVersion(version, versions);
  const choice =
    near === undefined || near === last ? `the newest is ${last}` : `the nearest is ${near}, the newest ${last}`;
  throw new StopError(`there is no version ${JSON.stringify(wanted)} of ${name}; ${choice}`);
}

/** The last version before the one that is not there, or else the first one after it. */
function nearestVersion(wanted: string, versions: readonly string[]): string | undefined {
  const version = semver.coerce(wanted)?.version;
  if (version === undefined) return undefined;
  return versions.findLast((one) => semver.lte(one, version)) ?? versions[0];
}
