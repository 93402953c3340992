import type { LockedPackage } from "./lock-file.ts";

/** SPDX identifiers of the licences that any package may have: permissive ones, and MPL-2.0, which binds its own files. */
export const ALLOWED: readonly string[] = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
];

/** Licences that only some packages may have, and why these may. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    license: "LGPL-3.0-or-later",
    packages: /^@img\/sharp-/,
    reason:
      "libvips and what it is made of, for each system. sharp's packages bring it; Stele's own holds nothing of it.",
  },
];

interface Exception {
  readonly license: string;
  readonly packages: RegExp;
  readonly reason: string;
}

/**
 * Whether the licence of a package is one that it may have. An expression with brackets inside counts as none: a person
 * looks at it.
 *
 * @see https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/: AND binds closer than OR
 */
export function isAllowed({ name, license }: LockedPackage): boolean {
  const more = EXCEPTIONS.filter(({ packages }) => packages.test(name)).map((each) => each.license);
  const allowed = new Set([...ALLOWED, ...more]);
  return license
    .replace(/^\(([^()]*)\)$/, "$1")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => allowed.has(one)));
}

/** All packages by licence, as text: the most frequent licence first, a package a line, then why the exceptions are there. */
export function licenseList(packages: readonly LockedPackage[]): string {
  const groups = new Map<string, LockedPackage[]>();
  for (const each of packages) groups.set(each.license, [...(groups.get(each.license) ?? []), each]);
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const lists = sorted.map(([license, members]) => {
    const installed = members.filter(({ development }) => !development).length;
    const lines = members.map(
      ({ name, version, development }) => `  ${name} ${version}${development ? " (in this repository only)" : ""}`,
    );
    return [
      `${license || "No licence"}: ${members.length} packages, ${installed} of them installed with Stele`,
      ...lines,
    ].join("\n");
  });
  const notes = EXCEPTIONS.map(({ license, packages: of, reason }) => {
    const count = packages.filter((each) => of.test(each.name) && each.license.includes(license)).length;
    return `${license}, ${count} packages: ${reason}`;
  });
  return `${[...lists, ...notes].join("\n\n")}\n`;
}
