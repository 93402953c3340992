import { expect, test } from "vitest";
import { FileColumnsBuilder, FileTable } from "../../scripts/core/file-table.ts";
import { changesFrom, type PageChanges } from "../../scripts/eleventy/changes.ts";
import type { BuildResult } from "../../scripts/eleventy/result.ts";
import { summaryOf } from "../../scripts/eleventy/summary.ts";

const TALLY = { built: 1, kept: 2, removed: 3 };

/** A release with these files, each with the digit that its checksum is made of. */
function release(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files).map(([path, digit]) => ({ path, size: 1, mtime: 1, sha256: digit.repeat(64) }));
  const columns = new FileColumnsBuilder();
  for (const entry of entries) columns.add(entry.path, entry);
  const content = { files: entries.map((entry) => ({ ...entry, file: "" })), bundles: [] };
  return {
    before: { files: new FileTable(columns.columns()), bundles: [] },
    content,
    paths: new Set(Object.keys(files)),
  };
}

function changes(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const { content, paths } = release(after);
  return changesFrom(release(before).before, content, paths).pages;
}

function summary(pages: PageChanges | undefined, verbose = false): string {
  const result: BuildResult = {
    threads: 30,
    notes: 0,
    address: "https://archive.example/",
    ...(pages && { changes: pages }),
    pages: TALLY,
    images: TALLY,
    segments: TALLY,
    stages: [{ name: "read", ms: 1200 }],
    ms: 3210,
    peak_rss_mib: 99,
    manifest: "_site/manifest.json",
    uncommitted: [],
  };
  return summaryOf(result, verbose);
}

const FIRST = "30 threads published in _site after 3.21 s, for https://archive.example/\n";

test("a publisher is told where the site is, and which pages are new, changed and gone", () => {
  const before = { "index.html": "1", "tea/a/index.html": "1", "tea/b/index.html": "1", "feed.xml": "1" };
  const after = { "index.html": "2", "tea/a/index.html": "1", "tea/d/index.html": "1", "feed.xml": "2", "x.jpg": "1" };
  const more = Object.fromEntries([..."zyx"].map((name) => [`tea/${name}/index.html`, "1"]));
  expect(summary(changes(before, { ...after, ...more }))).toBe(
    `${FIRST}  4 pages new: /tea/d/ /tea/x/ /tea/y/ …\n  1 page changed: /\n  1 page gone: /tea/b/\n`,
  );
});

test("a publish that changes nothing for readers says so, and the first one names no changes", () => {
  const files = { "index.html": "1" };
  expect(summary(changes(files, { ...files, "sitemap.xml": "2" }))).toBe(`${FIRST}  no page changed\n`);
  expect(summary(changes({}, files))).toBe(FIRST);
});

test("times and counts of what was made are told on request", () => {
  const details = ["pages   ", "images  ", "segments"].map((name) => `  ${name} 1 built, 2 kept, 3 removed\n`).join("");
  expect(summary(undefined, true)).toBe(`${FIRST}${details}  read 1.20 s; at most 99 MiB\n`);
});
