import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecords } from "../search/sample.ts";
import { type FolderServer, openBrowser, serveFolder } from "./browser.ts";
import { quietly, settled, total } from "./search-reader.ts";
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

describe("on every other page", () => {
  const thread = (): string => `${server.origin}${BASE}retail/2017/receipt-wallet/`;

  test("nothing but a small script is loaded until the reader goes to the box", async () => {
    await quietly(browser, async (page) => {
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
      await expect.poll(() => loaded.some((url) => url.endsWith("/search/index/segments.stele"))).toBe(true);
      await page.keyboard.type("支付宝");
      await Promise.all([page.waitForURL("**/search/?q=*"), page.keyboard.press("Enter")]);
      await settled(page);
      expect(await total(page)).toBe("3");
    });
  });

  test("what was searched for is marked after a result is opened, in either script and across elements", async () => {
    await quietly(browser, async (page) => {
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
