import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

let content: string;
let built: Built;

beforeAll(async () => {
  content = smallArchive({
    "tea/2017/a/index.md": thread({ title: "支付寶的圈子", date: "2017-11-29" }, "看[舊址](/old.html)。"),
    "tea/2018/b/index.md": thread(
      { title: "再論支付寶", date: "2018-11-29" },
      "看[圈子](../../2017/a/#floor-1)與[第一帖](../../2016/first/)。",
    ),
    "tea/2019/c/index.md": thread({ title: "丙", date: "2019-02-03", aliases: "[/old.html]" }, "字"),
  });
  built = await build(content);
});

const read = (name: string) => fs.readFileSync(path.join(built.site, name, "index.html"), "utf8");
const section = (name: string, id: string) => {
  const html = read(name);
  const from = html.indexOf(`<section class="read-on" aria-labelledby="${id}"`);
  // Where its lines may end is tested elsewhere.
  return from < 0 ? "" : html.slice(from, html.indexOf("</section>", from)).replaceAll("<wbr>", "");
};

describe("the foot of a thread", () => {
  test("leads to threads about the same, and to those that link here, each once, by old addresses too", () => {
    expect(section("tea/2018/b", "related")).toContain(
      '<a href="/tea/2017/a/">支付寶的圈子</a> <span class="count">2017年</span>',
    );
    expect(section("tea/2017/a", "linked-from")).toContain('<a href="/tea/2018/b/">再論支付寶</a>');
    expect(section("tea/2017/a", "related")).toBe("");
    expect(section("tea/2019/c", "linked-from")).toContain("/tea/2017/a/");
    expect(section("tea/2016/first", "linked-from").match(/<li>/g)).toHaveLength(2);
    expect(section("tea/2016/second", "linked-from")).toBe("");
  });

  test("changes when a thread links to it, and only then", async () => {
    const before = [read("tea/2019/c"), read("tea/2017/a")];
    write(content, {
      "notes/board.yaml": "title: 記\n",
      "notes/d/index.md": thread({ title: "丁" }, "看[丙](/tea/2019/c/)。"),
    });
    const again = await build(content, { out: built.site, cache: built.cache });
    const fresh = await build(content);
    expect([read("tea/2019/c") === before[0], read("tea/2017/a") === before[1]]).toEqual([false, true]);
    expect(fs.readFileSync(path.join(again.site, "tea/2019/c/index.html"))).toEqual(
      fs.readFileSync(path.join(fresh.site, "tea/2019/c/index.html")),
    );
  });
});

test("threads are listed by the day of the year, with valid pages whose links lead somewhere", async () => {
  expect(read("years/days")).toContain(
    '<a href="/years/days/11/#on-11-29" data-day="11-29" aria-label="11月29日">29</a>',
  );
  const html = read("years/days/11");
  expect(html.slice(html.indexOf('id="on-11-29"')).match(/<a href="\/tea\/[^"]*"/g)).toEqual([
    '<a href="/tea/2018/b/"',
    '<a href="/tea/2017/a/"',
  ]);
  expect(await htmlFaults(built.site, pagesOf(built.site))).toEqual([]);
  expect(brokenLinks(built.site)).toEqual([]);
});
