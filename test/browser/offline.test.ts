import fs from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { png } from "../support/png.ts";
import { type FolderServer, openBrowser, openContext, serveFolder } from "./browser.ts";

const BASE = "/archive/";
let built: Built;
let context: BrowserContext;
let page: Page;
let server: FolderServer;
const heard: string[] = [];
const at = (place: string) => server.origin + BASE + place;
const file = (name: string) => path.join(built.site, name);

beforeAll(async () => {
  const content = smallArchive({
    "tea/2016/stock/index.md": thread({ title: "庫存週轉", tags: "[庫存]" }, "盤點一夜。\n\n![架](01.jpg)"),
    "tea/2016/stock/01.jpg": png(600, 400, 1),
  });
  built = await build(content, { baseUrl: `https://a.example${BASE}` });
  server = await serveFolder(built.site, { base: BASE });
  context = await openContext(await openBrowser());
  page = await context.newPage();
  page.on("console", (message) => heard.push(message.text()));
  await page.goto(at("tea/2016/stock/"));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(async (name) => {
    const keys = await (await caches.open(name)).keys();
    return keys.some(({ url }) => url.endsWith("/stock/"));
  }, `stele ${BASE} pages`);
}, 600_000);

afterAll(async () => {
  await context?.close();
  await server?.close();
});

/** Puts other words into a published page. */
function rewrite(name: string, from: string, to: string): void {
  const old = fs.readFileSync(file(name), "utf8");
  expect(old).toContain(from);
  fs.rmSync(file(name));
  fs.writeFileSync(file(name), old.replaceAll(from, to));
}

describe("a reader who has read a page", () => {
  test("is shown what has changed, as long as there is a network", async () => {
    rewrite("tea/2016/stock/index.html", "盤點一夜。", "盤點兩夜。");
    await page.reload();
    expect(await page.getByText("盤點兩夜。").isVisible()).toBe(true);
    await page.goto(at("search/?q=库存"));
    await page.locator("#search-results a").first().waitFor();
    expect(heard).toEqual([]);
  });

  test("reads it, and searches as before, without a network", async () => {
    await server.close();
    await page.goto(at("tea/2016/stock/?highlight=x#floor-1"));
    expect(await page.getByText("盤點兩夜。").isVisible()).toBe(true);
    const styles = await page.evaluate(() => document.styleSheets.length);
    expect(styles).toBe(1);
    const shown = await page.$$eval("main img", (all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    expect(shown).not.toContain(0);
    await page.goto(at("search/?q=庫存"));
    expect(await page.locator("#search-results a").first().textContent()).toBe("庫存週轉");
  });

  test("is told of a page that is not there, and led to those that are", async () => {
    const response = await page.goto(at("tea/2016/first/"));
    expect(response?.status()).toBe(503);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("目前沒有網路");
    await page.getByRole("link", { name: /^庫存週轉/ }).click();
    expect(await page.getByText("盤點兩夜。").isVisible()).toBe(true);
  });
});
