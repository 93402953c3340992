import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";
import { results, settled, total } from "./search-reader.ts";
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

const status = (page: Page) => page.textContent("#search-status");
const retry = (page: Page) => page.getByRole("button", { name: "再試一次" });
const UNAVAILABLE = "無法載入搜尋索引，請稍後再試。";

/** Opens the search page with an empty box. */
async function open(page: Page): Promise<void> {
  await page.goto(search);
  await settled(page);
}

/** Searches for a query, and waits for the end of it. */
async function ask(page: Page, query: string): Promise<void> {
  await enter(page, query);
  await settled(page);
}

async function enter(page: Page, query: string): Promise<void> {
  await page.fill("#search-query", query);
  await page.press("#search-query", "Enter");
}

/** Notes every text that the status has from now on. */
function followStatus(page: Page): Promise<() => Promise<string[]>> {
  return page
    .evaluate(() => {
      const line = document.querySelector("#search-status") as HTMLElement;
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(line.textContent ?? "")).observe(line, { childList: true });
    })
    .then(() => () => page.evaluate(() => (window as unknown as { said: string[] }).said));
}

describe("the status of a search", () => {
  test("stays what it is while a near query is looked for, however long that takes", async () => {
    await withPage(browser, async (page) => {
      await open(page);
      const said = await followStatus(page);
      let slowed = 0;
      await page.route("**/search/index/**", async (route) => {
        if (((await status(page)) ?? "").includes("沒有符合")) {
          slowed++;
          await new Promise((done) => setTimeout(done, 900));
        }
        await route.continue();
      });
      await ask(page, "支付宝怎么接入");
      expect(slowed).toBeGreaterThan(0);
      await page.locator(".search-nearest a").waitFor();
      expect(await status(page)).toBe("沒有符合「支付宝怎么接入」的文章。");
      expect((await said()).filter((text) => text !== "搜尋中……")).toEqual(["沒有符合「支付宝怎么接入」的文章。"]);
      expect((await said()).at(-1)).not.toBe("搜尋中……");
    });
  });

  test("is that of the last query, though an earlier one is still on its way", async () => {
    await withPage(browser, async (page) => {
      await open(page);
      const held: Route[] = [];
      await page.route("**/search/index/*/filter/**", (route) => void held.push(route));
      await enter(page, "year:2017");
      await expect.poll(() => held.length).toBeGreaterThan(0);
      await ask(page, "支付宝");
      const said = await followStatus(page);
      expect(await status(page)).toBe("找到 3 篇");
      await page.waitForTimeout(600);
      expect(await said()).toEqual([]);
      for (const route of held) await route.continue();
      await page.waitForTimeout(100);
      expect(await said()).toEqual([]);
      expect(await total(page)).toBe("3");
    });
  });

  test("says that the search runs if it takes a while, and then what was found", async () => {
    await withPage(browser, async (page) => {
      await open(page);
      let release = () => {};
      const released = new Promise<void>((done) => {
        release = done;
      });
      await page.route("**/search/index/**", (route) => released.then(() => route.continue()));
      await enter(page, "支付宝");
      await expect.poll(() => status(page)).toBe("搜尋中……");
      release();
      await settled(page);
      expect(await status(page)).toBe("找到 3 篇");
    });
  });
});

describe("a search that cannot be made", () => {
  test("says so offline, and is made when the reader asks again", async () => {
    await withPage(browser, async (page) => {
      await open(page);
      await page.context().setOffline(true);
      await ask(page, "供應鏈");
      expect(await status(page)).toBe(UNAVAILABLE);
      expect(await page.textContent("#search-notes")).not.toContain("段");
      expect(await results(page)).toEqual([]);
      await retry(page).click();
      await settled(page);
      expect(await status(page)).toBe(UNAVAILABLE);
      await page.context().setOffline(false);
      await retry(page).click();
      await page.waitForFunction(() => document.querySelector("#search-status")?.textContent?.startsWith("找到"));
      await settled(page);
      expect(await retry(page).count()).toBe(0);
      expect((await results(page)).length).toBe(Number(await total(page)));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-status");
    });
  });

  test("says so if the list of segments does not come, and is made when the reader asks again", async () => {
    await withPage(browser, async (page) => {
      await page.route("**/segments.stele", (route) => route.abort());
      await page.goto(`${search}?q=%E6%94%AF%E4%BB%98%E5%AE%9D`);
      await settled(page);
      expect(await status(page)).toBe(UNAVAILABLE);
      await page.unroute("**/segments.stele");
      await retry(page).click();
      await page.waitForFunction(() => document.querySelector("#search-status")?.textContent === "找到 3 篇");
    });
  });
});

test("filters that cannot be counted are said to be so, and are there when the reader searches again", async () => {
  await withPage(browser, async (page) => {
    await page.goto(`${search}?q=%E6%94%AF%E4%BB%98%E5%AE%9D`);
    await settled(page);
    await page.route("**/search/index/s1/filter/**", (route) => route.abort());
    await page.click("#search-facets summary");
    await page.locator("#search-facets", { hasText: UNAVAILABLE }).waitFor();
    expect(await page.locator(".facet-lists button").count()).toBe(0);
    await page.unroute("**/search/index/s1/filter/**");
    await ask(page, "支付宝");
    await page.locator(".facet-lists button").first().waitFor();
    expect(await page.textContent("#search-facets")).not.toContain(UNAVAILABLE);
  });
});

describe("a search of which a part fails", () => {
  test("never says that there is nothing, nor offers another query, and can be made again", async () => {
    await withPage(browser, async (page) => {
      await open(page);
      await page.route("**/search/index/s1/**", (route) => route.fulfill({ status: 500, body: "" }));
      await ask(page, "鑽石展位");
      expect(await status(page)).toBe("未能在全部文章中搜尋「鑽石展位」。");
      expect(await page.textContent(".search-failed")).toContain("2 段之中有 1 段");
      expect(await page.locator(".search-nearest").count()).toBe(0);
      await page.unroute("**/search/index/s1/**");
      await retry(page).click();
      await settled(page);
      await expect.poll(() => status(page)).toBe("沒有符合「鑽石展位」的文章。");
      expect(await page.locator(".search-failed").count()).toBe(0);
    });
  });

  test("counts what it found as the least that there is", async () => {
    await withPage(browser, async (page) => {
      await page.route("**/search/index/s1/**", (route) => route.abort());
      await page.goto(`${search}?q=%E6%94%AF%E4%BB%98%E5%AE%9D`);
      await settled(page);
      expect(await status(page)).toBe(`找到至少 ${await total(page)} 篇`);
      expect((await results(page)).length).toBeGreaterThan(0);
      expect(await page.textContent(".search-failed")).toContain("2 段之中有 1 段");
      expect(await retry(page).isVisible()).toBe(true);
    });
  });
});

test.each(["", "?q=客流"])("nothing that a reader sees moves when the first results of /search/%s come", (query) =>
  withPage(
    browser,
    async (page) => {
      await page.addInitScript(() => {
        const state = window as unknown as { moved: number };
        state.moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) state.moved += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      let held = 0;
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route("**/search/index/**", async (route) => {
        held++;
        await answered;
        await route.continue();
      });
      await page.goto(search + query);
      await expect.poll(() => held).toBeGreaterThan(0);
      const help = page.locator("#search-help");
      expect(await help.isVisible()).toBe(false);
      answer();
      await settled(page);
      await help.waitFor();
      // What moves is told after it was drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      // A score of 0.1 is where search engines call it moving; a line of text that gets its words is no more than this.
      expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.02);
    },
    { viewport: { width: 400, height: 800 } },
  ),
);
