import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { exportFolder } from "../../scripts/export/export-folder.ts";
import { exportZim } from "../../scripts/export/zim.ts";
import { smallArchive, temporaryFolder, thread } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { png } from "../support/png.ts";
import { openBrowser, withPage } from "./browser.ts";

let built: Built;
let folder: string;
let cache: string;

beforeAll(async () => {
  const content = smallArchive({
    "tea/2016/stock/index.md": thread({ title: "庫存週轉", tags: "[庫存]" }, "盤點一夜。\n\n![架](01.jpg)"),
    "tea/2016/stock/01.jpg": png(600, 400, 1),
    "tea/2016/stock/replies.md": '<!-- floor {"n":2,"author":"小王"} -->\n差三十七件。\n',
  });
  built = await build(content, { baseUrl: "https://a.example/archive/" });
  folder = path.join(temporaryFolder(), "offline");
  cache = temporaryFolder();
  await exportFolder({ site: built.site, to: folder, search: true, cache });
}, 600_000);

const address = (file: string) => pathToFileURL(path.join(folder, file)).href;

describe("a folder that is opened from the disk", () => {
  test("is read and searched in the other script, asks nothing of the net, and complains of nothing", async () => {
    const heard: string[] = [];
    await withPage(await openBrowser(), async (page) => {
      page.on("console", (message) => heard.push(message.text()));
      page.on("requestfailed", (request) => {
        // What a page still asks for ends with it.
        if (request.failure()?.errorText !== "net::ERR_ABORTED") heard.push(request.url());
      });
      page.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) heard.push(request.url());
      });
      await page.goto(address("index.html"));
      await page.getByRole("searchbox").fill("库存");
      await page.getByRole("searchbox").press("Enter");
      await page.waitForURL(/search\/index\.html\?q=/);
      const found = page.locator("#search-results a").first();
      expect(await found.textContent()).toBe("庫存週轉");
      await found.click();
      await page.waitForURL(/stock\/index\.html/);
      expect(await page.getByText("差三十七件。").isVisible()).toBe(true);
      await page.waitForFunction(() => {
        const pictures = [...document.querySelectorAll<HTMLImageElement>("main img")];
        return pictures.length > 0 && pictures.every(({ naturalWidth }) => naturalWidth > 0);
      });
      await page.getByRole("link", { name: "庫存", exact: true }).click();
      await page.waitForURL(/tags\/.*index\.html/);
      await page.goBack();
      await page.goBack();
      expect(await page.getByRole("searchbox").inputValue()).toBe("库存");
    });
    expect(heard.join("\n")).toBe("");
  });

  test("has no link that leads to no file", () => {
    const broken: string[] = [];
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".html")) continue;
      const html = fs.readFileSync(path.join(folder, name), "utf8");
      for (const [, link = ""] of html.matchAll(/ (?:href|src)="([^"#?:]+)["#?]/g)) {
        if (!fs.existsSync(path.join(folder, path.dirname(name), decodeURIComponent(link))))
          broken.push(`${name} ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("takes the place of nothing", async () => {
    const before = fs.statSync(folder).mtimeMs;
    const again = exportFolder({ site: built.site, to: folder, search: false, cache });
    await expect(again).rejects.toThrow("is there already; name a new folder, or remove it");
    expect(fs.statSync(folder).mtimeMs).toBe(before);
    const nothing = exportFolder({ site: folder, to: `${folder}-2`, search: false, cache });
    await expect(nothing).rejects.toThrow("is no published site; run npm run build");
    expect(fs.existsSync(`${folder}-2`)).toBe(false);
    const own = `${folder}-3.part`;
    fs.mkdirSync(own);
    await exportFolder({ site: built.site, to: `${folder}-3`, search: false, cache });
    expect(fs.readdirSync(path.dirname(folder)).filter((name) => name.includes(".part"))).toEqual([path.basename(own)]);
  });
});

test("a ZIM file is made where its tools are, and else they are named", async () => {
  const file = path.join(temporaryFolder(), "tea.zim");
  const made = exportZim({ site: built.site, to: file, cache });
  const hasTools = (process.env.PATH ?? "")
    .split(path.delimiter)
    .some((at) => fs.existsSync(path.join(at, "zimwriterfs")));
  if (!hasTools) return expect(made).rejects.toThrow("zimwriterfs is not installed; install zim-tools");
  expect((await made).pages).toBeGreaterThan(3);
  expect(fs.readdirSync(path.dirname(file))).toEqual(["tea.zim"]);
  // The first bytes of every ZIM file (openZIM, "ZIM file format").
  expect(fs.readFileSync(file).readUInt32LE(0)).toBe(72173914);
});
