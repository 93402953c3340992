import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FolderServer, openBrowser, withPage } from "./browser.ts";
import { mediaSite, PAGE, touch } from "./media-site.ts";

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true };
let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
  server = await mediaSite();
});
afterAll(() => server?.close());

/** Opens the thread. @param use gets the names of the files that the page has asked for, as they come */
function onPage(use: (page: Page, asked: string[]) => Promise<void>, options: BrowserContextOptions = {}) {
  return withPage(
    browser,
    async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").at(-1) ?? ""));
      await page.goto(server.origin + PAGE);
      await use(page, asked);
    },
    options,
  );
}

const viewer = (page: Page) => page.getByRole("dialog", { name: "圖片" });
const status = (page: Page) => viewer(page).getByRole("status");
const scaleOf = (page: Page) =>
  viewer(page)
    .locator('.slide[aria-hidden="false"] img')
    .evaluate((image: HTMLElement) => Number(/scale\((.*)\)/.exec(image.style.transform)?.[1] ?? 1));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("href"));

/** Opens the viewer at the first picture. */
async function openFirst(page: Page): Promise<void> {
  await page.locator("a.zoom").first().click();
  await viewer(page).waitFor();
}

describe("the viewer", () => {
  test("opens on a picture's link, with caption, place, and the original's type and size", () =>
    onPage(async (page, asked) => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await openFirst(page);
      expect(await status(page).textContent()).toBe("1 / 4 東門的客流計數器");
      const original = viewer(page).getByRole("link");
      expect(await original.textContent()).toMatch(/^原圖 · JPEG · [\d.]+\skB$/);
      expect(await original.getAttribute("href")).toContain("/tea/2016/first/east.jpg");
      await page.waitForLoadState("networkidle");
      // As large as it is shown, and no larger.
      const image = viewer(page).getByRole("img", { name: "東門" });
      expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth >= one.clientWidth)).toBe(true);
      expect(asked).not.toContain("east.jpg");
      expect(asked.filter((name) => name === "far.png")).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    }));

  test("goes on with keys and buttons, ends at the ends, and gives the focus back to the link", () =>
    onPage(async (page) => {
      await page.locator("a.zoom").first().focus();
      await page.keyboard.press("Enter");
      await viewer(page).waitFor();
      await page.keyboard.press("ArrowLeft");
      expect(await status(page).textContent()).toContain("1 / 4");
      await page.keyboard.press("ArrowRight");
      // A picture without words has those of its caption; one in the list those of its label.
      expect(await status(page).textContent()).toBe("2 / 4 行內");
      await viewer(page).getByRole("button", { name: "下一張" }).click();
      expect(await status(page).textContent()).toBe("3 / 4 西門，沒有替代文字");
      await page.keyboard.press("End");
      expect(await status(page).textContent()).toBe("4 / 4 備用");
      expect(await viewer(page).getByRole("button", { name: "下一張" }).getAttribute("aria-disabled")).toBe("true");
      await page.keyboard.press("Home");
      await expect.poll(() => status(page).textContent()).toContain("1 / 4");
      // The focus stays inside, however often it moves on.
      for (let i = 0; i < 7; i++) {
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement?.closest("main") === null)).toBe(true);
      }
      await page.keyboard.press("Escape");
      await viewer(page).waitFor({ state: "detached" });
      await expect.poll(() => focused(page)).toContain("east.jpg");
      // The entry in the history is gone too.
      await expect.poll(() => page.evaluate(() => history.state)).toBe(null);
    }));

  test("closes on Back, on its button, and on a click beside the picture", () =>
    onPage(async (page) => {
      const address = page.url();
      await openFirst(page);
      await page.goBack();
      await viewer(page).waitFor({ state: "detached" });
      expect(page.url()).toBe(address);
      await page.goForward();
      await viewer(page).waitFor();
      await viewer(page).getByRole("button", { name: "關閉" }).click();
      await viewer(page).waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(() => history.state)).toBe(null);
      await openFirst(page);
      await page.mouse.click(70, 300);
      await viewer(page).waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(() => history.state)).toBe(null);
    }));

  test("is there again after a reload, at the same picture", () =>
    onPage(async (page) => {
      await openFirst(page);
      await page.keyboard.press("PageDown");
      await expect.poll(() => status(page).textContent()).toContain("2 / 4");
      await page.reload();
      await expect.poll(() => status(page).textContent()).toContain("2 / 4");
      await page.keyboard.press("Escape");
      await viewer(page).waitFor({ state: "detached" });
      await expect.poll(() => focused(page)).toContain("inline.jpg");
    }));

  test("leaves clicks with a key to the browser", () =>
    onPage(async (page) => {
      const opened = page.context().waitForEvent("page");
      await page
        .locator("a.zoom")
        .first()
        .click({ modifiers: ["Control"] });
      await opened;
      expect(await viewer(page).count()).toBe(0);
    }));

  test("zooms by wheel, double click and keys, and only then loads the original", () =>
    onPage(async (page, asked) => {
      await openFirst(page);
      await page.waitForLoadState("networkidle");
      expect(asked).not.toContain("east.jpg");
      await page.mouse.move(640, 300);
      await page.mouse.wheel(0, -300);
      await expect.poll(() => scaleOf(page)).toBeGreaterThan(1.5);
      await expect.poll(() => asked).toContain("east.jpg");
      // An arrow moves a picture that does not fit, and not to the next one.
      await page.keyboard.press("ArrowRight");
      expect(await status(page).textContent()).toContain("1 / 4");
      await page.keyboard.press("0");
      expect(await scaleOf(page)).toBe(1);
      await page.mouse.dblclick(640, 300);
      expect(await scaleOf(page)).toBeGreaterThanOrEqual(2);
      expect(await viewer(page).getByRole("button", { name: "放大" }).getAttribute("aria-pressed")).toBe("true");
      await page.mouse.dblclick(640, 300);
      expect(await scaleOf(page)).toBe(1);
      await page.keyboard.press("+");
      expect(await scaleOf(page)).toBeGreaterThan(1);
    }));

  test("follows fingers: a swipe goes on, two zoom, a picture that is pulled down is gone", () =>
    onPage(async (page) => {
      await page.locator("a.zoom").first().tap();
      await viewer(page).waitFor();
      await touch(page, [[330, 400]], [[40, 405]]);
      await expect.poll(() => status(page).textContent()).toContain("2 / 4");
      await touch(
        page,
        [
          [180, 400],
          [210, 400],
        ],
        [
          [100, 300],
          [290, 500],
        ],
      );
      await expect.poll(() => scaleOf(page)).toBeGreaterThan(1.5);
      expect(await status(page).textContent()).toContain("2 / 4");
      await page.touchscreen.tap(195, 380);
      await page.touchscreen.tap(195, 380);
      await expect.poll(() => scaleOf(page)).toBe(1);
      await touch(page, [[195, 300]], [[200, 500]]);
      await viewer(page).waitFor({ state: "detached" });
    }, PHONE));

  test("stands still for readers who want no motion", () =>
    onPage(
      async (page) => {
        await openFirst(page);
        expect(await viewer(page).evaluate((element) => getComputedStyle(element).animationName)).toBe("none");
      },
      { reducedMotion: "reduce" },
    ));

  test("opens from the list of files too, and not for a picture on another host that nobody asked for", () =>
    onPage(async (page, asked) => {
      await page.getByRole("link", { name: "備用" }).click();
      expect(await status(page).textContent()).toBe("4 / 4 備用");
      // Its thumbnail is too small for the screen.
      await expect.poll(() => asked).toContain("spare.jpg");
      await page.keyboard.press("Escape");
      await viewer(page).waitFor({ state: "detached" });
      await page.locator("summary", { hasText: "文中已顯示" }).click();
      await page.getByRole("link", { name: "west.jpg" }).click();
      expect(await status(page).textContent()).toContain("3 / 4");
      expect(asked).not.toContain("far.png");
    }));
});

