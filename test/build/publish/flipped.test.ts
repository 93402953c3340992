import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "../../../scripts/release/check-site.ts";
import { photograph } from "../../attachments/pictures.ts";
import { flip } from "../../faults/flip.ts";
import { commitAll, smallArchive, thread, tree } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const difference = (site: string) => checkSite(site, () => {});

test("bytes that a disk changed in silence are named, and made again by a build that is to read every byte", async () => {
  const content = smallArchive({
    "tea/2016/third/index.md": thread({ title: "第三帖", date: "2016-05-06" }, "![](01.jpg)"),
    "tea/2016/third/01.jpg": await photograph(900, 600).jpeg().toBuffer(),
  });
  commitAll(content);
  const { site, cache } = await build(content);
  const published = tree(fs.realpathSync(site));
  expect(difference(site)).toMatchObject({ missing: [], changed: [], extra: [], files: published.size - 1 });

  const names = [...published.keys()];
  const damaged = ["index.html", "images/", "search/", "tea/2016/third/01.jpg"].map(
    (start) => names.find((name) => name.startsWith(start) && !name.endsWith(".json")) ?? start,
  );
  for (const name of damaged) flip(path.join(site, name));
  expect(difference(site)).toMatchObject({ missing: [], changed: damaged.sort(), extra: [] });

  await build(content, { out: site, cache, verify: true });
  expect(difference(site)).toMatchObject({ missing: [], changed: [], extra: [] });
  expect(tree(fs.realpathSync(site))).toEqual(published);
  // The next release is made of the other tree, which had the same files by hard links.
  fs.appendFileSync(path.join(content, "tea/2016/first/index.md"), "\n又一段。\n");
  await build(content, { out: site, cache });
  expect(difference(site)).toMatchObject({ missing: [], changed: [], extra: [] });
});

test("a copy of a site that lost a file and got another one is not whole", async () => {
  const { site } = await build(smallArchive());
  const copy = `${site}-copy`;
  fs.cpSync(fs.realpathSync(site), copy, { recursive: true });
  fs.rmSync(path.join(copy, "index.html"));
  fs.writeFileSync(path.join(copy, "notes.txt"), "mine");
  expect(difference(copy)).toMatchObject({ missing: ["index.html"], changed: [], extra: ["notes.txt"] });
  fs.writeFileSync(path.join(copy, "manifest.json"), "{}");
  expect(() => difference(copy)).toThrow("it has no manifest.json that lists its files");
});
