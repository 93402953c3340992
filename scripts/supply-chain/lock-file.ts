import { compareText } from "../core/text-order.ts";

/** A package as `package-lock.json` has it. */
export interface LockedPackage {
  /** Name in the npm registry, also if the package is installed under another one. */
  readonly name: string;
  readonly version: string;
  /** SPDX expression of the licence; empty if the package names none. */
  readonly license: string;
  /** Whether it is not installed with Stele: it is for the development, or compiled into our code. */
  readonly development: boolean;
  /** Checksum of the archive that is downloaded, as in Subresource Integrity. */
  readonly integrity: string | undefined;
  /** Where it comes from, if that is not the npm registry. `.npmrc` leaves the registry's own addresses out. */
  readonly resolved: string | undefined;
}

interface Entry {
  name?: string;
  version: string;
  license?: string;
  dev?: boolean;
  integrity?: string;
  resolved?: string;
}

/**
 * All packages of a lock file, those for other systems included, sorted by name and version.
 *
 * @param text of a `package-lock.json`, format 3: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 */
export function lockedPackages(text: string): LockedPackage[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, Entry> };
  return Object.entries(packages)
    .filter(([folder]) => folder !== "")
    .map(([folder, entry]) => ({
      name: entry.name ?? folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      license: entry.license ?? "",
      development: entry.dev ?? false,
      integrity: entry.integrity,
      resolved: entry.resolved,
    }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.version, b.version));
}
