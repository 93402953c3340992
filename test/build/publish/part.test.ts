import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { joinParts } from "../../../scripts/release/join.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

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
