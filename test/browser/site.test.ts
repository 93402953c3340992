import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../support/archive.ts";
import { withPage } from "./browser.ts";
import { BASE, useTalkSite, watched } from "./talk-site.ts";

const site = useTalkSite();
const { at } = site;

describe("a site under a sub-path", () => {
  test("has every link, image, style and script of every page right", async () => {
    const pages = [...tree(site.folder).keys()].filter((name) => name.endsWith(".html"));
    await withPage(site.browser, async (page) => {
      const seen = watched(page);
      for (const name of pages.filter((p) => p !== "404.html" && !/^(thread-7|viewthread)/.test(p))) {
        await page.goto(at(encodeURI(name)));
        const targets = await page.$$eval("[href], [src]", (all) =>
          all.map((e) => (e as HTMLAnchorElement).href || (e as HTMLImageElement).src),
        );
        for (const target of targets) {
          if (!target.startsWith(site.origin)) continue;
          expect(target).toContain(site.origin + BASE);
          const status = (await page.request.get(target)).status();
          expect([target, status]).toEqual([target, 200]);
        }
      }
      expect(seen.faults).toEqual([]);
    });
  });

  test("asks no other host for anything", async () => {
    await withPage(site.browser, async (page) => {
      const seen = watched(page);
      await page.goto(at("tea/2016/talk/"));
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("networkidle");
      expect(seen.requests.filter((url) => !url.startsWith(site.origin + BASE))).toEqual([]);
    });
  });

  test("names the host only where it must: in canonical links and metadata", () => {
    const html = fs.readFileSync(path.join(site.folder, "tea/2016/talk/index.html"), "utf8");
    expect(html).toContain('<link rel="canonical" href="https://host.example/some/path/tea/2016/talk/">');
    const body = html.slice(html.indexOf("<body"));
    expect(body).not.toContain("host.example");
  });
});

describe("a long text, with JavaScript", () => {
  test("has code that a button copies, notes beside their marks, and its place in the contents", async () => {
    await withPage(
      site.browser,
      async (page) => {
        const seen = watched(page);
        await page.goto(at("tea/2016/code/"));
        await page.click(".code button");
        await page.waitForSelector(".code button >> text=已複製");
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("const a = 1;\n");
        await page.focus("a[role=doc-noteref]");
        expect(await page.textContent(".note-preview")).toContain("註解的話。");
        await page.keyboard.press("Escape");
        expect(await page.locator(".note-preview").count()).toBe(0);
        await page.hover("a[role=doc-noteref]");
        expect(await page.isVisible(".note-preview")).toBe(true);
        await page.click("#h-乙 .anchor");
        expect(decodeURI(page.url())).toBe(at("tea/2016/code/#h-乙"));
        await page.waitForFunction(() => document.querySelector(".toc [aria-current]")?.textContent === "乙");
        expect(seen.faults).toEqual([]);
      },
      { permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 800 } },
    );
  });
});

describe("old addresses", () => {
  test("lead to the thread, without JavaScript where the path alone tells which", async () => {
    await withPage(
      site.browser,
      async (page) => {
        await page.goto(at("thread-7.html"));
        await page.waitForURL(at("tea/2016/talk/"));
      },
      { javaScriptEnabled: false },
    );
  });

  test("take the fragment along, to the page of floors that holds it", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("thread-7.html#floor-8"));
      await page.waitForURL(at("tea/2016/talk/page/3/#floor-8"));
      expect(await page.isVisible("#floor-8")).toBe(true);
    });
  });

  test("lead to the thread that their query names", async () => {
    await withPage(site.browser, async (page) => {
      await page.goto(at("viewthread.php?tid=7"));
      await page.waitForURL(at("tea/2016/talk/"));
    });
  });

  test("are followed in the text, and what leads nowhere is no link", async () => {
    const html = fs.readFileSync(path.join(site.folder, "tea/2016/talk/index.html"), "utf8");
    expect(html).toContain(`<a href="${BASE}tea/2016/talk/">舊址</a>`);
    expect(html).toContain(`href="${BASE}tea/2016/talk/data.csv"`);
    expect(html).not.toContain('gone.md"');
    expect(html).toContain("不在的");
  });
});

describe("images", () => {
  test("come in small files of modern formats with their sizes, the original one click away", async () => {
    await withPage(site.browser, async (page) => {
      const seen = watched(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(at("tea/2016/talk/"));
      await page.waitForLoadState("networkidle");
      expect(seen.requests.some((url) => url.endsWith(".avif"))).toBe(true);
      expect(seen.requests.some((url) => url.endsWith("door.jpg"))).toBe(false);
      expect(await page.getAttribute("figure img", "width")).toBe("900");
      expect(await page.getAttribute("figure a", "href")).toBe(`${BASE}tea/2016/talk/door.jpg`);
      expect(await page.textContent("figcaption")).toBe("門口的照片");
    });
  });
});
