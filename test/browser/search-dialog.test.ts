import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { axeFaults } from "./axe.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";
import { quietly, settled } from "./search-reader.ts";
import { buildSearchSite } from "./search-site.ts";

const records = sampleRecords();
const BASE = "/some/path/";
let browser: Browser;
let server: FolderServer;
const at = (path: string): string => `${server.origin}${BASE}${path}`;

beforeAll(async () => {
  const site = await buildSearchSite(records, { base: BASE, segments: [records.slice(0, 6), records.slice(6)] });
  server = await serveFolder(site.folder, { base: BASE, headers: site.headers });
  browser = await openBrowser();
});
afterAll(async () => {
  await server?.close();
});

const dialog = (page: Page) => page.getByRole("dialog", { name: "搜尋" });
const found = (page: Page) =>
  page.$$eval("#search-found > li", (items) => items.map((li) => new URL(li.querySelector("a")?.href ?? "").pathname));

/** Opens the dialog with a key, and types into it. */
async function look(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await dialog(page).waitFor();
  await page.keyboard.type(text);
}

describe("the search dialog", () => {
  test("opens on any page, finds while the reader types, and gives the focus back", async () => {
    await quietly(browser, async (page) => {
      await page.goto(at("retail/2016/foot-traffic/"));
      await page.locator(".floor-n").first().focus();
      await look(page, "/", "支付宝");
      await expect.poll(() => found(page)).toHaveLength(3);
      expect(await dialog(page).getByRole("status").textContent()).toBe("找到 3 篇");
      await page.keyboard.press("Escape");
      expect(await dialog(page).isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe("floor-n");
      await page.keyboard.press("Control+k");
      await dialog(page).waitFor();
      await expect.poll(() => found(page)).toHaveLength(3);
      await page.keyboard.type("客流");
      await expect.poll(() => found(page)).toHaveLength(2);
      await page.getByRole("button", { name: "關閉" }).click();
      expect(await page.evaluate(() => document.activeElement?.className)).toBe("floor-n");
    });
  });

  test("leads with arrows and Enter to a result that shows the match, and with Enter alone to all results", async () => {
    await quietly(browser, async (page) => {
      await page.goto(at("retail/2016/foot-traffic/"));
      await look(page, "/", "供應鏈");
      await expect.poll(() => found(page)).toHaveLength(2);
      const second = (await found(page))[1];
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await Promise.all([page.waitForURL(`**${second}*`), page.keyboard.press("Enter")]);
      await page.waitForSelector("mark.sought");
      expect(await page.locator("mark.sought").first().isVisible()).toBe(true);
      await look(page, "Control+k", "供應鏈");
      await Promise.all([page.waitForURL("**/search/?q=*"), page.keyboard.press("Enter")]);
      await settled(page);
      expect(await page.inputValue("#search-query")).toBe("供應鏈");
      expect(await page.title()).toMatch(/^供應鏈 – /);
    });
  });

  test("loses nothing that is typed before it is there, and leaves other fields alone", async () => {
    await quietly(browser, async (page) => {
      await page.goto(at("retail/2016/foot-traffic/"));
      let release = () => {};
      const released = new Promise<void>((done) => {
        release = done;
      });
      await page.route("**/search/", (route) => released.then(() => route.continue()));
      await page.keyboard.press("/");
      await page.keyboard.type("榴槤");
      release();
      await dialog(page).waitFor();
      await page.keyboard.type("奶茶");
      expect(await dialog(page).getByRole("searchbox").inputValue()).toBe("榴槤奶茶");
      await expect.poll(() => found(page)).toEqual([`${BASE}retail/2014/long-talk/`]);
      await page.keyboard.press("Escape");
      await page.focus("form[role=search] > [name=q]");
      await page.keyboard.type("a/b");
      expect(await dialog(page).isVisible()).toBe(false);
      expect(await page.inputValue("body > form [name=q]")).toBe("a/b");
    });
  });

  test("says so if the index does not come, and searches when asked again", async () => {
    await withPage(browser, async (page) => {
      await page.goto(at("retail/2016/foot-traffic/"));
      await page.route("**/segments.stele", (route) => route.abort());
      await look(page, "/", "支付宝");
      await dialog(page).getByText("無法載入搜尋索引，請稍後再試。").waitFor();
      await page.unroute("**/segments.stele");
      await page.getByRole("button", { name: "再試一次" }).click();
      await expect.poll(() => found(page)).toHaveLength(3);
    });
  });

  test("is the box of the page if the search page does not come", async () => {
    await withPage(browser, async (page) => {
      await page.goto(at("retail/2016/foot-traffic/"));
      await page.route("**/search/", (route) => route.abort());
      await page.keyboard.press("/");
      await page.keyboard.type("支付");
      expect(await page.inputValue("body > form [name=q]")).toBe("支付");
    });
  });

  test("opens from the button of the box too, for those who have no keyboard", async () => {
    await quietly(
      browser,
      async (page) => {
        await page.goto(at("retail/2016/foot-traffic/"));
        await page.locator("body > form button").tap();
        await dialog(page).waitFor();
        await page.keyboard.type("没有这个词");
        await dialog(page).getByText("沒有符合「没有这个词」的文章。").waitFor();
        await dialog(page).getByRole("link", { name: "零售現場" }).waitFor();
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true },
    );
  });

  test("finds the posts of a long thread on whichever page they are", async () => {
    await quietly(browser, async (page) => {
      await page.goto(at("retail/2014/long-talk/page/2/"));
      await look(page, "/", "榴槤 奶茶");
      await page.getByLabel("只在本文中搜尋").check();
      await dialog(page).getByText("本文有 1 樓符合").waitFor();
      expect(await page.textContent("#search-found h3")).toBe("377 樓 網友6");
      expect(await page.locator("#search-found mark").allTextContents()).toEqual(["榴槤奶茶"]);
      await page.fill("dialog [name=q]", "没有这个词");
      await dialog(page).getByText("本文沒有符合「没有这个词」的樓層。").waitFor();
      await page.fill("dialog [name=q]", "author:网友3 月底");
      await dialog(page).getByText("本文有 57 樓符合").waitFor();
      await page.fill("dialog [name=q]", "独一无二");
      await dialog(page).getByText("本文有 1 樓符合").waitFor();
      await page.keyboard.press("Enter");
      await Promise.all([page.waitForURL("**/page/4/*#floor-377"), page.keyboard.press("Enter")]);
      await page.waitForSelector("#floor-377 mark.sought");
    });
  });
});

describe("recent searches", () => {
  const kept = (page: Page) => page.locator("#search-recent a").allTextContents();

  test("are kept once they are meant, on this device alone, until the reader forgets them", async () => {
    await quietly(browser, async (page) => {
      await page.goto(at("search/"));
      await settled(page);
      await page.keyboard.press("/");
      await page.keyboard.type("客流");
      await expect.poll(() => new URL(page.url()).search).not.toBe("");
      await settled(page);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await page.keyboard.press("Enter");
      await page.fill("#search-query", "供應鏈");
      await page.keyboard.press("Enter");
      await page.fill("#search-query", "");
      await expect.poll(() => kept(page)).toEqual(["供應鏈", "客流"]);
      await page.click("#search-recent a:has-text('客流')");
      await expect.poll(() => page.getAttribute("#search-results", "data-total")).toBe("2");
      await page.goto(at("retail/2016/foot-traffic/"));
      await page.keyboard.press("/");
      await expect.poll(() => kept(page)).toEqual(["客流", "供應鏈"]);
      await page.getByRole("button", { name: "清除紀錄" }).click();
      expect(await kept(page)).toEqual([]);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    });
  });
});

describe.each(["light", "dark"] as const)(
  "nothing is hard to use with other senses or hands, in %s colours:",
  (colorScheme) => {
    test("on the search page with results and filters, with nothing found, and at its start", async () => {
      await quietly(
        browser,
        async (page) => {
          await page.goto(at("search/?q=%E6%94%AF%E4%BB%98+author:%E5%BA%97%E5%B0%8F%E4%BA%8C&board=retail"));
          await settled(page);
          await page.click("#search-facets summary");
          await page.waitForSelector(".facet-lists button");
          expect(await axeFaults(page)).toEqual([]);
          expect(await page.getByRole("search").count()).toBe(1);
          await page.goto(at("search/?q=author:nosuch+%22a+b%22"));
          await settled(page);
          await page.waitForSelector("#search-notes button");
          expect(await axeFaults(page)).toEqual([]);
          await page.goto(at("search/"));
          await settled(page);
          expect(await axeFaults(page)).toEqual([]);
        },
        { colorScheme },
      );
    });

    test("in the open dialog, with results and at its start", async () => {
      await quietly(
        browser,
        async (page) => {
          await page.goto(at("retail/2014/long-talk/"));
          await page.keyboard.press("/");
          await dialog(page).waitFor();
          expect(await axeFaults(page)).toEqual([]);
          await page.keyboard.type("支付");
          await expect.poll(() => found(page)).toHaveLength(3);
          expect(await axeFaults(page)).toEqual([]);
        },
        { colorScheme },
      );
    });
  },
);
