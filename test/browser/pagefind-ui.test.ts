import fs from "node:fs";
import path from "node:path";
import * as pagefind from "pagefind";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { BASE, HOSTILE, type PagefindSites, serveWithPages } from "./pagefind-site.ts";
import { quietly } from "./search-reader.ts";

let browser: Browser;
let sites: PagefindSites;

const head = (archive: string) => `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>page</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${archive}pagefind/pagefind-component-ui.css">
<script type="module" src="${archive}pagefind/pagefind-component-ui.js"></script></head>`;

beforeAll(async () => {
  sites = await serveWithPages({
    "ui.html": (archive) => `${head(archive)}<pagefind-config bundle-path="${archive}pagefind/"></pagefind-config>
<pagefind-input></pagefind-input><pagefind-summary></pagefind-summary>
<pagefind-filter-pane show-empty></pagefind-filter-pane><pagefind-results show-images></pagefind-results></html>`,
    "box.html": (archive) => `${head(archive)}<pagefind-config bundle-path="${archive}pagefind/"></pagefind-config>
<pagefind-searchbox show-sub-results></pagefind-searchbox></html>`,
    "marking.html": (archive) => `${head(archive)}
<pagefind-config bundle-path="${archive}pagefind/" highlight-param="highlight"></pagefind-config>
<pagefind-input></pagefind-input><pagefind-results></pagefind-results></html>`,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await sites?.close();
  await pagefind.close();
});

/** Types a query and waits until all results are there. */
async function ask(page: Page, query: string): Promise<void> {
  await page.fill("pagefind-input input", query);
  await page.waitForFunction(
    (asked) => document.querySelector("pagefind-summary")?.textContent?.includes(asked) ?? true,
    query,
  );
  await page.waitForFunction(() => {
    const list = document.querySelector("pagefind-results ul");
    return list?.getAttribute("aria-busy") === "false" && !list.querySelector(".pf-skeleton");
  });
}

/** Titles and addresses of the results. */
function results(page: Page): Promise<[string, string][]> {
  return page.$$eval("a.pf-result-link", (links) =>
    links.map((link): [string, string] => [link.textContent ?? "", (link as HTMLAnchorElement).href]),
  );
}

describe.each(["archive", "elsewhere"] as const)("Pagefind's Component UI on a page of the %s", (place) => {
  const open = (page: Page, name: string) =>
    page.goto(`${sites[place].origin}${place === "archive" ? BASE : "/"}${name}`);
  const at = (url: string) => `${sites.archive.origin}${BASE}${url}`;

  test("finds Traditional by Simplified and leads to the threads and their floors", async () => {
    await quietly(browser, async (page) => {
      await open(page, "ui.html");
      await ask(page, "支付宝的圈子");
      expect(await results(page)).toEqual([["支付寶的圈子", at("tea/2017/pay/")]]);
      await ask(page, "叫号机");
      expect(await results(page)).toEqual([["支付寶的圈子", at("tea/2017/pay/")]]);
      expect(await page.$$eval("mark", (marks) => marks.map((mark) => mark.textContent))).toEqual([
        "叫號機",
        "叫號機",
        "叫號機",
      ]);
      const floors = await page.$$eval("a.pf-heading-link", (links) =>
        links.map((link) => [link.textContent, (link as HTMLAnchorElement).href]),
      );
      expect(floors).toEqual([
        ["#3 客官", at("tea/2017/pay/#floor-3")],
        ["#5 客官", at("tea/2017/pay/page/2/#floor-5")],
      ]);
      const image = await page.waitForSelector("img.pf-result-image");
      await expect.poll(() => image.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    });
  });

  test("finds nothing for nonsense", async () => {
    await quietly(browser, async (page) => {
      await open(page, "ui.html");
      await ask(page, "齉龘爩貜");
      expect(await results(page)).toEqual([]);
    });
  });

  test("narrows by filters, and counts them", async () => {
    await quietly(browser, async (page) => {
      await open(page, "ui.html");
      await ask(page, "支付宝");
      expect((await results(page)).length).toBe(3);
      const count = (value: string) => page.textContent(`label:has(input[value="${value}"]) .pf-filter-checkbox-count`);
      await expect.poll(() => Promise.all(["支付", "2018", "茶館"].map(count))).toEqual(["2", "1", "3"]);
      await page.click('details[data-filter-name="year"] summary');
      await page.click('label:has(input[value="2018"])');
      await expect.poll(() => results(page)).toEqual([["Why returns cost more", at("tea/2018/returns/")]]);
      await expect.poll(() => count("支付")).toBe("1");
    });
  });

  test("runs no script that a title, an author, a tag, a board or a text holds", async () => {
    await quietly(browser, async (page) => {
      await open(page, "ui.html");
      await ask(page, "敌意");
      expect((await results(page))[0]?.[0]).toBe(`敵意 ${HOSTILE}`);
      for (const name of ["board", "author", "tag"]) {
        await page.click(`details[data-filter-name="${name}"] summary`);
        await expect.poll(() => page.textContent(`details[data-filter-name="${name}"]`)).toContain(HOSTILE);
      }
      expect(await page.textContent(".pf-result-excerpt")).toContain(HOSTILE);
      await open(page, "box.html");
      await page.fill("pagefind-searchbox input", "敌意");
      await page.waitForSelector(".pf-searchbox-result-excerpt mark");
      expect(await page.textContent(".pf-searchbox-result-title")).toBe(`敵意 ${HOSTILE}`);
      expect(await page.$$("img[onerror]")).toEqual([]);
      expect(await page.title()).toBe("page");
    });
  });

  test("tells the thread's page what to mark, if it is asked to", async () => {
    await quietly(browser, async (page) => {
      await open(page, "marking.html");
      await ask(page, "支付宝 叫号机");
      await page.click("a.pf-result-link");
      await page.waitForSelector("mark.sought");
      const marked = await page.$$eval("mark.sought", (marks) => marks.map((mark) => mark.textContent));
      expect(new Set(marked)).toEqual(new Set(["支付寶", "叫號機"]));
      expect(page.url()).toBe(at("tea/2017/pay/"));
    });
  });
});

test("the Component UI is Pagefind's own, byte for byte, with its licence", async () => {
  const { index } = await pagefind.createIndex({});
  const { files } = (await index?.getFiles()) ?? { files: [] };
  for (const name of ["pagefind-component-ui.js", "pagefind-component-ui.css"]) {
    const theirs = files.find((file) => file.path === name)?.content ?? new Uint8Array();
    expect(theirs.length).toBeGreaterThan(10_000);
    expect(fs.readFileSync(path.join(sites.folder, "pagefind", name)).equals(theirs), name).toBe(true);
  }
  expect(fs.readFileSync(path.join(sites.folder, "pagefind/LICENSE.txt"), "utf8")).toContain("MIT License");
});

test("pages of the archive load nothing of it", async () => {
  await quietly(browser, async (page) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    for (const url of ["", "tea/2017/pay/", "search/?q=支付宝"]) {
      await page.goto(`${sites.archive.origin}${BASE}${url}`, { waitUntil: "networkidle" });
    }
    expect(loaded.filter((url) => url.startsWith(`${BASE}search/index/`)).length).toBeGreaterThan(0);
    expect(loaded.filter((url) => url.startsWith(`${BASE}pagefind/`))).toEqual([]);
  });
});
