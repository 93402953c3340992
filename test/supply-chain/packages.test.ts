import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isAllowed, licenseList } from "../../scripts/supply-chain/licenses.ts";
import { type LockedPackage, lockedPackages } from "../../scripts/supply-chain/lock-file.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8");
const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
  "dependencies" | "devDependencies",
  Record<string, string>
>;
const packages = lockedPackages(read("package-lock.json"));
const nameOf = ({ name, version }: LockedPackage) => `${name}@${version}`;

describe("the lock file", () => {
  test("has a checksum for every package, those for other systems included", () => {
    const without = packages.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""));
    expect(without.map(nameOf)).toEqual([]);
    expect(packages.map(({ name }) => name)).toContain("@pagefind/windows-arm64");
  });

  test("names no place but the npm registry", () => {
    expect(packages.filter(({ resolved }) => resolved !== undefined).map(nameOf)).toEqual([]);
  });

  test("has the version of every package that package.json asks for, and no range", () => {
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe("the licences", () => {
  test("are all allowed", () => {
    expect(packages.filter((each) => !isAllowed(each)).map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  test("are those that the installed packages name", () => {
    const installed = packages.flatMap(({ name, version, license }) => {
      const file = path.join(ROOT, "node_modules", name, "package.json");
      if (!fs.existsSync(file)) return [];
      const its = JSON.parse(fs.readFileSync(file, "utf8")) as { version: string; license?: unknown };
      return its.version === version ? [{ name, locked: license, installed: its.license }] : [];
    });
    expect(installed.length).toBeGreaterThan(200);
    expect(installed.filter((each) => typeof each.installed === "string" && each.installed !== each.locked)).toEqual(
      [],
    );
  });

  test.each([
    ["GPL-3.0-only", false],
    ["MIT AND GPL-3.0-only", false],
    ["GPL-3.0-only OR MIT", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["LGPL-3.0-or-later", false],
    ["SEE LICENSE IN LICENSE", false],
    ["", false],
  ])("%j is allowed: %s", (license, allowed) => {
    expect(isAllowed({ ...packages[0], name: "some-package", license } as LockedPackage)).toBe(allowed);
  });

  test("are listed, the 14 packages with libvips under the LGPL by name", () => {
    const list = licenseList(packages);
    const lesser = packages.filter(({ license }) => license.includes("LGPL"));
    expect(lesser).toHaveLength(14);
    for (const { name, version, license } of lesser) {
      expect(name).toMatch(/^@img\/sharp-/);
      const section = list.split("\n\n").find((text) => text.startsWith(`${license}: `));
      expect(section).toContain(`\n  ${name} ${version}`);
    }
    expect(list).toContain("LGPL-3.0-or-later, 14 packages: libvips");
    expect(list).toContain("(in this repository only)");
  });
});

test("the README says of each package of package.json why it is there, and of no other", () => {
  const [needed = "", development = ""] = read("scripts/supply-chain/README.md").split("In the repository only.");
  const named = (text: string) =>
    [...text.matchAll(/^\| (`.+`) \| \S/gm)]
      .flatMap(([, names = ""]) => names.split(", "))
      .map((name) => name.replaceAll("`", ""));
  expect(named(needed)).toEqual(Object.keys(dependencies));
  expect(named(development).sort()).toEqual(Object.keys(devDependencies).sort());
});

test("the bill of materials has every package with checksum and licence", () => {
  const run = spawnSync("npm", ["run", "--silent", "sbom"], { cwd: ROOT, encoding: "utf8" });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const { bomFormat, components } = JSON.parse(run.stdout) as {
    bomFormat: string;
    components: { purl: string; hashes?: unknown[]; licenses?: unknown[]; properties: { name: string }[] }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const listed = new Map(components.map((each) => [decodeURIComponent(each.purl), each]));
  expect([...listed.keys()].sort()).toEqual([...new Set(packages.map((each) => `pkg:npm/${nameOf(each)}`))].sort());
  expect(components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length)).toEqual([]);
  const marked = ({ properties }: { properties: { name: string }[] }) =>
    properties.some(({ name }) => name === "cdx:npm:package:development");
  expect(components.filter((each) => !marked(each)).map(({ purl }) => purl)).toContain(
    `pkg:npm/esbuild@${dependencies.esbuild}`,
  );
  expect(components.some(marked)).toBe(true);
});
