import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Files, smallArchive, thread, tree, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

const SETTINGS = "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\npage_size: 3\nfloors_per_page: 3\n";
/** A part on a board of its own, with a title that shares no term, so that nothing else makes its neighbours stale. */
const part = (month: number, tag = "庫存") => ({
  [`b${month}/board.yaml`]: `title: 版${month}\n`,
  [`b${month}/p/index.md`]: thread(
    { title: "〇甲乙丙丁戊己庚".charAt(month), date: `2016-0${month}-02`, tags: `[${tag}]` },
    "字",
  ),
});

let content: string;
let built: Built;

const read = (name: string, site = built.site) => fs.readFileSync(path.join(site, name, "index.html"), "utf8");
const again = () => build(content, { out: built.site, cache: built.cache });
const partsOf = (html: string) =>
  /<nav class="neighbours" aria-label="系列：庫存">([\s\S]*?)<\/nav>/.exec(html)?.[1]?.replace(/<wbr>/g, "") ?? "";
const numbersIn = (html: string) => [...html.matchAll(/<span class="part">第 (\d+) 篇/g)].map((match) => match[1]);

beforeAll(async () => {
  const parts = [1, 2, 3, 4, 6].map((month): Files => part(month, month === 2 ? "库存" : "庫存"));
  const replies = [2, 3, 4].map((n) => `<!-- floor {"n":${n},"author":"甲"} -->\n回\n`).join("\n");
  content = smallArchive(
    Object.assign({ "archive.yaml": `${SETTINGS}series: [庫存]\n`, "b3/p/replies.md": replies }, ...parts),
  );
  built = await build(content);
});

describe("a series", () => {
  test("is named above each of its threads, whichever script its tag is in, without the number of all", () => {
    const list = `/tags/${encodeURIComponent("庫存")}/`;
    expect(read("b1/p")).toContain(`<p class="meta">系列：<a href="${list}">庫存</a> · 第 1 篇</p>`);
    expect(read("b2/p")).toContain(`<p class="meta">系列：<a href="${list}">庫存</a> · 第 2 篇</p>`);
    expect(read("tea/2016/first")).not.toContain("系列");
  });

  test("leads from part to part, from the last page of a long one", () => {
    expect(partsOf(read("b1/p"))).not.toContain("previous");
    expect(partsOf(read("b1/p"))).toContain('<span>庫存 · 第 2 篇</span> <a href="/b2/p/">');
    expect(partsOf(read("b3/p"))).toBe("");
    expect(read("b3/p")).toContain("第 3 篇");
    expect(partsOf(read("b3/p/page/2"))).toMatch(/第 2 篇[\s\S]*href="\/b2\/p\/"[\s\S]*第 4 篇[\s\S]*href="\/b4\/p\/"/);
    expect(partsOf(read("b6/p"))).not.toContain("next");
  });

  test("has its parts in the list of its tag, numbered, the oldest first", () => {
    const html = read("tags/庫存");
    expect(html).toContain("<span>5 篇</span>\n<span>系列，由舊到新</span>");
    expect(numbersIn(html)).toEqual(["1", "2", "3", "4", "5"]);
    expect([...html.matchAll(/<h2><a href="([^"]*)"/g)].map((match) => match[1])).toEqual(
      [1, 2, 3, 4, 6].map((month) => `/b${month}/p/`),
    );
  });

  test("tells programs what a thread is a part of", () => {
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(read("b2/p")) ?? [];
    expect(JSON.parse(json)["@graph"][0]).toMatchObject({
      isPartOf: [{ "@type": "CreativeWorkSeries", name: "庫存" }],
      position: 2,
    });
  });

  test("has valid pages, whose links lead somewhere", async () => {
    expect(await htmlFaults(built.site, pagesOf(built.site))).toEqual([]);
    expect(brokenLinks(built.site)).toEqual([]);
  });

  test("gets a part, and of the other parts' pages that of the one before changes alone", async () => {
    const before = tree(fs.realpathSync(built.site));
    write(content, part(7));
    await again();
    const after = tree(fs.realpathSync(built.site));
    const changed = [...before].filter(([name, bytes]) => /^b\d\/p\//.test(name) && after.get(name) !== bytes);
    expect(changed.map(([name]) => name)).toEqual(["b6/p/index.html"]);
    expect(after).toEqual(tree(fs.realpathSync((await build(content)).site)));
  });

  test("is cut into pages like every list, each in the order of the parts", () => {
    expect(numbersIn(read("tags/庫存"))).toEqual(["4", "5", "6"]);
    expect(numbersIn(read("tags/庫存/page/1"))).toEqual(["1", "2", "3"]);
  });

  test("counts the later parts again if one comes between them", async () => {
    write(content, part(5));
    await again();
    expect(read("b4/p")).toContain("第 4 篇");
    expect(read("b6/p")).toContain("第 6 篇");
    expect(tree(fs.realpathSync(built.site))).toEqual(tree(fs.realpathSync((await build(content)).site)));
  });
});

test("a series without lists of tags has names that lead nowhere, and parts that do", async () => {
  const settings = `${SETTINGS}series: [庫存]\nlistings: { tags: false }\n`;
  const { site } = await build(smallArchive({ "archive.yaml": settings, ...part(1), ...part(2) }));
  expect(read("b1/p", site)).toContain("系列：<span>庫存</span> · 第 1 篇");
  expect(brokenLinks(site)).toEqual([]);
});
