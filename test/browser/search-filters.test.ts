import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder } from "./browser.ts";
import { focused, quietly, results, settled, total } from "./search-reader.ts";
import { buildSearchSite } from "./search-site.ts";

const records = sampleRecords();
let browser: Browser;
let server: FolderServer;
let search: string;

beforeAll(async () => {
  const site = await buildSearchSite(records, { segments: [records.slice(0, 6), records.slice(6)] });
  server = await serveFolder(site.folder, { headers: site.headers });
  search = `${server.origin}/search/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await server?.close();
});

async function ask(page: Page, query: string): Promise<void> {
  await page.goto(`${search}?q=${encodeURIComponent(query)}`);
  await settled(page);
}

/** Opens the panel of filters, and waits until it is filled. */
async function narrow(page: Page): Promise<void> {
  await page.click("#search-facets summary");
  await page.waitForSelector(".facet-lists button");
}

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const facet = (page: Page, text: string) => page.locator(".facet-lists button", { hasText: text });

describe("the panel of filters", () => {
  test("counts what another value would bring, and keeps the focus on what was pressed", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "支付");
      await narrow(page);
      await facet(page, "零售現場 (1)").press("Enter");
      await expect.poll(() => query(page)).toBe("?q=支付&board=retail");
      await settled(page);
      await expect.poll(() => facet(page, "零售現場 (1)").getAttribute("aria-pressed")).toBe("true");
      expect(await focused(page)).toBe("零售現場 (1)");
      expect(await facet(page, "网上生意 (1)").count()).toBe(1);
      await facet(page, "网上生意 (1)").press("Enter");
      await settled(page);
      expect(await total(page)).toBe("2");
      expect(await page.locator("#search-chosen button").allTextContents()).toEqual([
        "版面：零售現場 ×",
        "版面：网上生意 ×",
      ]);
      await page.locator("#search-chosen button").first().press("Enter");
      await expect.poll(() => page.locator("#search-chosen button").count()).toBe(1);
      expect(await focused(page)).toBe("移除條件 版面：网上生意");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("search-query");
      expect(query(page)).toBe("?q=支付");
    });
  });

  test("takes a range of years from its two sliders, by keys alone", async () => {
    await quietly(
      browser,
      async (page) => {
        await ask(page, "board:retail");
        await narrow(page);
        const [from, to] = [
          page.getByRole("slider", { name: "起始年份" }),
          page.getByRole("slider", { name: "結束年份" }),
        ];
        expect([await from.inputValue(), await to.inputValue()]).toEqual(["2014", "2019"]);
        await from.focus();
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        await expect.poll(() => query(page)).toBe("?q=board:retail&year=2016-2019");
        await to.press("ArrowLeft");
        await expect.poll(() => query(page)).toBe("?q=board:retail&year=2016-2018");
        await settled(page);
        expect(await to.evaluate((slider) => slider === document.activeElement)).toBe(true);
        await expect.poll(() => page.textContent(".years-words")).toBe("2016–2018 (3)");
        expect(await to.getAttribute("aria-valuetext")).toBe("2018 (3)");
        // The bars stay those of all years.
        expect(await page.locator(".years rect").count()).toBe(5);
        expect(await page.locator(".years rect.in").count()).toBe(3);
        expect(await page.locator("#search-chosen button").allTextContents()).toContain("年份：2016–2018 ×");
        const box = await page.locator(".years svg").boundingBox();
        expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
        await from.press("Home");
        await to.press("End");
        await expect.poll(() => query(page)).toBe("?q=board:retail");
      },
      { viewport: { width: 390, height: 844 } },
    );
  });
});

describe("a filter that no thread has", () => {
  test("is named, and a button takes it out of the query", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "客流 author:沒有這個人");
      expect(await page.textContent("#search-status")).toContain("沒有符合");
      const note = page.locator("#search-notes p", { hasText: "沒有名為「沒有這個人」的作者。" });
      await note.waitFor();
      await page.locator("#search-notes a", { hasText: "不限條件：2 篇" }).waitFor();
      await note.getByRole("button", { name: "移除條件 作者：沒有這個人" }).press("Enter");
      await expect.poll(() => query(page)).toBe("?q=客流");
      await settled(page);
      expect(await total(page)).toBe("2");
      expect(await page.inputValue("#search-query")).toBe("客流");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-query");
    });
  });
});

test("a search by filters alone that finds nothing says which they are", async () => {
  await quietly(browser, async (page) => {
    await page.goto(`${search}?board=online&year=1990-1995`);
    await settled(page);
    expect(await page.textContent("#search-status")).toBe("沒有符合「版面：网上生意 年份：1990–1995」的文章。");
    await page.locator("#search-notes p", { hasText: "沒有 1990–1995 年的文章。" }).waitFor();
  });
});

describe("results", () => {
  test("are ordered by number of replies, which each of them says", async () => {
    await quietly(browser, async (page) => {
      await ask(page, "board:retail");
      await page.selectOption("#search-sort", "replies");
      await settled(page);
      expect(query(page)).toBe("?q=board:retail&sort=replies");
      expect((await results(page)).slice(0, 2)).toEqual(["/retail/2014/long-talk/", "/retail/2016/foot-traffic/"]);
      const rows = page.locator("#search-results .meta");
      expect(await rows.nth(0).textContent()).toBe("零售現場店小二2014年7月7日回覆 399 則");
      expect(await rows.nth(1).textContent()).toContain("2016年11月30日回覆 2 則");
    });
  });

  test("of a search without any are replaced by ways on: without quotes, and the boards", async () => {
    await quietly(browser, async (page) => {
      await ask(page, '"倉庫 供應鏈"');
      expect(await page.isVisible("#search-start a[href$='/retail/']")).toBe(true);
      await page.click("#search-notes a:has-text('不加引號：倉庫 供應鏈（1 篇）')");
      await settled(page);
      expect(await results(page)).toEqual(["/retail/2019/warehouse/"]);
      expect(await page.isVisible("#search-start")).toBe(false);
      expect(await page.title()).toBe("倉庫 供應鏈 – 搜尋 – Search");
    });
  });
});