test("pictures are a little darker on a dark page, but not under the pointer and not in the viewer", () =>
  onPage(
    async (page) => {
      const image = page.locator("figure img").first();
      const filter = () => image.evaluate((element) => getComputedStyle(element).filter);
      expect(await filter()).toBe("brightness(0.88)");
      await image.hover();
      expect(await filter()).toBe("none");
      await openFirst(page);
      const shown = viewer(page).locator("img").first();
      expect(await shown.evaluate((element) => getComputedStyle(element).filter)).toBe("none");
    },
    { colorScheme: "dark" },
  ));

describe("a file of the thread", () => {
  const peek = (page: Page, file: string) => page.locator(`.peek[data-src$="${file}"]`);
  const readIn = async (page: Page, file: string) => {
    await peek(page, file).locator("summary").click();
    await peek(page, file).locator("p:not(:empty)").or(peek(page, file).getByRole("region")).first().waitFor();
  };

  test("is asked for once its reader wants to see it, and shown as text, whatever it holds", () =>
    onPage(async (page, asked) => {
      const title = await page.title();
      expect(asked.filter((name) => /\.(csv|txt|mp3)$/.test(name))).toEqual([]);
      await readIn(page, "rows.csv");
      expect(asked).toContain("rows.csv");
      const table = peek(page, "rows.csv").getByRole("table");
      expect(await table.locator("th").allTextContents()).toEqual(["編號", "名稱", "值"]);
      const cells = table.locator("td");
      expect(await cells.nth(1).textContent()).toBe("<img src=x onerror=document.title='ran'>");
      expect(await cells.nth(4).textContent()).toBe('甲, 乙 "丙"');
      expect(await peek(page, "rows.csv").locator("img").count()).toBe(0);
      expect(await page.title()).toBe(title);
      expect(await peek(page, "rows.csv").getByRole("status").textContent()).toBe("這裡只顯示開頭，其餘在檔案裡。");
    }));

  test("is read in old encodings too, and says so", () =>
    onPage(async (page) => {
      const shown: Record<string, string | null> = {};
      for (const name of ["gb.csv", "big5.txt", "wide.txt", "broken.txt"]) {
        await readIn(page, name);
        await expect.poll(() => peek(page, name).getByRole("status").textContent()).not.toBe("載入中……");
        shown[name] = (await peek(page, name).locator("pre, td, p").allTextContents()).join(" ").trim();
      }
      expect(shown).toEqual({
        "gb.csv": "第一行 这是的 以 GB18030 解讀。",
        "big5.txt": "這是舊的文字 以 BIG5 解讀。",
        "wide.txt": "寬 以 UTF-16 解讀。",
        "broken.txt": "這個檔案無法在此顯示，請從連結開啟。",
      });
    }));

  test("has its checksum on a button", () =>
    onPage(
      async (page) => {
        const button = page.getByRole("button", { name: "複製 備用 的 SHA-256" });
        await button.click();
        await page.getByRole("status").filter({ hasText: "已複製" }).waitFor();
        const sum = await button.getAttribute("data-sum");
        expect(sum).toMatch(/^[\da-f]{64}$/);
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sum);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));

  test("has its checksum to be read if nothing may be copied", () =>
    onPage(async (page) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      });
      await page.getByRole("button", { name: "複製 備用 的 SHA-256" }).click();
      expect(await page.locator(".sum[open] code").isVisible()).toBe(true);
    }));
});

describe("without JavaScript", () => {
  const scriptless = { javaScriptEnabled: false };

  test("a picture's link leads to the original", () =>
    onPage(async (page) => {
      await page.locator("a.zoom").first().click();
      await page.waitForURL(/\/east\.jpg$/);
    }, scriptless));

  test("checksums can be read, and nothing is offered that needs a script", () =>
    onPage(async (page) => {
      expect(await page.locator("main button").count()).toBe(0);
      expect(await page.locator(".peek").first().isVisible()).toBe(false);
      const sum = page.locator(".attachments > ul .sum").first();
      await sum.locator("summary").click();
      expect(await sum.locator("code").textContent()).toMatch(/^[\da-f]{64}$/);
      expect(await page.locator(".attachments audio").getAttribute("preload")).toBe("none");
    }, scriptless));
});
