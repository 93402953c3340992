import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FRAME, TestRepository, undated } from "../history/repository.ts";
import { build } from "../support/build.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

const PHONE = { width: 360, height: 740 };

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const repository = new TestRepository();
  const long = "很長的".repeat(40);
  repository.commit(
    { ...FRAME, "tea/one/index.md": undated(`數了四個星期，${long}。\n\n刪掉的一段。`) },
    { message: "開張" },
  );
  repository.commit(
    { "tea/one/index.md": undated(`數了六個星期，${long}。\n\n${"https://very.example/".repeat(12)}`) },
    { message: "w".repeat(200), author: "n".repeat(200) },
  );
  const { site } = await build(repository.content);
  browser = await openBrowser();
  server = await serveFolder(site);
});

afterAll(async () => {
  await server?.close();
});

async function open(page: Page): Promise<void> {
  await page.goto(`${server.origin}/tea/one/history/`);
}

test("a history fits a phone, breaks none of its own policy, and needs no script", () =>
  withPage(
    browser,
    async (page) => {
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      await open(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      expect(complaints).toEqual([]);
      expect(await page.getByText("刪掉的一段。").first().isVisible()).toBe(true);
    },
    { viewport: PHONE, javaScriptEnabled: false },
  ));

test("the first version is folded, and opens", () =>
  withPage(browser, async (page) => {
    await open(page);
    const text = page.locator(".revision").last().locator(".diff");
    expect(await text.isVisible()).toBe(false);
    await page.locator("summary").last().click();
    expect(await text.isVisible()).toBe(true);
  }));

test.each(["screen", "print"] as const)("what was added and removed is told by more than colour on %s", (media) =>
  withPage(browser, async (page) => {
    await open(page);
    await page.emulateMedia({ media });
    const style = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).textDecorationLine);
    const mark = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element, "::before").content);
    expect(await style(".diff-changed ins")).toBe("underline");
    expect(await style(".diff-changed del")).toBe("line-through");
    expect(await mark(".diff-added")).toContain("+");
    expect(await mark(".diff-removed")).toContain("−");
  }),
);

test.each(["light", "dark"] as const)("a change is read with ease in the %s theme", (colorScheme) =>
  withPage(
    browser,
    async (page) => {
      await open(page);
      const colors = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => {
            const { color, backgroundColor } = getComputedStyle(element);
            return [color, backgroundColor].map((one) => (one.match(/\d+/g) ?? []).map(Number));
          });
      for (const selector of [".diff-changed ins", ".diff-changed del"]) {
        const [ink = [], ground = []] = await colors(selector);
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
      }
    },
    { colorScheme },
  ),
);

/** Contrast of two colours of red, green and blue from 0 to 255, WCAG 2.2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (color: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = color.map((one) =>
      one / 255 <= 0.04045 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
