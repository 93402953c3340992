import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { withPage } from "./browser.ts";
import { BASE, useTalkSite } from "./talk-site.ts";

const site = useTalkSite();
const { at } = site;

describe("a long discussion", () => {
  test("leads our own links straight to the page of floors, without JavaScript", async () => {
    await withPage(
      site.browser,
      async (page) => {
        await page.goto(at("tea/2016/talk/"));
        await page.click("text=十樓");
        await page.waitForURL(at("tea/2016/talk/page/4/#floor-10"));
        expect(await page.isVisible("#floor-10")).toBe(true);
        await page.goto(at("about/"));
        await page.click("main >> text=長談");
        await page.waitForURL(at("tea/2016/talk/page/4/#floor-11"));
      },
      { javaScriptEnabled: false },
    );
  });

  test("sends a floor's address from outside to the page that holds it", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("tea/2016/talk/#floor-8"));
      await page.waitForURL(at("tea/2016/talk/page/3/#floor-8"));
      expect(await page.isVisible("#floor-8")).toBe(true);
    });
  });

  test("can show the opening poster alone, without JavaScript, with all floor numbers left", async () => {
    await withPage(
      site.browser,
      async (page) => {
        await page.goto(at("tea/2016/talk/page/2/"));
        await page.check("#only-op");
        expect(await page.isVisible("text=第 5 樓的話。")).toBe(true);
        expect(await page.isVisible("text=第 4 樓的話。")).toBe(false);
        expect(await page.isVisible("#floor-4 .floor-n")).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe("a reader of a long discussion, with JavaScript", () => {
  const floors = (page: Page) => page.$$eval(".floor:not([hidden])", (all) => all.map(({ id }) => id));

  test("sees the opening poster alone on every page of it, by an address", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("tea/2016/talk/page/2/"));
      await page.check("#only-op");
      expect(await floors(page)).toEqual(["floor-5"]);
      expect(await page.textContent(".floors-between")).toBe("4 樓：1 則回覆");
      await page.click(".floor-pager >> nth=0 >> text=7–9 樓");
      await page.waitForURL("**/page/3/?only-op=");
      expect(await floors(page)).toEqual(["floor-7", "floor-9"]);
      await page.click("text=8 樓：1 則回覆");
      expect(await floors(page)).toEqual(["floor-7", "floor-8", "floor-9"]);
    });
  });

  test("sees one author alone, and a floor that an address names", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("tea/2016/talk/page/2/?only=客官#floor-5"));
      expect(await floors(page)).toEqual(["floor-4", "floor-5", "floor-6"]);
      await page.goto(at("tea/2016/talk/page/3/"));
      await page.selectOption(".floor-tools select", "客官");
      expect(await floors(page)).toEqual(["floor-8"]);
      expect(new URL(page.url()).searchParams.get("only")).toBe("客官");
    });
  });

  test("goes from floor to floor by J and K, not while typing, and not if they are switched off", async () => {
    await withPage(site.browser, async (page) => {
      const focused = () => page.evaluate(() => document.activeElement?.closest(".floor")?.id);
      await page.goto(at("tea/2016/talk/page/2/"));
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      expect(await focused()).toBe("floor-5");
      await page.keyboard.press("k");
      expect(await focused()).toBe("floor-4");
      await page.focus(".floor-jump input");
      await page.keyboard.press("j");
      expect(await focused()).toBeUndefined();
      await page.uncheck(".floor-keys input");
      await page.focus("#floor-4 .floor-n");
      await page.keyboard.press("j");
      expect(await focused()).toBe("floor-4");
      await page.reload();
      expect(await page.isChecked(".floor-keys input")).toBe(false);
    });
  });

  test("jumps to a floor by its number, and can go on where the last visit ended", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("tea/2016/talk/"));
      await page.fill(".floor-jump input", "8");
      await page.click(".floor-jump button");
      await page.waitForURL("**/page/3/#floor-8");
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForFunction(() => localStorage.getItem("stele-floors")?.includes(",9]"));
      await page.goto(at("tea/2016/talk/"));
      await page.click("text=從 9 樓接著看");
      await page.waitForURL("**/page/3/#floor-9");
    });
  });

  test("copies the address of a floor", async () => {
    await withPage(
      site.browser,
      async (page) => {
        await page.goto(at("tea/2016/talk/page/2/"));
        await page.click("#floor-5 .floor-n");
        await page.waitForSelector(".floor-notice >> text=已複製 5 樓的網址");
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(at("tea/2016/talk/page/2/#floor-5"));
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });
});

test("quotations lead to their floor, floors to their answers, and names to what their bearers wrote", async () => {
  const html = fs.readFileSync(path.join(site.folder, "tea/2016/talk/page/4/index.html"), "utf8");
  expect(html).toContain(`<p class="quoted"><a href="${BASE}tea/2016/talk/page/3/#floor-8">8 樓</a></p>`);
  const before = fs.readFileSync(path.join(site.folder, "tea/2016/talk/page/3/index.html"), "utf8");
  expect(before).toContain(`<a href="${BASE}tea/2016/talk/page/4/#floor-12">12 樓 路人</a>`);
  expect(fs.readFileSync(path.join(site.folder, "authors/路人/index.html"), "utf8")).toContain("長談");
});
