/** Pictures and files of pages that are not threads. */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { smallArchive, thread } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { png } from "../../support/png.ts";

const PLAN = png(400, 300, 1);
const TEXT = `---
title: 關於
---
![平面圖](about/plan.png "一樓")

一行裡的![小圖](./about/圖/small.png),[表格](about/form.pdf#page=2),[規則](rules.md),[茶館](../tea/),[自己](#h-聯絡)。

## 聯絡
`;

test("a page shows the pictures in the folder beside it, and its files are published as those of threads are", async () => {
  const content = smallArchive({
    "pages/about.md": TEXT,
    "pages/about/plan.png": PLAN,
    "pages/about/圖/small.png": png(20, 10, 2),
    "pages/about/form.pdf": "%PDF-1.4\n",
    "pages/about/unused.csv": "1,2\n",
    "pages/rules.md": "---\ntitle: 規則\n---\n[平面圖](about/plan.png)\n",
    "tea/2017/third/index.md": thread(
      { title: "第三帖" },
      "看[平面圖](/about/plan.png)與[表格](../../../pages/about/form.pdf)。",
    ),
  });
  expect((await loadArchive(content, { drafts: false })).problems).toEqual([]);
  const { site } = await build(content, { baseUrl: "https://host.example/some/path/" });
  const read = (name: string) => fs.readFileSync(path.join(site, name));
  const prose = /<div class="prose">.*?<\/article>/s.exec(read("about/index.html").toString())?.[0];
  await expect(prose).toMatchFileSnapshot("../../golden/build/page-files.html");
  for (const [, address = ""] of prose?.matchAll(/\/some\/path\/([^" ]+\.\w+)/g) ?? [])
    expect(fs.existsSync(path.join(site, decodeURIComponent(address))), address).toBe(true);
  expect(read("about/plan.png").equals(PLAN)).toBe(true);
  expect(read("about/unused.csv").toString()).toBe("1,2\n");
  expect(read("rules/index.html").toString()).toContain('href="/some/path/about/plan.png"');
  const links = read("tea/2017/third/index.html").toString();
  for (const name of ["plan.png", "form.pdf"]) expect(links).toContain(`href="/some/path/about/${name}"`);
});
