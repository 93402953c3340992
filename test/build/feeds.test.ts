import fs from "node:fs";
import path from "node:path";
import { fromHtml } from "hast-util-from-html";
import { parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, tree, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { png } from "../support/png.ts";

const HOME = "https://host.example/some/path/";
let content: string;
let built: Built;

beforeAll(async () => {
  const by = (date: string, more: Record<string, string> = {}) => ({ date, author: "小王", tags: "[水]", ...more });
  content = smallArchive({
    "archive.yaml": "title: 小文存\nlang: zh-Hant\n",
    "seoul/board.yaml": "title: 서울\nlang: ko\n",
    "tea/2017/a/index.md": thread(
      { title: "甲 & 乙 <三>", ...by("2017-01-01", { summary: "一句話" }) },
      '看[第一帖](../../2016/first/)、[錨](#x)與[外面](https://other.example/)。\n\n![門](door.png "門口")\n\n![](https://img.example/1.jpg)\n\n[表](t.csv)\n\n字[^1]，`<a href="#x">`\n\n[^1]: 註\n\n<script>alert(1)</script>',
    ),
    "tea/2017/a/door.png": png(40, 30, 1),
    "tea/2017/a/t.csv": "a,b\n",
    "tea/2017/a/replies.md": '<!-- floor {"n":2,"author":"老李","date":"2017-01-02"} -->\n\n回一句。\n',
    "tea/2017/b/index.md": thread({ title: "丙", ...by("2017-02-01") }, "字"),
    "tea/2017/c/index.md": thread({ title: "丁", ...by("2017-03-01", { updated: "2017-04-01" }) }, "字"),
    "tea/undated/index.md": thread({ title: "戊" }, "不知何時"),
    "seoul/a/index.md": thread({ title: "가게", date: "2018-01-01" }, "글"),
  });
  built = await build(content, { baseUrl: HOME });
});

const read = (name: string) => fs.readFileSync(path.join(built.site, name), "utf8");
const feeds = () =>
  [...tree(fs.realpathSync(built.site)).keys()].filter((name) => /feed\.(xml|json)$/.test(name)).sort();

interface Item {
  readonly title: string;
  readonly url: string;
  readonly content_html: string;
  readonly tags?: readonly string[];
  readonly date_published?: string;
}
const json = (name: string) => JSON.parse(read(name)) as { title: string; language: string; items: readonly Item[] };

describe("the feeds of an archive", () => {
  test("are there for it, its boards, and the tags and authors with three threads or more, in two formats", () => {
    const folders = ["", "authors/小王/", "seoul/", "tags/水/", "tea/"];
    expect(feeds()).toEqual(folders.flatMap((folder) => [`${folder}feed.json`, `${folder}feed.xml`]).sort());
    const html = read("feeds/index.html");
    for (const name of feeds()) expect(html).toContain(`href="/some/path/${encodeURI(name)}"`);
  });

  test("have titles of their own, and languages", () => {
    const names = feeds().filter((name) => name.endsWith("json"));
    expect(new Set(names.map((name) => json(name).title)).size).toBe(names.length);
    expect(json("tags/水/feed.json").title).toBe("標籤：水 – 小文存");
    expect([json("seoul/feed.json").language, json("feed.json").language]).toEqual(["ko", "zh-Hant"]);
  });

  test("hold the whole opening post as safe HTML with whole addresses, and the way to its replies", () => {
    const item = json("tea/feed.json").items.find(({ title }) => title === "甲 & 乙 <三>");
    const text = item?.content_html ?? "";
    expect(item).toMatchObject({ tags: ["水"], date_published: "2017-01-01T00:00:00Z", url: `${HOME}tea/2017/a/` });
    expect(text).toContain(`<a href="${HOME}tea/2016/first/">第一帖</a>`);
    expect(text).toContain(`<img src="${HOME}tea/2017/a/door.png" alt="門"><figcaption>門口</figcaption>`);
    expect(text).toContain(`<a href="https://img.example/1.jpg">`);
    expect(text).toContain(` href="${HOME}tea/2017/a/#fn-1"`);
    expect(text).toContain("<code>&lt;a href=&quot;#x&quot;&gt;</code>");
    expect(text).toContain(`<a href="${HOME}tea/2017/a/t.csv">`);
    expect(text).toContain(`<a href="${HOME}tea/2017/a/">回覆 1 則</a>`);
    const addresses = [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(addresses.filter((address) => !address.startsWith("https://"))).toEqual([]);
    expect(text).not.toContain("<script");
    expect(fromHtml(text, { fragment: true }).children.length).toBeGreaterThan(3);
  });

  test("say the same as Atom, which is sound XML", () => {
    for (const name of feeds().filter((one) => one.endsWith(".xml"))) {
      const text = read(name);
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      const [feed] = parseDocument(text, { xmlMode: true }).children.slice(-2);
      expect(feed).toMatchObject({ name: "feed" });
      const titles = [...text.matchAll(/<entry[^>]*>\n<title>([^<]*)/g)].map((match) => match[1]);
      expect(titles).toHaveLength(json(name.replace(".xml", ".json")).items.length);
    }
    expect(read("tea/feed.xml")).toContain('<category term="水"/>');
    expect(read("tea/feed.xml")).toContain("&lt;figcaption&gt;門口&lt;/figcaption&gt;");
  });

  test("are the only ones of its board, tags and author that a new thread changes", async () => {
    const before = tree(fs.realpathSync(built.site));
    write(content, { "seoul/b/index.md": thread({ title: "손님", date: "2018-02-01", author: "小王" }, "글") });
    const again = await build(content, { baseUrl: HOME, out: built.site, cache: built.cache });
    const after = tree(fs.realpathSync(again.site));
    expect(feeds().filter((name) => after.get(name) !== before.get(name))).toEqual([
      "authors/小王/feed.json",
      "authors/小王/feed.xml",
      "feed.json",
      "feed.xml",
      "seoul/feed.json",
      "seoul/feed.xml",
    ]);
    expect(after.get("feeds/index.html")).toBe(before.get("feeds/index.html"));
  });
});

describe("Markdown copies of threads", () => {
  test("are not there unless the settings want them", () => {
    expect(fs.existsSync(path.join(built.site, "llms.txt"))).toBe(false);
    expect(fs.existsSync(path.join(built.site, "tea/2017/a/index.md"))).toBe(false);
  });

  test("hold the text as it is written, replies too, and llms.txt leads to them", async () => {
    write(content, { "archive.yaml": "title: 小文存\nlang: zh-Hant\nmarkdown: true\n" });
    const again = await build(content, { baseUrl: HOME, out: built.site, cache: built.cache });
    const copy = fs.readFileSync(path.join(again.site, "tea/2017/a/index.md"), "utf8");
    expect(copy).toMatch(/^# 甲 & 乙 <三>\n\n- 版面：茶館\n- 作者：小王\n- 2017年1月1日\n- 標籤：水\n/);
    expect(copy).toContain("看[第一帖](../../2016/first/)");
    expect(copy).toMatch(/\n## 2 樓 · 老李 · 2017年1月2日\n\n回一句。\n$/);
    expect(copy).not.toContain("summary");
    expect(read("llms.txt")).toContain(`- [甲 & 乙 <三>](${HOME}tea/2017/a/index.md): 一句話`);
    expect(read("tea/2017/a/index.html")).toContain('type="text/markdown" href="/some/path/tea/2017/a/index.md"');
  });
});
