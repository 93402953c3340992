import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { photograph } from "../../attachments/pictures.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

test("other settings of pictures make derivatives and the pages that show them, and nothing else", async () => {
  const settings = (images: string) => ({ "archive.yaml": `title: A\nlang: zh-Hant\nimages: ${images}\n` });
  const content = smallArchive({
    ...settings("{}"),
    "tea/2017/pictures/index.md": thread({ title: "圖", date: "2017-01-01" }, "![門](a.jpg)\n"),
    "tea/2017/pictures/a.jpg": await photograph(1000, 500).jpeg({ quality: 95 }).toBuffer(),
  });
  const cache = path.join(temporaryFolder(), "cache");
  const before = await build(content, { cache });
  write(content, settings("{ formats: [webp], widths: [500, 800] }"));
  const after = await build(content, { cache });
  const [old, now] = [before, after].map(({ site }) => tree(fs.realpathSync(site)));
  const images = [...(now?.keys() ?? [])].filter((name) => name.startsWith("images/"));
  expect(images.map((name) => name.replace(/.*-/, "")).sort()).toEqual(["320.webp", "500.webp", "800.webp"]);
  const pages = [...(now ?? [])].filter(([name, file]) => name.endsWith(".html") && old?.get(name) !== file);
  expect(pages.map(([name]) => name)).toContain("tea/2017/pictures/index.html");
  expect(pages.map(([name]) => name)).not.toContain("tea/2016/first/index.html");
  expect(after.pages.built).toBe(pages.length);
});
