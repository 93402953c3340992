import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commitAll, git, smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";

describe("a release", () => {
  test("lists every published file in its manifest with size and SHA-256", async () => {
    const { site } = await build(smallArchive());
    const manifest = JSON.parse(fs.readFileSync(path.join(site, "manifest.json"), "utf8"));
    const listed = manifest.files.map((f: { path: string }) => f.path);
    const published = [...tree(fs.realpathSync(site)).keys()].filter((name) => name !== "manifest.json");
    expect(listed).toEqual(published.sort());
    expect(listed).toContain("tea/2016/first/index.html");
  });

  test("stays as it was when the content has a problem", async () => {
    const content = smallArchive();
    const { site, cache } = await build(content);
    const before = tree(fs.realpathSync(site));
    write(content, { "tea/2016/third/index.md": "---\ntitel: 錯\n---\n字\n" });
    const result = await tryBuild(content, { out: site, cache });
    expect(result).toHaveProperty("problems");
    expect(tree(fs.realpathSync(site))).toEqual(before);
  });

  test("loses what was deleted or renamed", async () => {
    const content = smallArchive();
    const { site, cache } = await build(content);
    const second = fs.readFileSync(path.join(content, "tea/2016/second/index.md"), "utf8");
    write(content, {
      "tea/2016/second": undefined,
      "tea/2017/moved/index.md": second.replace("../first/", "../../2016/first/"),
    });
    const { pages } = await build(content, { out: site, cache });
    expect(fs.existsSync(path.join(site, "tea/2016/second/index.html"))).toBe(false);
    expect(fs.existsSync(path.join(site, "tea/2017/moved/index.html"))).toBe(true);
    expect(pages.removed).toBe(1);
  });

  test.each<[string, (content: string) => unknown]>([
    ["deleted", (content) => write(content, { "tea/2016/second": undefined })],
    ["deleted, and that staged", (content) => git(content, "rm", "-rq", "tea/2016/second")],
    ["deleted from git alone", (content) => git(content, "rm", "-rq", "--cached", "tea/2016/second")],
    ["edited", (content) => write(content, { "tea/2016/second/index.md": thread({ title: "改" }, "字") })],
    ["added", (content) => write(content, { "tea/2016/third/index.md": thread({ title: "第三帖" }, "字") })],
    [
      "ignored",
      (content) => write(content, { ".gitignore": "*", "tea/2016/third/index.md": thread({ title: "三" }, "字") }),
    ],
  ])("is right where a thread was %s and nothing committed", async (_, change) => {
    const content = smallArchive();
    commitAll(content);
    const { site, cache } = await build(content);
    change(content);
    const cold = await build(content);
    for (const _again of [1, 2]) {
      const warm = await build(content, { out: site, cache });
      expect(tree(fs.realpathSync(warm.site))).toEqual(tree(fs.realpathSync(cold.site)));
    }
  });

  test("built from the cache is the one that would be built from nothing", async () => {
    const content = smallArchive();
    const { site, cache } = await build(content);
    write(content, { "tea/2016/third/index.md": thread({ title: "第三帖", date: "2016-05-06" }, "新的。") });
    const warm = await build(content, { out: site, cache });
    const cold = await build(content);
    expect(tree(fs.realpathSync(warm.site))).toEqual(tree(fs.realpathSync(cold.site)));
    expect(warm.pages.kept).toBeGreaterThan(0);
    expect(warm.pages.built).toBeLessThan(cold.pages.built);
  });

  test("is not made anew when nothing changed", async () => {
    const content = smallArchive();
    const { site, cache } = await build(content);
    const before = fs.readlinkSync(site);
    const { pages } = await build(content, { out: site, cache });
    expect(pages.built).toBe(0);
    expect(fs.readlinkSync(site)).toBe(before);
  });

  test("is whole even where the cache was damaged", async () => {
    const content = smallArchive();
    const { site, cache } = await build(content);
    const before = tree(fs.realpathSync(site));
    for (const name of fs.readdirSync(path.join(cache, "store"), { recursive: true, encoding: "utf8" })) {
      const file = path.join(cache, "store", name);
      // Written anew and not in place: the published files share their bytes with the cache.
      if (!fs.statSync(file).isFile()) continue;
      fs.rmSync(file);
      fs.writeFileSync(file, "damaged");
    }
    const again = await build(content, { cache });
    expect(tree(fs.realpathSync(again.site))).toEqual(before);
  });

  test("never takes the place of a folder that someone else made", async () => {
    const out = path.join(temporaryFolder(), "site");
    write(out, { "precious.txt": "mine" });
    await expect(build(smallArchive(), { out })).rejects.toThrow("was not made by Stele");
    expect(fs.readFileSync(path.join(out, "precious.txt"), "utf8")).toBe("mine");
  });

  test("is not written by two builds at once", async () => {
    const content = smallArchive();
    const out = path.join(temporaryFolder(), "site");
    const both = await Promise.allSettled([build(content, { out }), build(content, { out })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(fs.existsSync(path.join(out, "index.html"))).toBe(true);
  });
});
