import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallArchive, thread } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { png } from "../support/png.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

const PAGE = "/tea/2016/first/";
let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
  const body = [
    "![東門](https://img.example/1.png)",
    "行內 ![小圖](https://img.example/2.png)",
    "![](https://other.example/3.png)",
    "[![有連結](https://img.example/4.png)](../second/)",
    "![壞的](https://img.example/dead.png)",
  ].join("\n\n");
  const content = smallArchive({ "tea/2016/first/index.md": thread({ title: "第一帖", date: "2016-01-02" }, body) });
  const folder = fs.realpathSync((await build(content)).site);
  const headers = fs.readFileSync(path.join(folder, "_headers"), "utf8");
  const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? "";
  server = await serveFolder(folder, { headers: { "content-security-policy": policy } });
});
afterAll(() => server.close());

/** Opens the page. @returns what it asks of other hosts: address and referrer */
async function open(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(
    (url) => url.origin !== server.origin,
    (route) => {
      const request = route.request();
      asked.push(`${request.url()} ${request.headers().referer ?? "-"}`);
      return request.url().includes("dead")
        ? route.fulfill({ status: 404 })
        : route.fulfill({ contentType: "image/png", body: png(60, 40, 1) });
    },
  );
  await page.goto(server.origin + PAGE, { waitUntil: "networkidle" });
  return asked;
}

test("a reader's browser asks for a picture once its button is pressed, and for no other", () =>
  withPage(browser, async (page) => {
    const asked = await open(page);
    expect(asked).toEqual([]);
    const unnamed = await page.$$eval("main button", (all) => all.filter((one) => one.textContent === "").length);
    expect(unnamed).toBe(0);

    await page.getByRole("button", { name: "載入圖片: 東門" }).press("Enter");
    const first = page.getByRole("img", { name: "東門" });
    await first.waitFor();
    expect(asked).toEqual(["https://img.example/1.png -"]);
    expect(await first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
    // The address stays, and the reader is where the button was.
    const link = page.locator('a.zoom[href="https://img.example/1.png"]');
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);

    // The viewer has what was loaded, and asks for nothing that was not.
    await first.click();
    const viewer = page.getByRole("dialog");
    expect(await viewer.getByRole("status").textContent()).toBe("1 / 1 東門");
    await page.keyboard.press("+");
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    expect(new Set(asked)).toEqual(new Set(["https://img.example/1.png -"]));

    await page.getByRole("button", { name: "載入本頁來自 img.example 的 3 張" }).first().click();
    await page.getByText("圖片載入失敗。").waitFor();
    await page.getByRole("img", { name: "小圖" }).waitFor();
    const all = ["1.png", "2.png", "4.png", "dead.png"].map((name) => `https://img.example/${name} -`);
    await expect.poll(() => [...new Set(asked)].toSorted()).toEqual(all);
    await page.getByRole("button", { name: "再試一次: 壞的" }).click();
    await expect.poll(() => asked.filter((one) => one.includes("dead")).length).toBe(2);

    await page.getByRole("button", { name: "載入圖片", exact: true }).click();
    await page.getByRole("img", { name: "other.example 上的圖片" }).waitFor();
    expect(asked.at(-1)).toBe("https://other.example/3.png -");
  }));

test("without JavaScript there is a link to each picture, and nothing is asked", () =>
  withPage(
    browser,
    async (page) => {
      const asked = await open(page);
      const link = page.locator(".remote a").first();
      expect(await link.isVisible()).toBe(true);
      expect(await link.getAttribute("href")).toBe("https://img.example/1.png");
      expect(await page.locator("main button").count()).toBe(0);
      expect(asked).toEqual([]);
    },
    { javaScriptEnabled: false },
  ));
