import path from "node:path";
import { expect, test } from "vitest";
import { emptyCacheFolder, openCacheFolder } from "../../scripts/core/cache-folder.ts";
import { temporaryFolder, tree, write } from "../support/archive.ts";

test("a folder with somebody's files is not taken for a cache", () => {
  const folder = temporaryFolder();
  write(folder, { "images/photo.jpg": "mine", "notes.txt": "mine" });
  expect(() => openCacheFolder(folder)).toThrow(`${folder} is not used: it holds notes.txt`);
  expect([...tree(folder).keys()]).toEqual(["images/photo.jpg", "notes.txt"]);
});

test("a new cache folder is tagged, so that backups leave it out", () => {
  const folder = path.join(temporaryFolder(), "new");
  openCacheFolder(folder);
  expect(tree(folder).get("CACHEDIR.TAG")).toMatch(/^Signature: 8a477f597d28d172789f06886806bc55\n/);
});

test("emptying a cache leaves what others put into it", () => {
  const folder = temporaryFolder();
  openCacheFolder(folder);
  write(folder, { "store/ab/abc": "ours", "theirs/page.html": "theirs" });
  openCacheFolder(folder);
  emptyCacheFolder(folder);
  expect([...tree(folder).keys()].sort()).toEqual(["CACHEDIR.TAG", "theirs/page.html"]);
});
