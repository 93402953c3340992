import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";
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
  await browser?.close();
  await server?.close();
});

/** A page whose console must stay silent. */
async function quietly<T>(use: (page: Page) => Promise<T>, options = {}): Promise<T> {
  const said: string[] = [];
  const result = await withPage(
    browser,
    async (page) => {
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      return use(page);
    },
    options,
  );
  expect(said).toEqual([]);
  return result;
}

const settled = (page: Page) => page.waitForSelector('#search-results[aria-busy="false"]', { state: "attached" });
const results = (page: Page) =>
  page.$$eval("#search-results > li", (items) =>
    items.map((li) => new URL(li.querySelector("a")?.href ?? "").pathname),
  );
const total = (page: Page) => page.getAttribute("#search-results", "data-total");

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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
      await ask(page, "客流");
      await page.selectOption("#search-sort", "date");
      await settled(page);
      await page.click("#search-facets summary");
      await page.click("#search-facets button:has-text('2016')");
      await settled(page);
      expect(new URL(page.url()).search).toBe("?q=%E5%AE%A2%E6%B5%81&year=2016&sort=date");
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
      await ask(page, "供應鏈 無此詞彙");
      expect(await total(page)).toBe("0");
      expect(await page.textContent("#search-status")).toContain("沒有符合");
      await page.click(".search-nearest a");
      await settled(page);
      expect(await total(page)).toBe("2");
    });
  });

  test("leads to the floor that matches", async () => {
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
    await quietly(async (page) => {
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
      fs.rmSync(path.join(broken.folder, "search/index/segments.json"));
      await page.reload();
      await settled(page);
      expect(await page.textContent("#search-status")).toContain("無法載入");
    });
    await other.close();
  });
});

describe("on every other page", () => {
  const thread = (): string => `${server.origin}${BASE}retail/2017/receipt-wallet/`;

  test("nothing but a small script is loaded until the reader goes to the box", async () => {
    await quietly(async (page) => {
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
      await page.goto(thread(), { waitUntil: "networkidle" });
      const scripts = loaded.filter((url) => url.endsWith(".js"));
      expect(scripts).toHaveLength(1);
      const gzip = await page.evaluate(async (url) => {
        const body = (await fetch(url)).body;
        return body
          ? (await new Response(body.pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength
          : 0;
      }, scripts[0] ?? "");
      expect(gzip).toBeLessThanOrEqual(1024);
      await page.keyboard.press("/");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("q");
      await expect.poll(() => loaded.some((url) => url.endsWith("/search/index/segments.json"))).toBe(true);
      await page.keyboard.type("支付宝");
      await Promise.all([page.waitForURL("**/search/?q=*"), page.keyboard.press("Enter")]);
      await settled(page);
      expect(await total(page)).toBe("3");
    });
  });

  test("what was searched for is marked after a result is opened, in either script and across elements", async () => {
    await quietly(async (page) => {
      await ask(page, "支付宝的收款码");
      await page.click("#search-results a");
      await page.waitForSelector("mark.sought");
      const marked = await page.$$eval("mark.sought", (all) => all.map((mark) => mark.textContent));
      expect(marked).toEqual(["支付寶的收款", "碼"]);
      expect(page.url()).toBe(thread());
      expect(await page.textContent("#floor-1 p")).toBe("賣豆腐的阿姨在秤旁邊貼了支付寶的收款碼。");
      await page.reload();
      await page.waitForSelector("mark.sought");
    });
  });
});

test("what some segments have found is shown while others are slow, and the whole stays when all have answered", async () => {
  const groups = [records.slice(0, 3), records.slice(3)];
  const slow = await buildSearchSite(records, { segments: groups });
  const other = await serveFolder(slow.folder, { headers: slow.headers });
  await quietly(async (page) => {
    const late = (ms: number) => new Promise((done) => setTimeout(done, ms));
    await page.route("**/s1/*.pf_meta", async (route) => {
      await late(900);
      await route.continue();
    });
    await page.route("**/s0/fragment/**", async (route) => {
      await late(600);
      await route.continue();
    });
    await page.route("**/s0/*.pf_meta", async (route) => {
      await late(500);
      await route.continue();
    });
    await page.goto(`${other.origin}/search/?q=%E6%94%AF%E4%BB%98`);
    await page.waitForFunction(() => document.querySelectorAll("#search-results > li").length > 0);
    expect(await page.getAttribute("#search-results", "aria-busy")).toBe("true");
    await settled(page);
    await page.waitForTimeout(400);
    expect((await results(page)).length).toBe(3);
  });
  await other.close();
});
