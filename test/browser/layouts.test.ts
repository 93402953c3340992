import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnyPageProps, renderPage } from "../../layouts/pages/index.ts";
import type { ThreadProps } from "../../layouts/props.ts";
import * as others from "../layouts/samples/others.ts";
import { site } from "../layouts/samples/site.ts";
import * as threads from "../layouts/samples/threads.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

const assets = new URL("../../assets/", import.meta.url).pathname;
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

let folder: string;
let browser: Browser;
let server: FolderServer;

/** Writes a page where its address leads. */
function publish(props: AnyPageProps): void {
  const file = path.join(folder, props.url, props.url.endsWith("/") ? "index.html" : "");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, renderPage(props));
}

function bundle(entry: string, href: string): void {
  const file = path.join(folder, href.slice(site.base.length));
  buildSync({ entryPoints: [assets + entry], bundle: true, minify: true, format: "esm", outfile: file });
}

/** With words that may not be cut, a figure with its unit, and a dash. */
const LONG_TITLE = "茶館門口的計數器裝了 12 個月以後，老闆終於相信顧客比帳本多——而且多了一倍";
const LONG_TITLE_WORDS = ["茶館", "門口", "計數器", "12 個月", "以後", "老闆", "終於", "相信", "顧客", "帳本", "而且"];

const later: ThreadProps = { ...threads.discussion, url: "/retail/2016/traffic/page/2/" };

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "stele-layouts-"));
  bundle("css/sheets/main.css", site.assets.css);
  for (const [name, href] of Object.entries(site.assets.sheets)) bundle(`css/sheets/${name}.css`, href);
  bundle("browser/page.ts", site.assets.js);
  publish(threads.discussion);
  publish({
    ...later,
    floors: [{ n: 7, op: false, html: "<p>七樓。</p>", beginning: "七樓。" }],
    pager: { page: 2, perPage: 5, pages: later.pager?.pages ?? [] },
  });
  for (const page of [others.homePage, others.boardPage, others.tagsPage, others.aboutPage, others.tombstone])
    publish(page);
  publish({ ...threads.discussion, url: "/retail/2016/long-title/", title: LONG_TITLE });
  publish({ ...others.redirect, url: "/thread-123-1-1.html" });
  publish({ ...others.moved, url: "/viewthread.php/" });
  publish({ ...others.aboutPage, url: "/search/" });
  browser = await openBrowser();
  server = await serveFolder(folder, { base: site.base });
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens an address below the base. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.origin + site.base + address);
}

const scriptless = { javaScriptEnabled: false };

describe("without JavaScript", () => {
  test("a reader sees the opening poster alone, and the numbers of all floors", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/2016/traffic/");
        await page.getByLabel("只看樓主").check();
        expect(await page.getByText("我們店也一樣。").isVisible()).toBe(false);
        expect(await page.getByText("歡迎補充數字。").isVisible()).toBe(true);
        for (const floor of ["2 樓", "3 樓", "5 樓"]) {
          expect(await page.getByRole("link", { name: floor, exact: true }).isVisible()).toBe(true);
        }
      },
      scriptless,
    ));

  test("a link to a floor shows it even then", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/2016/traffic/#floor-2");
        await page.getByLabel("只看樓主").check();
        expect(await page.getByText("我們店也一樣。").isVisible()).toBe(true);
      },
      scriptless,
    ));

  test("the search box leads to the search page with the query", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/");
        await page.getByRole("searchbox").fill("客流");
        await page.getByRole("searchbox").press("Enter");
        await page.waitForURL((url) => url.pathname === "/some/path/search/");
        expect(new URL(page.url()).searchParams.get("q")).toBe("客流");
      },
      scriptless,
    ));

  test("an old address leads to the new one", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "thread-123-1-1.html");
        await page.waitForURL(`${server.origin}/some/path/retail/2016/traffic/`);
      },
      scriptless,
    ));
});

describe("a link from outside", () => {
  test("to a floor on a later page of the thread arrives there", () =>
    withPage(browser, async (page) => {
      await open(page, "retail/2016/traffic/#floor-7");
      await page.waitForURL("**/page/2/#floor-7");
      expect(await page.getByText("七樓。").isVisible()).toBe(true);
    }));

  test("to a floor on an earlier page arrives there too", () =>
    withPage(browser, async (page) => {
      await open(page, "retail/2016/traffic/page/2/#floor-3");
      await page.waitForURL("**/traffic/#floor-3");
      expect(await page.getByText("歡迎補充數字。").isVisible()).toBe(true);
    }));

  test("to a floor that was never there stays", () =>
    withPage(browser, async (page) => {
      for (const floor of ["4", "9999", "0", "1x"]) {
        await open(page, `retail/2016/traffic/#floor-${floor}`);
        expect(new URL(page.url()).pathname).toBe("/some/path/retail/2016/traffic/");
      }
    }));

  test("to an old address with a query arrives at its thread", () =>
    withPage(browser, async (page) => {
      await open(page, "viewthread.php/?extra=x&tid=123#floor-2");
      await page.waitForURL("**/retail/2016/traffic/#floor-2");
    }));

  test("to an old address with a query that nobody knows sees the list", () =>
    withPage(browser, async (page) => {
      await open(page, "viewthread.php/?tid=999");
      expect(await page.getByRole("link", { name: "商場週末客流的三個誤區" }).isVisible()).toBe(true);
    }));
});

