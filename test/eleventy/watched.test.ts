import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { changedBeforeWatched } from "../../scripts/eleventy/watched.ts";
import { temporaryFolder, write } from "../support/archive.ts";

/** An archive that is minutes old, and a watcher that sees its folders one after the other. */
function archive() {
  const cwd = temporaryFolder();
  write(cwd, { "content/tea/2016/first/index.md": "x", "content/tea/2016/first/a.csv": "1" });
  const folders = ["content", "content/tea", "content/tea/2016", "content/tea/2016/first"];
  const files = fs.readdirSync(cwd, { recursive: true, encoding: "utf8" });
  const old = new Date(Date.now() - 300_000);
  for (const name of files) fs.utimesSync(path.join(cwd, name), old, old);
  const watched: Record<string, string[]> = {};
  const watch = (...names: string[]) => {
    for (const name of names) watched[name] = [];
  };
  const add = (paths: readonly string[]) => watch(...paths.map((name) => path.relative(cwd, name)));
  const watcher = { closed: false, options: { cwd }, getWatched: () => watched, add };
  return { content: path.join(cwd, "content"), folders, watcher, watch };
}

const file = "tea/2016/first/index.md";

test("an edit that was made before its folder was watched is told, once all of them are", async () => {
  const { content, folders, watcher, watch } = archive();
  const since = Date.now();
  let told: boolean | undefined;
  const asked = changedBeforeWatched(watcher, content, since).then((changed) => {
    told = changed;
  });
  watch(...folders.slice(0, 3));
  write(content, { [file]: "y" });
  await sleep(250);
  expect(told).toBeUndefined();
  watch(...folders);
  await asked;
  expect(told).toBe(true);
});

test("an edit in a folder that the watcher has missed is told too", async () => {
  const { content, folders, watcher, watch } = archive();
  const since = Date.now();
  watch(...folders.slice(0, 2));
  write(content, { [file]: "y" });
  expect(await changedBeforeWatched(watcher, content, since)).toBe(true);
  expect(Object.keys(watcher.getWatched())).toEqual(folders);
});

test("a file that came or went is told as well", async () => {
  const { content, folders, watcher, watch } = archive();
  watch(...folders);
  const since = Date.now();
  fs.rmSync(path.join(content, "tea/2016/first/a.csv"));
  expect(await changedBeforeWatched(watcher, content, since)).toBe(true);
});

test("nothing is built again for content that stayed as it was", async () => {
  const { content, folders, watcher, watch } = archive();
  watch(...folders);
  expect(await changedBeforeWatched(watcher, content, Date.now())).toBe(false);
});
