import fs from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

const BASE = "/old/forum/";
let browser: Browser;
let content: string;
let built: Built;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
  content = smallArchive({
    "tea/2017/pay/index.md": thread(
      { title: "支付寶的圈子", date: "2017-01-01", author: "店小二" },
      "正文說的是行動支付。",
    ),
    "tea/2017/pay/replies.md": Array.from(
      { length: 5 },
      (_, i) => `<!-- floor {"n":${i + 2}} -->\n\n第${i + 2}樓:${i === 3 ? "排隊叫號機" : "好"}。\n`,
    ).join("\n"),
    "tea/2017/gone/index.md": thread({ title: "已撤下的圈子", withdrawn: "應作者要求" }, "支付寶"),
    "tea/2017/draft/index.md": thread({ title: "草稿圈子", draft: "true" }, "支付寶"),
  });
  built = await build(content, { baseUrl: `https://host.example${BASE}` });
  server = await serveFolder(fs.realpathSync(built.site), { base: BASE });
});

afterAll(async () => {
  await server.close();
});

/** Addresses of the results of a query, without the host. */
async function search(query: string): Promise<string[]> {
  return withPage(browser, async (page) => {
    await page.goto(`${server.origin}${BASE}search/?q=${encodeURIComponent(query)}`);
    await page.waitForSelector('#search-results[aria-busy="false"]', { state: "attached" });
    return page.$$eval("#search-results > li", (items) =>
      items.map((li) => new URL(li.querySelector("a")?.href ?? "").pathname),
    );
  });
}

describe("the search of a published site", () => {
  test("finds threads in either script, under any base path", async () => {
    expect(await search("支付宝")).toEqual([`${BASE}tea/2017/pay/`]);
    expect(await search("行动支付")).toEqual([`${BASE}tea/2017/pay/`]);
  });

  test("leads from the box of any page to a reply on its own page of floors", async () => {
    await withPage(browser, async (page) => {
      await page.goto(`${server.origin}${BASE}tea/`);
      await page.keyboard.press("/");
      await page.keyboard.type("叫号机");
      await page.keyboard.press("Enter");
      await page.waitForSelector('#search-results[aria-busy="false"] > li', { state: "attached" });
      await page.click('#search-results a[href*="#floor-5"]');
      await page.waitForURL(/\/page\/2\/.*#floor-5$/);
      await page.waitForSelector("mark");
      expect(await page.textContent("mark")).toBe("叫號機");
    });
  });

  test("knows nothing of drafts and withdrawn threads", async () => {
    expect(await search("草稿")).toEqual([]);
    expect(await search("撤下")).toEqual([]);
  });

  test("follows a commit: what was added is found, what was taken out is not", async () => {
    write(content, {
      "tea/2018/new/index.md": thread({ title: "新的", date: "2018-01-01" }, "獨一無二的詞:鑽石展位。"),
      "tea/2017/pay": undefined,
    });
    const again = await build(content, { out: built.site, cache: built.cache, baseUrl: `https://host.example${BASE}` });
    expect(again.segments).toEqual({ built: 1, kept: 0, removed: 1 });
    await server.close();
    server = await serveFolder(fs.realpathSync(built.site), { base: BASE });
    expect(await search("钻石展位")).toEqual([`${BASE}tea/2018/new/`]);
    expect(await search("支付宝")).toEqual([]);
    expect(fs.readdirSync(path.join(built.site, "search/index"))).toHaveLength(3);
  });
});
