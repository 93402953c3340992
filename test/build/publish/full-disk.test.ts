/** Publishes on a disk that gets full. `test/faults` does the same with real ones. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { build as publish } from "../../../scripts/eleventy/generate.ts";
import { checkSite } from "../../../scripts/release/check-site.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { onFullDisk } from "../../support/no-room.ts";

/** Lists that a failed build may leave as it found them or newer. */
const LISTS = /^cache\/(assets|config|eleventy|facts|history|threads)\//;

describe("a publish on a full disk", { timeout: 120_000 }, () => {
  const disk = temporaryFolder();
  const [out, cache] = [path.join(disk, "site"), path.join(disk, "cache")];
  let content = "";
  let version = 0;

  const edit = () => {
    version += 1;
    const text = thread({ title: `第${version}版`, date: "2017-01-01" }, `字${version}`);
    write(content, { "tea/2017/new/index.md": text, "tea/2017/new/data.csv": `${version}\n` });
  };
  /** Names of all files on the disk but lists. */
  const names = () => [...tree(disk).keys()].filter((name) => !LISTS.test(name));
  const listed = () => fs.readFileSync(path.join(cache, "store/index.json"), "utf8");
  const isWhole = () => {
    expect(checkSite(out, () => {})).toMatchObject({ missing: [], changed: [], extra: [] });
    expect(names().filter((name) => /\.tmp$|\/scratch\//.test(name))).toEqual([]);
  };

  beforeAll(async () => {
    content = smallArchive();
    edit();
    await build(content, { out, cache });
  });

  test("leaves the site as it was and nothing of its own, wherever the room ends, and the next one is right", async () => {
    let writes = 0;
    edit();
    await onFullDisk(
      disk,
      () => {
        writes += 1;
        return false;
      },
      () => build(content, { out, cache }),
    );
    isWhole();
    expect(writes).toBeGreaterThan(20);
    const failed: number[] = [];
    for (const part of [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9]) {
      edit();
      const [before, published, list] = [names(), tree(fs.realpathSync(out)), listed()];
      let room = Math.floor(writes * part);
      const isFull = () => --room < 0;
      const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      const error = await onFullDisk(disk, isFull, () => publish({ content, out, cache })).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      said.mockRestore();
      // The last writes are for the publish after this one.
      if (error !== undefined || part < 0.6) {
        expect(error, `room for ${part}`).toMatchObject({ code: "ENOSPC" });
        expect(tree(fs.realpathSync(out))).toEqual(published);
        // What the cache lists is no waste: the next publish takes it from there.
        const left = names().filter((name) => !before.includes(name) && listed() === list);
        expect(left, `room for ${part}`).toEqual([]);
        failed.push(part);
      }
      await build(content, { out, cache });
      isWhole();
    }
    expect(failed.length).toBeGreaterThan(4);
  });

  test("takes the room of what only older publishes used, and says so", async () => {
    edit();
    await build(content, { out, cache });
    const old = path.join(cache, "store");
    const before = new Set(tree(old).keys());
    edit();
    await build(content, { out, cache });
    const kept = [...tree(old).keys()];
    const lines: string[] = [];
    const said = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
    edit();
    const isFull = () => kept.every((name) => fs.existsSync(path.join(old, name)));
    const result = await onFullDisk(disk, isFull, () => publish({ content, out, cache }));
    said.mockRestore();
    expect(result).toMatchObject({ threads: 3 });
    expect(lines.join("")).toMatch(/the disk is full \(ENOSPC\): \d+ files of earlier builds removed from .*cache/);
    expect([...before].some((name) => !fs.existsSync(path.join(old, name)))).toBe(true);
    isWhole();
  });
});
