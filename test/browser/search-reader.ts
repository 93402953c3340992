import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { withPage } from "./browser.ts";

/** Opens a page whose console must stay silent. */
export async function quietly<T>(
  browser: Browser,
  use: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
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

/** Waits until the list of results is complete. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('#search-results[aria-busy="false"]', { state: "attached" });
}

/** Paths that the results lead to. */
export function results(page: Page): Promise<string[]> {
  return page.$$eval("#search-results > li", (items) =>
    items.map((li) => new URL(li.querySelector("a")?.href ?? "").pathname),
  );
}

/** The number of results as the list states it. */
export function total(page: Page): Promise<string | null> {
  return page.getAttribute("#search-results", "data-total");
}

/** A description of what has the focus: its text, name or value. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
  });
}
