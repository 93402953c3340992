import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

const SITE = "https://host.example/some/path/";
const english = (translations?: string) =>
  thread({ title: "First", lang: "en", date: "2016-05-01", ...(translations && { translations }) }, "text");

let content: string;
let built: Built;

const read = (name: string, site = built.site) => fs.readFileSync(path.join(site, name, "index.html"), "utf8");
const languagesOf = (html: string) =>
  [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/g)].map(([, lang, href]) => [lang, href]);
const again = () => build(content, { out: built.site, cache: built.cache, baseUrl: SITE });

beforeAll(async () => {
  content = smallArchive({
    "tea/2016/en/index.md": english(),
    "tea/2016/third/index.md": thread(
      { title: "第三帖", date: "2016-04-01", translations: '{ en: /tea/2016/en/, ja: "https://elsewhere.example/3" }' },
      "字",
    ),
    "tea/2016/third/replies.md": [2, 3, 4, 5].map((n) => `<!-- floor {"n":${n},"author":"甲"} -->\n回\n`).join("\n"),
  });
  built = await build(content, { baseUrl: SITE });
});

describe("a thread that is there in several languages", () => {
  test("tells search engines of all of them, on each page of the group, by full addresses", () => {
    const all = [
      ["en", `${SITE}tea/2016/en/`],
      ["ja", "https://elsewhere.example/3"],
      ["zh-Hant", `${SITE}tea/2016/third/`],
    ];
    expect(languagesOf(read("tea/2016/third"))).toEqual(all);
    expect(languagesOf(read("tea/2016/en"))).toEqual(all);
    expect(read("tea/2016/en")).toContain(
      '<meta property="og:locale" content="en_US">\n<meta property="og:locale:alternate" content="ja_JP">\n<meta property="og:locale:alternate" content="zh_TW">',
    );
  });

  test("names them to readers, each by its own name", () => {
    expect(read("tea/2016/third")).toContain(
      '<p class="meta languages">其他語言：<a href="/some/path/tea/2016/en/" hreflang="en" lang="en">English</a>、<a href="https://elsewhere.example/3" hreflang="ja" lang="ja">日本語</a></p>',
    );
    expect(read("tea/2016/en")).toContain(
      'Also in: <a href="https://elsewhere.example/3" hreflang="ja" lang="ja">日本語</a>, <a href="/some/path/tea/2016/third/" hreflang="zh-Hant" lang="zh-Hant">繁體中文</a>',
    );
  });

  test("says nothing of them on its further pages, which are no translations of each other", () => {
    expect(languagesOf(read("tea/2016/third/page/2"))).toEqual([]);
    expect(read("tea/2016/third/page/2")).not.toContain("languages");
    expect(languagesOf(read("tea/2016/first"))).toEqual([]);
  });

  test("has valid pages, whose links lead somewhere", async () => {
    expect(await htmlFaults(built.site, pagesOf(built.site))).toEqual([]);
    expect(brokenLinks(built.site, "/some/path/")).toEqual([]);
  });

  test("gets another one without a change of its own, and only the pages of the group change", async () => {
    const before = [read("tea/2016/first"), read("tea/2016/third/page/2")];
    write(content, {
      "notes/board.yaml": "title: 記\n",
      "notes/ko/index.md": thread({ title: "셋째", lang: "ko", translations: "{ en: /tea/2016/en/ }" }, "글"),
    });
    await again();
    expect(languagesOf(read("tea/2016/third")).map(([lang]) => lang)).toEqual(["en", "ja", "ko", "zh-Hant"]);
    expect([read("tea/2016/first"), read("tea/2016/third/page/2")]).toEqual(before);
    const fresh = await build(content, { baseUrl: SITE });
    for (const name of ["tea/2016/third", "tea/2016/en", "notes/ko"]) expect(read(name)).toBe(read(name, fresh.site));
  });

  test("loses one whose thread goes", async () => {
    write(content, { "notes/ko/index.md": undefined, "tea/2016/third/index.md": thread({ title: "第三帖" }, "字") });
    await again();
    expect(languagesOf(read("tea/2016/en"))).toEqual([]);
  });
});

test("a site without an address names languages to readers alone", async () => {
  const settings = "title: A\nlang: zh-Hant\nurl: false\n";
  const text = thread({ title: "T", translations: "{ en: ../en/ }" }, "字");
  const { site } = await build(
    smallArchive({ "archive.yaml": settings, "tea/2016/en/index.md": english(), "tea/2016/third/index.md": text }),
  );
  expect(languagesOf(read("tea/2016/third", site))).toEqual([]);
  expect(read("tea/2016/third", site)).toContain("English</a>");
});

test("two kinds of one language are told apart", async () => {
  const text = thread({ title: "T", translations: "{ en: ../en/, en-GB: 'https://elsewhere.example/' }" }, "字");
  const { site } = await build(smallArchive({ "tea/2016/en/index.md": english(), "tea/2016/third/index.md": text }));
  expect(read("tea/2016/third", site)).toMatch(/>English \(en\)<\/a>、<a [^>]*>English \(en-GB\)<\/a>/);
});
