import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

describe("the saved forum article", () => {
  test("is published with all of its paragraphs, figures, captions and attachments", async () => {
    const { site } = await build("../shared/archives/linkshop");
    const html = fs.readFileSync(path.join(site, "retail/2016/alipay-circle/index.html"), "utf8");
    const post = html.slice(html.indexOf('id="floor-1"'), html.indexOf("</section>", html.indexOf('id="floor-1"')));
    expect(post.match(/<p>/g)).toHaveLength(32);
    expect(post.match(/<figcaption>/g)).toHaveLength(8);
    for (const name of ["01.jpg", "02.jpg", "03.jpg", "04.jpg", "05.jpg", "06.jpg", "07.jpg", "08.jpeg"]) {
      const original = fs.readFileSync(path.join("../shared/archives/linkshop/retail/2016/alipay-circle", name));
      expect(fs.readFileSync(path.join(site, "retail/2016/alipay-circle", name)).equals(original)).toBe(true);
      expect(html).toContain(`retail/2016/alipay-circle/${name}"`);
    }
    expect(await htmlFaults(site, pagesOf(site))).toEqual([]);
    expect(brokenLinks(site)).toEqual([]);
  }, 300_000);
});

describe("a thousand threads with images and replies", () => {
  test("become valid pages whose every link resolves", async () => {
    const content = path.join(temporaryFolder(), "content");
    const args = ["--out", content, "--threads", "1000", "--images", "100", "--replies", "12"];
    expect(spawnSync("node", ["../shared/bench/make-archive.mjs", ...args]).status).toBe(0);
    const { site, threads } = await build(content);
    expect(threads).toBe(1000);
    expect(brokenLinks(site)).toEqual([]);
    // Every page takes minutes to validate; one in ten of each kind shows as much.
    const sample = pagesOf(site).filter((_, i) => i % 10 === 0);
    expect(await htmlFaults(site, sample)).toEqual([]);
  }, 1_800_000);
});
