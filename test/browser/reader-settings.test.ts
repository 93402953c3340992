import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { withPage } from "./browser.ts";
import { BASE, useTalkSite, watched } from "./talk-site.ts";

const site = useTalkSite();
const { at } = site;

describe("a reader's settings", () => {
  const looks = (page: Page) =>
    page.evaluate(() => ({
      ground: getComputedStyle(document.body).backgroundColor,
      size: getComputedStyle(document.documentElement).fontSize,
    }));

  test("are set with the keyboard alone, remembered, and there before the page is first drawn", async () => {
    await withPage(
      site.browser,
      async (page) => {
        const seen = watched(page);
        await page.goto(at("tea/2016/talk/"));
        const before = await looks(page);
        await page.focus(".settings-open");
        await page.keyboard.press("Enter");
        await page.getByRole("radio", { name: "跟隨系統" }).press("ArrowLeft");
        expect(await page.getByRole("radio", { name: "暗" }).isChecked()).toBe(true);
        await page.getByRole("group", { name: "字級" }).getByRole("radio", { name: "特大" }).check();
        const after = await looks(page);
        expect([after.ground, after.size]).not.toEqual([before.ground, before.size]);
        expect(after.size).toBe("21px");
        await page.keyboard.press("Escape");
        expect(await page.isVisible(".settings")).toBe(false);
        await page.waitForSelector('.settings-open[aria-expanded="false"]');
        // What a page looks like when its first pixels are drawn, and how much moves afterwards.
        await page.addInitScript(() => {
          const state = window as unknown as { moved: number; first?: string };
          state.moved = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) state.moved += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => {
            state.first = document.body && getComputedStyle(document.body).backgroundColor;
          });
        });
        await page.goto(at("tea/2016/code/"), { waitUntil: "networkidle" });
        expect(await looks(page)).toEqual(after);
        const state = await page.evaluate(() => {
          const { moved, first } = window as unknown as { moved: number; first?: string };
          return { moved, first };
        });
        expect([state.first ?? after.ground, state.moved]).toEqual([after.ground, 0]);
        expect(seen.faults).toEqual([]);
        expect(seen.requests.filter((url) => !url.startsWith(site.origin + BASE))).toEqual([]);
      },
      { colorScheme: "light" },
    );
  });

  test("a light page on a dark system, and the archive's own look again", async () => {
    await withPage(
      site.browser,
      async (page) => {
        await page.goto(at("about/"));
        const dark = await looks(page);
        await page.click(".settings-open");
        await page.getByRole("radio", { name: "亮", exact: true }).check();
        expect(await looks(page)).not.toEqual(dark);
        await page.getByRole("radio", { name: "跟隨系統" }).check();
        expect(await looks(page)).toEqual(dark);
      },
      { colorScheme: "dark" },
    );
  });

  test("Chinese is converted by phrase, names, code and quotations are not, and the original is a click away", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("tea/2016/script/"));
      const dictionaries = () =>
        page.evaluate(() => performance.getEntriesByType("resource").filter((one) => /part-/.test(one.name)).length);
      const before = await dictionaries();
      await page.click(".settings-open");
      await page.getByRole("radio", { name: "简体" }).check();
      await page.waitForSelector(".converted");
      expect(await page.textContent("h1")).toBe("头发与发财");
      expect(await page.textContent("#floor-1 p")).toBe("头发后面的皇后，里面有 程式碼裡。");
      expect(await page.textContent("blockquote")).toBe("引言裡的話");
      expect(await page.textContent(".byline .author")).toBe("鄭發");
      expect(await dictionaries()).toBeGreaterThan(before);
      await page.reload();
      await page.waitForSelector(".converted");
      expect(await page.textContent("h1")).toBe("头发与发财");
      await page.click("text=看原文");
      expect(await page.textContent("h1")).toBe("頭髮與發財");
      expect(await page.getAttribute("html", "lang")).toBe("zh-Hant");
    });
  });
});
