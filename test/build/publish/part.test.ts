import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { joinParts } from "../../../scripts/release/join.ts";
import { animation, photograph } from "../../attachments/pictures.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

/** An archive whose pictures keep copies, lose them, have a copy in their place, move, or are in several threads. */
async function pictures(): Promise<string> {
  const rich = await photograph(1000, 300).jpeg({ quality: 98 }).toBuffer();
  const poor = await photograph(1000, 700).jpeg({ quality: 40 }).toBuffer();
  const large = await photograph(2100, 100).jpeg().toBuffer();
  const moving = await animation("gif", 2, 400, 100);
  const show = (...names: string[]) => names.map((name) => `![${name}](${name})`).join("\n\n");
  return smallArchive({
    "tea/2017/one/index.md": thread({ title: "其一", date: "2017-01-01", tags: "[茶]" }, show("rich.jpg", "poor.jpg")),
    "tea/2017/one/rich.jpg": rich,
    "tea/2017/one/poor.jpg": poor,
    "tea/2017/two/index.md": thread({ title: "其二", date: "2017-01-02", tags: "[茶]" }, show("poor.jpg", "same.jpg")),
    "tea/2017/two/poor.jpg": poor,
    "tea/2017/two/same.jpg": rich,
    "tea/2017/three/index.md": thread({ title: "其三", date: "2017-01-03" }, show("moving.gif", "large.jpg")),
    "tea/2017/three/moving.gif": moving,
    "tea/2017/three/large.jpg": large,
    "tea/2017/three/beside.jpg": rich,
    "pages/about.md": `---\ntitle: 關於\n---\n${show("about/rich.jpg")}\n`,
    "pages/about/rich.jpg": rich,
  });
}

const parts = async (content: string, of: number) =>
  Promise.all(Array.from({ length: of }, (_, i) => build(content, { part: { index: i + 1, of } })));

describe("a site that several machines build", () => {
  test("is the same to the byte as one that a single machine built", async () => {
    const content = smallArchive({
      "tea/2017/more/index.md": thread({ title: "再一帖", date: "2017-01-01", tags: "[茶, 水]" }, "字。"),
    });
    const whole = await build(content);
    for (const of of [1, 2, 3]) {
      const built = await parts(content, of);
      const out = path.join(temporaryFolder(), "site");
      await joinParts(built.map((one) => one.site).reverse(), out);
      expect(tree(fs.realpathSync(out))).toEqual(tree(fs.realpathSync(whole.site)));
    }
  });

  test("is the same whichever copies of pictures are worth their place", async () => {
    const content = await pictures();
    const whole = await build(content);
    const images = [...tree(fs.realpathSync(whole.site)).keys()].filter((name) => name.startsWith("images/"));
    // 720 of the rich one; 720, 1080 and 1600 of the large one; thumbnails of both and of the animation.
    expect(images.map((name) => name.replace(/.*-/, "")).sort()).toEqual([
      "1080.avif",
      "1600.avif",
      "320.avif",
      "320.avif",
      "320.webp",
      "720.avif",
      "720.avif",
    ]);
    for (const of of [2, 3]) {
      const built = await parts(content, of);
      const out = path.join(temporaryFolder(), "site");
      await joinParts(
        built.map((one) => one.site),
        out,
      );
      expect(tree(fs.realpathSync(out))).toEqual(tree(fs.realpathSync(whole.site)));
    }
  });

  test("has no file in two parts", async () => {
    const built = await parts(smallArchive(), 3);
    const paths = built
      .flatMap((one) => [...tree(fs.realpathSync(one.site)).keys()])
      .filter((p) => p !== "manifest.json");
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("is not joined while a part is missing, damaged, or of another commit", async () => {
    const content = smallArchive();
    const [one, two] = await parts(content, 2);
    if (!one || !two) throw new Error("two parts were built");
    const out = path.join(temporaryFolder(), "site");
    await expect(joinParts([one.site], out)).rejects.toThrow("part 2/2 is missing");
    write(content, { "tea/2016/first/index.md": thread({ title: "改了" }, "字") });
    const later = await build(content, { part: { index: 2, of: 2 } });
    await expect(joinParts([one.site, later.site], out)).rejects.toThrow("different sites");
    const victim = path.join(fs.realpathSync(two.site), [...tree(fs.realpathSync(two.site)).keys()][0] ?? "");
    fs.rmSync(victim);
    fs.writeFileSync(victim, "damaged");
    await expect(joinParts([one.site, two.site], out)).rejects.toThrow("missing or damaged");
    expect(fs.existsSync(out)).toBe(false);
  });
});
