import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder } from "./browser.ts";
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

async function type(page: Page, text: string): Promise<void> {
  await page.fill("#search-query", text);
  await page.waitForFunction((q) => new URLSearchParams(location.search).get("q") === (q || null), text);
  await settled(page);
}

describe("the search page", () => {
  test("answers an address with results, their count, and links under the site's path", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "支付宝");
      expect(await total(page)).toBe("3");
      expect((await results(page)).sort()).toEqual([
        `${BASE}odd/signs/`,
        `${BASE}online/2017/wallet-notes/`,
        `${BASE}retail/2017/receipt-wallet/`,
      ]);
      expect(await page.textContent("#search-status")).toBe("找到 3 篇");
      const li = page.locator("#search-results > li", { hasText: "錢包進了菜市場" });
      expect(await li.locator("mark").allTextContents()).toEqual(["支付寶", "支付寶"]);
      expect(await li.locator("a").count()).toBe(1);
      expect(await li.textContent()).toContain("零售現場");
      expect(await li.locator("time").getAttribute("datetime")).toBe("2017-03-02");
    });
  });

  test("keeps query, filters and order in the address, for Back, reload and a shared link", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "客流");
      await page.selectOption("#search-sort", "newest");
      await settled(page);
      await page.click("#search-facets summary");
      await page.click("#search-facets button:has-text('店小二')");
      await settled(page);
      expect(new URL(page.url()).search).toBe("?q=%E5%AE%A2%E6%B5%81&author=%E5%BA%97%E5%B0%8F%E4%BA%8C&sort=newest");
      expect(await results(page)).toEqual([`${BASE}retail/2016/foot-traffic/`]);
      await page.reload();
      await settled(page);
      expect(await total(page)).toBe("1");
      await page.goBack();
      await settled(page);
      expect(await total(page)).toBe("2");
      await page.goBack();
      await settled(page);
      expect(await page.inputValue("#search-sort")).toBe("relevance");
      await page.goForward();
      await page.goForward();
      await settled(page);
      await page.click("#search-chosen button");
      await settled(page);
      expect(await total(page)).toBe("2");
    });
  });

  test("answers while typing", async () => {
    await quietly(browser, async (page) => {
      await page.goto(search);
      await type(page, "供");
      expect(await total(page)).not.toBe("0");
      await type(page, "供應鏈 倉");
      expect(await results(page)).toEqual([`${BASE}retail/2019/warehouse/`]);
      await type(page, "");
      expect(await total(page)).toBe("0");
    });
  });

  test("waits while an input method is composing", async () => {
    await quietly(browser, async (page) => {
      await page.goto(search);
      await settled(page);
      await page.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>("#search-query");
        if (!box) return;
        box.focus();
        box.dispatchEvent(new CompositionEvent("compositionstart"));
        box.value = "gong yi";
        box.dispatchEvent(new InputEvent("input", { isComposing: true }));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
        box.form?.requestSubmit();
      });
      await page.waitForTimeout(200);
      expect(new URL(page.url()).search).toBe("");
      await page.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>("#search-query");
        if (!box) return;
        box.value = "供應鏈";
        box.dispatchEvent(new CompositionEvent("compositionend"));
      });
      await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length === 2);
    });
  });

  test("works from the keyboard", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "供應鏈");
      await page.keyboard.press("/");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-query");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const second = (await results(page))[1];
      expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname)).toBe(second);
      await page.keyboard.press("Escape");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-query");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length === 0);
      await page.keyboard.type("榴槤");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length === 1);
      await settled(page);
      await page.keyboard.press("ArrowDown");
      await Promise.all([page.waitForURL("**/long-talk/**"), page.keyboard.press("Enter")]);
    });
  });

  test("shows more without losing the place", async () => {
    const many = Array.from({ length: 25 }, (_, i) => {
      const url = `/many/t${i}/`;
      const floors = [{ n: 1, url: `${url}#floor-1`, text: `第${i}篇談貨架。`, captions: [] }];
      const board = { path: "many", title: "多" };
      return { url, title: `貨架${i}`, lang: "zh-Hant", board, tags: [], attachments: [], floors };
    });
    const { folder, headers } = await buildSearchSite(many);
    const other = await serveFolder(folder, { headers });
    await quietly(browser, async (page) => {
      await page.goto(`${other.origin}/search/?q=%E8%B2%A8%E6%9E%B6`);
      await settled(page);
      expect([await total(page), (await results(page)).length]).toEqual(["25", 10]);
      await page.click("#search-more");
      await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length === 20);
      const eleventh = (await results(page))[10];
      expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname)).toBe(eleventh);
      await page.click("#search-more");
      await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length === 25);
      expect(await page.isVisible("#search-more")).toBe(false);
      await page.click("#search-results > li:nth-child(22) a");
      await page.waitForURL("**/many/**");
      await page.goBack();
      await settled(page);
      expect((await results(page)).length).toBe(25);
    });
    await other.close();
  });

  test("says when nothing is found and offers what is nearest", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "供應鏈 無此詞彙");
      expect(await page.textContent("#search-status")).toContain("沒有符合");
      expect(await page.textContent("#search-notes")).toContain("包含部分詞語的文章：2 篇");
      expect(await page.textContent("#search-notes")).toContain("全站沒有的詞語：無此詞彙");
      expect(await total(page)).toBe("2");
      expect((await results(page))[0]).toContain("/warehouse/");
      await page.click(".search-nearest a");
      await settled(page);
      expect(await total(page)).toBe("2");
    });
  });

  test("leads to the floor that matches", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "榴槤奶茶");
      await page.click(".result-floors a");
      await page.waitForURL("**/page/4/**");
      await page.waitForSelector("mark.sought");
      expect(await page.textContent("#floor-377 mark.sought")).toBe("榴槤奶茶");
      expect(await page.locator("mark.sought").first().isVisible()).toBe(true);
      expect(
        await page.evaluate(() => document.querySelector("mark.sought")?.getBoundingClientRect().top ?? -1),
      ).toBeGreaterThan(0);
      expect(new URL(page.url()).search).toBe("");
    });
  });

  test("can be read without a style of its own, by people who use a screen reader, and without JavaScript", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "客流");
      expect(await page.getAttribute("#search-status", "aria-live")).toBe("polite");
      expect(
        await page.$$eval(
          "input, select, button",
          (all) =>
            all.filter(
              (e) =>
                !e.closest("label") &&
                !e.getAttribute("aria-label") &&
                !e.textContent &&
                !(e as HTMLInputElement).labels?.length,
            ).length,
        ),
      ).toBe(0);
      expect(await page.$$eval("[style], style", (all) => all.length)).toBe(0);
      expect(await page.$$eval("[id]", (all) => all.length - new Set(all.map(({ id }) => id)).size)).toBe(0);
    });
    await quietly(
      browser,
      async (page) => {
        await page.goto(search);
        expect(await page.isVisible("noscript p")).toBe(true);
        expect(await page.getAttribute("form.search-form", "action")).toBe(`${BASE}search/`);
        expect(await page.isVisible('noscript a[href$="/retail/"]')).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });
});
