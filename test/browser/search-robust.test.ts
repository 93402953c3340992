import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";
import { quietly, results, settled, total } from "./search-reader.ts";
import { buildSearchSite, type SearchSite } from "./search-site.ts";

const records = sampleRecords();
const BASE = "/some/path/";
let browser: Browser;
let site: SearchSite;
let server: FolderServer;
let search: string;

beforeAll(async () => {
  site = await buildSearchSite(records, { base: BASE, segments: [records.slice(0, 6), records.slice(6)] });
  server = await serveFolder(site.folder, { base: BASE, headers: site.headers });
  search = `${server.origin}${BASE}search/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await server?.close();
});

async function ask(page: Page, query: string): Promise<void> {
  await page.goto(`${search}?q=${encodeURIComponent(query)}`);
  await settled(page);
}

describe("bad input", () => {
  const queries = [
    "<script>alert(1)</script>",
    '"',
    "\\",
    "-",
    "author:",
    "字".repeat(10_000),
    "a ".repeat(5_000),
    "🎉",
    "\ud800",
    "支\udfff付",
    "عربي",
    "\u202eabc",
    "__proto__",
    "constructor",
    "%",
    "%E0%A4%A",
    "author:__proto__",
    "year:NaN",
    'tag:"><img src=x onerror=alert(1)>',
    "'; DROP TABLE",
    "\0",
  ];

  test("gives results or says that there are none, and the console stays silent", async () => {
    await quietly(browser, async (page) => {
      await page.goto(search);
      await settled(page);
      for (const query of queries) {
        await page.evaluate((text) => {
          const box = document.querySelector<HTMLInputElement>("#search-query");
          if (!box) return;
          box.value = text;
          box.form?.requestSubmit();
        }, query);
        await settled(page);
        const status = await page.textContent("#search-status");
        expect(status, JSON.stringify(query.slice(0, 30))).toMatch(/找到|沒有符合/);
      }
    });
  });

  test("in the address is no different", async () => {
    await quietly(browser, async (page) => {
      for (const search_ of [
        "?q=%",
        "?q=%ED%A0%80",
        "?board=%3Cscript%3E",
        "?q=&year=1&year=1",
        "?sort=__proto__&q=1",
        "?q",
      ]) {
        await page.goto(search + search_);
        await settled(page);
      }
    });
  });

  test("markup in a title, text, author, tag or board is text", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "board:odd onerror");
      expect(await results(page)).toEqual([`${BASE}odd/hostile/`]);
      await page.click("#search-facets summary");
      await page.waitForSelector("#search-facets button");
      for (const name of ["author", "tag", "board"]) {
        const button = page.locator("#search-facets section button", { hasText: "onerror" });
        expect(await button.count(), name).toBe(3);
      }
      await page.locator("#search-facets section button", { hasText: "onerror" }).nth(1).click();
      await settled(page);
      expect(await total(page)).toBe("1");
      expect(await page.$$eval("#search img", (all) => all.length)).toBe(0);
      expect(await page.title()).not.toBe("hit");
    });
  });
});

describe("when the index is broken", () => {
  test("a segment that fails is reported, and the others answer", async () => {
    const broken = await buildSearchSite(records, { segments: [records.slice(0, 3), records.slice(3)] });
    fs.rmSync(path.join(broken.folder, "search/index/s1"), { recursive: true });
    const other = await serveFolder(broken.folder, { headers: broken.headers });
    await withPage(browser, async (page) => {
      await page.goto(`${other.origin}/search/?q=%E6%94%AF%E4%BB%98`);
      await settled(page);
      expect(await total(page)).toBe("2");
      expect(await page.textContent(".search-failed")).toContain("2 段之中有 1 段");
      fs.rmSync(path.join(broken.folder, "search/index/segments.stele"));
      await page.reload();
      await settled(page);
      expect(await page.textContent("#search-status")).toContain("無法載入");
    });
    await other.close();
  });
});

test("what some segments have found is shown while others are slow, and the whole stays, with the focus, when all have answered", async () => {
  const groups = [records.slice(0, 3), records.slice(3)];
  const slow = await buildSearchSite(records, { segments: groups });
  const other = await serveFolder(slow.folder, { headers: slow.headers });
  await quietly(browser, async (page) => {
    const late = (ms: number) => new Promise((done) => setTimeout(done, ms));
    let release = () => {};
    const shown = new Promise<void>((done) => {
      release = done;
    });
    await page.route("**/s1/head.stele", async (route) => {
      await shown;
      await route.continue();
    });
    await page.route("**/s0/fragment/**", async (route) => {
      await late(600);
      await route.continue();
    });
    await page.route("**/s0/head.stele", async (route) => {
      await late(500);
      await route.continue();
    });
    await page.goto(`${other.origin}/search/?q=%E6%94%AF%E4%BB%98`);
    await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length > 0);
    expect(await page.getAttribute("#search-results", "aria-busy")).toBe("true");
    await page.waitForSelector("#search-results a");
    await page.focus("#search-query");
    await page.keyboard.press("ArrowDown");
    const focused = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    const first = await focused();
    expect(first).toContain("highlight=");
    release();
    await settled(page);
    expect(await focused()).toBe(first);
    await page.waitForTimeout(400);
    expect((await results(page)).length).toBe(3);
  });
  await other.close();
});
