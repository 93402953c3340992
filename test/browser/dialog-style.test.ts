import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FolderServer, openBrowser, withPage } from "./browser.ts";
import { mediaSite, PAGE } from "./media-site.ts";

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
  server = await mediaSite();
});

afterAll(() => server?.close());

const SHEET = "**/assets/dialogs-*.css";
const DIALOG = "dialog, .settings";

/** What opens over a page, and how a reader opens it. */
const WAYS: readonly [name: string, open: (page: Page) => Promise<void>][] = [
  ["the search", (page) => page.keyboard.press("/")],
  ["a picture", (page) => page.locator("a.zoom").first().click()],
  ["the settings", (page) => page.locator(".settings-open").click()],
];

describe("the style of dialogs", () => {
  test.each(WAYS)("is loaded with %s, which is not shown before it is there", (_, open) =>
    withPage(
      browser,
      async (page) => {
        const held: Route[] = [];
        await page.route(SHEET, (route) => void held.push(route));
        await page.goto(server.origin + PAGE, { waitUntil: "networkidle" });
        expect(held).toEqual([]);
        await open(page);
        await expect.poll(() => held.length).toBe(1);
        expect(await page.locator(DIALOG).count()).toBe(0);
        // Each frame from now on: a dialog that is there has its style.
        await page.evaluate((selector) => {
          const state = window as unknown as { bare: number };
          state.bare = 0;
          const look = () => {
            const shown = document.querySelector(selector);
            // A dialog of the browser's own has a border of 2 pixels or more.
            if (shown && Number.parseFloat(getComputedStyle(shown).borderTopWidth) > 1) state.bare += 1;
            requestAnimationFrame(look);
          };
          look();
        }, DIALOG);
        await held[0]?.continue();
        await page.locator(DIALOG).waitFor();
        expect(await page.evaluate(() => (window as unknown as { bare: number }).bare)).toBe(0);
      },
      { serviceWorkers: "block" },
    ),
  );

  test("leaves the ways that need no script, if it cannot be loaded", () =>
    withPage(
      browser,
      async (page) => {
        await page.route(SHEET, (route) => route.abort());
        await page.goto(server.origin + PAGE);
        await page.locator("a.zoom").first().click();
        await page.waitForURL(/east\.jpg$/);
        await page.goto(server.origin + PAGE);
        await page.getByRole("button", { name: "搜尋" }).click();
        await page.waitForURL("**/search/");
      },
      { serviceWorkers: "block" },
    ));

  test("is asked for again, if it could not be loaded before", () =>
    withPage(
      browser,
      async (page) => {
        await page.route(SHEET, (route) => route.abort(), { times: 1 });
        await page.goto(server.origin + PAGE, { waitUntil: "networkidle" });
        const refused = page.waitForEvent("requestfailed");
        await page.locator(".settings-open").click();
        await refused;
        await expect.poll(() => page.locator("link#dialogs[disabled]").count()).toBe(1);
        await page.locator(".settings-open").click();
        await page.locator(".settings").waitFor();
      },
      { serviceWorkers: "block" },
    ));
});
