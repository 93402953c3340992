import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { manyThreads } from "../support/many-threads.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

let content: string;
let built: Built;

beforeAll(async () => {
  content = smallArchive(manyThreads());
  built = await build(content);
}, 600_000);

const read = (name: string) => fs.readFileSync(path.join(built.site, name, "index.html"), "utf8");
const linksIn = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1] ?? "");

describe("an archive of hundreds of threads", () => {
  test("has valid lists, and none of their links leads nowhere", async () => {
    const lists = pagesOf(built.site).filter((page) =>
      /^(busy|slow|small|authors|tags|years)\/(page\/|[^/]*\/?index)/.test(page),
    );
    expect(lists.length).toBeGreaterThan(60);
    expect(await htmlFaults(built.site, lists)).toEqual([]);
    expect(brokenLinks(built.site)).toEqual([]);
  });

  test("leads to each thread whose board and month are known by three clicks, without a script", () => {
    for (const [board, year, month] of [
      ["busy", 2021, 3],
      ["busy", 2019, 12],
      ["small", 2018, 4],
    ] as const) {
      expect(linksIn(read(""))).toContain(`/${board}/`);
      const name = `${year}年${month}月：`;
      const [, target = ""] = new RegExp(`<a href="([^"]*)" aria-label="${name}`).exec(read(board)) ?? [];
      const [page = "", id] = target.split("#");
      const html = read(page === "" ? board : page);
      const part = id === undefined ? html : html.slice(html.indexOf(` id="${id}"`)).split("</section>")[0];
      const count = Number(new RegExp(`${name}(\\d+) `).exec(read(board))?.[1]);
      expect(linksIn(part ?? "").filter((link) => link.startsWith(`/${board}/${year}/t`))).toHaveLength(count);
    }
  });

  test("gives a board on one page no pages of years, and one with few threads a month no table", () => {
    expect(fs.existsSync(path.join(built.site, "small/page"))).toBe(false);
    expect(read("small")).toContain('<a href="#in-2018-04"');
    expect(read("slow")).not.toContain("<table");
  });

  test("leads from a tag in the script that fewer threads use to the one list", () => {
    expect(linksIn(read("tags"))).toContain(encodeURI("/tags/庫存/"));
    expect(linksIn(read("tags"))).not.toContain(encodeURI("/tags/库存/"));
    expect(read("tags/库存")).toContain(`url=${encodeURI("/tags/庫存/")}`);
  });

  test("lists authors below initials, and numbers by their value", () => {
    const html = read("authors");
    const names = [...html.slice(html.indexOf('id="initial-u"')).matchAll(/">(user\d+)<\/a>/g)].map(
      (match) => match[1],
    );
    expect(names.slice(0, 10)).toEqual([
      "user1",
      "user2",
      "user3",
      "user4",
      "user5",
      "user6",
      "user7",
      "user8",
      "user9",
      "user10",
    ]);
    expect(html.indexOf('id="initial-d"')).toBeLessThan(html.indexOf("店小二", html.indexOf('id="initial-d"')));
  });

  test("makes twenty pages at most for a new thread, and those of other months stay", async () => {
    const front = { title: "新來的", date: "2021-12-30", author: "user7", tags: "[庫存, 客流, t3]" };
    write(content, { "busy/2021/new/index.md": thread(front, "新的一帖。") });
    const again = await build(content, { out: built.site, cache: built.cache });
    expect(again.pages.built).toBeLessThanOrEqual(20);
    expect(read("busy/page/2021-12")).toContain("新來的");
  });
});
