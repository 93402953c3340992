import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkFolders } from "../../scripts/eleventy/folders.ts";
import { temporaryFolder } from "../support/archive.ts";

const root = fs.realpathSync(temporaryFolder());
for (const name of ["content/tea", "site.releases/1", "other"])
  fs.mkdirSync(path.join(root, name), { recursive: true });
fs.symlinkSync("content/tea", path.join(root, "link"));

const inRoot = (folders: Record<"content" | "out" | "cache", string>) =>
  Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => [name, path.join(root, folder)]),
  ) as typeof folders;

test.each([
  [{ content: "content", out: "content/_site", cache: "cache" }, "--out"],
  [{ content: "content", out: "content", cache: "cache" }, "--out"],
  [{ content: "content", out: "link/_site", cache: "cache" }, "--out"],
  [{ content: "content", out: ".", cache: "cache" }, "--out"],
  [{ content: "site.releases/1", out: "site", cache: "cache" }, "--out"],
  [{ content: "content", out: "site", cache: "content/.cache" }, "--cache"],
  [{ content: "content", out: "site", cache: "link" }, "--cache"],
  [{ content: "content", out: "site", cache: "site/cache" }, "--cache"],
] as const)("%j is refused before anything is written, and %s named", (folders, option) => {
  expect(() => checkFolders(inRoot(folders))).toThrow(new RegExp(`^${option} .*; choose another folder$`));
});

test.each([
  { content: "content", out: "site", cache: "cache" },
  { content: "content", out: "cache/preview", cache: "cache" },
  { content: "content", out: "content-site", cache: "content.cache" },
])("%j is as people have it", (folders) => {
  expect(() => checkFolders(inRoot(folders))).not.toThrow();
});
