import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallArchive } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { manyThreads } from "../support/many-threads.ts";
import { axeFaults } from "./axe.ts";
import { type FolderServer, openBrowser, openContext, serveFolder, withPage } from "./browser.ts";

let browser: Browser;
let server: FolderServer;
const at = (path: string): string => `${server.origin}/${path}`;

beforeAll(async () => {
  const built = await build(smallArchive(manyThreads()));
  server = await serveFolder(fs.realpathSync(built.site), {});
  browser = await openBrowser();
}, 600_000);
afterAll(async () => {
  await server?.close();
});

const KINDS = [
  "busy/",
  "busy/page/year-2021/",
  "busy/page/2021-03/",
  "busy/page/3/",
  "authors/",
  "years/",
  "years/2021/",
  "feeds/",
  "years/days/",
  "years/days/03/",
];

/** Rules that the page breaks, and what is wider than the window. */
async function faults(page: Page): Promise<string[]> {
  const broken = await axeFaults(page);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return isWide ? [...broken, "wider than the window"] : broken;
}

describe.each([
  ["light", 390],
  ["dark", 1280],
] as const)("lists in %s colours, %i pixels wide", (colorScheme, width) => {
  test("are for everybody", async () => {
    await withPage(
      browser,
      async (page) => {
        for (const kind of KINDS) {
          await page.goto(at(kind));
          expect([kind, await faults(page)]).toEqual([kind, []]);
        }
      },
      { colorScheme, viewport: { width, height: 844 }, bypassCSP: true },
    );
  });
});

describe("a list of a board", () => {
  const heights = (page: Page) =>
    page.$$eval(".row", (rows) => rows.slice(0, 5).map((row) => row.getBoundingClientRect().height));

  test("shows one line a thread if the reader wants titles only, without a script", async () => {
    await withPage(
      browser,
      async (page) => {
        await page.goto(at("busy/"));
        expect(Math.min(...(await heights(page)))).toBeGreaterThan(60);
        await page.click("text=僅標題");
        expect(Math.max(...(await heights(page)))).toBeLessThan(40);
        expect(await page.isVisible(".row-summary")).toBe(false);
      },
      { javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    );
  });

  test("keeps that choice on other lists, and moves nothing while it loads", async () => {
    const context = await openContext(browser, { viewport: { width: 390, height: 844 } });
    try {
      const page = await context.newPage();
      await page.goto(at("busy/"));
      await page.click("text=僅標題");
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(at("busy/page/3/"));
      await page.waitForLoadState("networkidle");
      expect(await page.isChecked('[name=view][value="titles"]')).toBe(true);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

test("the front page leads to any thread, and the days of the year to the reader's own", async () => {
  await withPage(browser, async (page) => {
    const seen = new Set<string>();
    for (const dice of [0, 0.05, 0.5, 0.999]) {
      await page.goto(at(""));
      await page.evaluate((fixed) => {
        Math.random = () => fixed;
      }, dice);
      await page.click("text=隨機一篇");
      await page.waitForURL(/\/20\d\d\//, { waitUntil: "commit" });
      seen.add(new URL(page.url()).pathname);
    }
    expect([...seen]).toEqual(["/busy/2019/t0/", "/busy/2019/t17/", "/busy/2020/t170/", "/tea/2016/second/"]);
    await page.clock.setFixedTime(new Date(2026, 2, 10, 12));
    await page.goto(at("years/days/"));
    await page.click("text=今天");
    await page.waitForURL(at("years/days/03/#on-03-10"));
    expect(await page.isVisible("#on-03-10")).toBe(true);
    await page.clock.setFixedTime(new Date(2026, 0, 30, 12));
    await page.goto(at("years/days/"));
    expect(await page.isVisible("text=今天")).toBe(false);
  });
});

test("the box over authors and tags shows the names that hold what is typed, in either script", async () => {
  await withPage(browser, async (page) => {
    await page.goto(at("tags/"));
    await page.fill(".filter input", "库");
    await page.waitForFunction(() => document.querySelectorAll("[data-names] li:not([hidden])").length === 1);
    expect(await page.$$eval("[data-names] li:not([hidden]) a", (all) => all.map((a) => a.textContent))).toEqual([
      "庫存",
    ]);
    await page.fill(".filter input", "nobody");
    await page.waitForSelector("text=沒有符合的名稱。");
    await page.fill(".filter input", "");
    await page.waitForSelector("#initial-k:visible");
  });
});
