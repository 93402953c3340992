import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newsOf } from "../../scripts/upgrade/changelog.ts";
import { type ArchiveText, type Migration, migrate } from "../../scripts/upgrade/migration.ts";
import { MIGRATIONS } from "../../scripts/upgrade/migrations.ts";

function archive(files: Readonly<Record<string, string>>): ArchiveText {
  return { paths: Object.keys(files).sort(), read: (path) => files[path] };
}

/** Replaces words in every file whose name ends in `end`. */
function replacing(version: string, end: string, from: string, to: string): Migration {
  return {
    version,
    title: `${from} becomes ${to}`,
    apply: ({ paths, read }) =>
      new Map(paths.filter((path) => path.endsWith(end)).map((path) => [path, read(path)?.replaceAll(from, to)])),
  };
}

const SPLIT: Migration = {
  version: "0.3.0",
  title: "Links are in a file of their own",
  apply: ({ read }) => {
    const [title = "", links] = (read("content/archive.yaml") ?? "").split("nav: ");
    if (links === undefined) return new Map();
    return new Map([
      ["content/archive.yaml", title],
      ["content/links.yaml", links],
      ["content/old.yaml", undefined],
    ]);
  },
};

const FIXTURES = [
  replacing("0.4.0", "links.yaml", "/a/", "/b/"),
  replacing("0.2.0", "archive.yaml", "Title", "title"),
  SPLIT,
];
const FILES = { "content/archive.yaml": "Title: x\nnav: /a/\n", "content/old.yaml": "", "content/a.md": "Title /a/\n" };

describe("migrations", () => {
  test("are made in the order of their versions, each on what those before it made", () => {
    const { changes, titles } = migrate(archive(FILES), "0.1.0", "0.4.0", FIXTURES);
    expect(titles).toEqual(["Title becomes title", "Links are in a file of their own", "/a/ becomes /b/"]);
    expect(Object.fromEntries(changes)).toEqual({
      "content/archive.yaml": "title: x\n",
      "content/links.yaml": "/b/\n",
      "content/old.yaml": undefined,
    });
  });

  test("are those between the two versions alone", () => {
    expect(migrate(archive(FILES), "0.2.0", "0.3.1", FIXTURES).titles).toEqual(["Links are in a file of their own"]);
    expect(migrate(archive(FILES), "0.4.0", "0.5.0", FIXTURES)).toEqual({ changes: new Map(), titles: [] });
    expect(migrate(archive(FILES), "0.1.0", "0.2.0-next.1", FIXTURES).titles).toEqual([]);
  });

  test("change nothing and have no title where there is nothing to change", () => {
    const migrated = { "content/archive.yaml": "title: x\n", "content/links.yaml": "/b/\n" };
    expect(migrate(archive(migrated), "0.1.0", "0.4.0", FIXTURES)).toEqual({ changes: new Map(), titles: [] });
  });

  test("of all versions are in order, once for a version and a title", () => {
    const keys = MIGRATIONS.map(({ version, title }) => `${version} ${title}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { version } of MIGRATIONS) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("in several steps come to what they come to in one", () => {
    const version = fc.constantFrom("0.1.0", "0.2.0", "0.2.5", "0.3.0", "0.4.0");
    fc.assert(
      fc.property(version, (middle) => {
        const first = migrate(archive(FILES), "0.1.0", middle, FIXTURES);
        const files = Object.entries({ ...FILES, ...Object.fromEntries(first.changes) });
        const then = Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
        const second = migrate(archive(then), middle, "0.4.0", FIXTURES);
        const atOnce = migrate(archive(FILES), "0.1.0", "0.4.0", FIXTURES);
        expect([...first.titles, ...second.titles]).toEqual(atOnce.titles);
        expect(new Map([...first.changes, ...second.changes])).toEqual(atOnce.changes);
      }),
    );
  });
});

const CHANGELOG = `# Changelog

Words.

## Unreleased

### What readers see

- not yet

## [0.3.0] - 2026-02-03

### Added

- for publishers

## 0.2.0

### What readers see

- Larger letters.
- Nothing at \`/old/\`.

### Fixed

- \`### What readers see\` in a line is none.

## 0.1.0

### What readers see

- The first one.
`;

describe("the changelog", () => {
  test("tells what readers see of the versions in between", () => {
    expect(newsOf(CHANGELOG, "0.1.0", "0.3.0")).toEqual({
      readers: "- Larger letters.\n- Nothing at `/old/`.",
      versions: ["0.3.0", "0.2.0"],
    });
    expect(newsOf(CHANGELOG, "0.2.0", "0.3.0")).toEqual({ readers: "", versions: ["0.3.0"] });
    expect(newsOf("", "0.1.0", "0.3.0")).toEqual({ readers: "", versions: [] });
  });
});