test.each([PHONE, WIDE])("the threads before and after are named apart, at $width pixels", (viewport) =>
  withPage(
    browser,
    async (page) => {
      await open(page, "retail/2016/traffic/");
      const [before, after] = await page
        .locator(".neighbours > p")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      if (!before || !after) throw new Error("a thread between two others names both");
      if (viewport === PHONE) expect(after.top).toBeGreaterThanOrEqual(before.bottom);
      else expect([after.left >= before.right, after.top]).toEqual([true, before.top]);
    },
    { viewport },
  ),
);

test.each([PHONE, WIDE])(
  "a long title is cut between words, and copied as it was written, at $width pixels",
  (viewport) =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/2016/long-title/");
        const { rows, copied } = await page.locator("h1").evaluate(linesOf);
        expect(rows.length, rows.join("\n")).toBeGreaterThan(1);
        for (const word of LONG_TITLE_WORDS)
          expect([word, rows.some((row) => row.includes(word))]).toEqual([word, true]);
        for (const row of rows) expect(row).not.toMatch(/^[，—的了]/);
        expect(copied).toBe(LONG_TITLE);
      },
      { viewport },
    ),
);

/** The lines of an element as they are on the screen, and what a reader who selects it copies. */
function linesOf(element: Element): { rows: string[]; copied: string } {
  const rows: { middle: number; text: string }[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top, bottom, height } = range.getBoundingClientRect();
      const [row, middle] = [rows.at(-1), (top + bottom) / 2];
      if (row && (height === 0 || Math.abs(middle - row.middle) < height / 2)) row.text += node.data.charAt(at);
      else rows.push({ middle, text: node.data.charAt(at) });
    }
  }
  getSelection()?.selectAllChildren(element);
  return { rows: rows.map(({ text }) => text), copied: String(getSelection()) };
}

describe("the table of contents", () => {
  const entry = (page: Page) => page.getByRole("link", { name: "東門的例子" });

  test("is folded on a phone, and opens", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/2016/traffic/");
        expect(await entry(page).isVisible()).toBe(false);
        await page.locator("summary", { hasText: "目錄" }).click();
        expect(await entry(page).isVisible()).toBe(true);
      },
      { viewport: PHONE },
    ));

  test("stands beside the text on a wide screen", () =>
    withPage(
      browser,
      async (page) => {
        await open(page, "retail/2016/traffic/");
        expect(await entry(page).isVisible()).toBe(true);
      },
      { viewport: WIDE },
    ));
});

describe("on every page", () => {
  const addresses = ["", "retail/2016/traffic/", "retail/", "tags/", "about/", "retail/2014/gone/", "viewthread.php/"];

  test.each(addresses)("/%s fits a phone, and breaks none of its own policy", (address) =>
    withPage(
      browser,
      async (page) => {
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        await open(page, address);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(PHONE.width);
        expect(complaints.filter((text) => /Content.Security.Policy/i.test(text))).toEqual([]);
      },
      { viewport: PHONE },
    ),
  );

  test("the keyboard reaches the text first, then the rest in order, and each stop shows", () =>
    withPage(browser, async (page) => {
      await open(page, "retail/");
      const stops: string[] = [];
      for (let i = 0; i < 8; i++) {
        await page.keyboard.press("Tab");
        const [name = "", outline = ""] = await page.evaluate(() => {
          const at = document.activeElement;
          const name = at?.getAttribute("aria-label") ?? at?.textContent ?? "";
          return [name, at ? getComputedStyle(at).outlineStyle : ""];
        });
        expect(outline).not.toBe("none");
        stops.push(name);
      }
      expect(stops).toEqual(["跳至正文", "店頭文存", "零售", "關於", "搜尋", "搜尋", "閱讀設定", "店頭文存"]);
    }));

  test("what is pressed is large enough to hit", () =>
    withPage(
      browser,
      async (page) => {
        for (const address of addresses) {
          await open(page, address);
          const small = await page.evaluate(() =>
            [...document.querySelectorAll("a:not(.prose a, .notice a, .skip), button, summary, label")]
              .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.height > 0 && box.height < 24)
              .map(({ text, box }) => `${text} ${box.height}`),
          );
          expect(small).toEqual([]);
        }
      },
      { viewport: PHONE },
    ));
});
