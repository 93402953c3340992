import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, tree } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

const BASE = "/some/path/";
let browser: Browser;
let site: Built;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
  const noise = { type: "gaussian", mean: 120, sigma: 30 } as const;
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#b04030", noise } })
    .jpeg()
    .toBuffer();
  const replies = Array.from(
    { length: 10 },
    (_, i) =>
      `<!-- floor {"n":${i + 2},"author":"${i % 2 ? "店小二" : "客官"}","date":"2016-02-0${(i % 9) + 1}"} -->\n\n第 ${i + 2} 樓的話${i === 6 ? "，只有八樓說過" : ""}。\n`,
  );
  replies.push(
    '<!-- floor {"n":12,"author":"路人","date":"2016-03-01"} -->\n\n> 第 8 樓的話，\n> 只有八樓說過。\n\n我也這麼想。\n',
  );
  const content = smallArchive({
    "tea/2016/talk/index.md": thread(
      { title: "長談", date: "2016-02-01", author: "店小二", aliases: '["/thread-7.html", "/viewthread.php?tid=7"]' },
      '看 [十樓](#floor-10)、[舊址](/thread-7.html)、[附件](data.csv)、[不在的](gone.md)。\n\n![門口](door.jpg "門口的照片")\n\n## 甲\n\n字\n\n## 乙\n\n字\n\n## 丙\n\n字',
    ),
    "tea/2016/talk/replies.md": replies.join("\n"),
    "tea/2016/talk/door.jpg": picture,
    "tea/2016/talk/data.csv": "a,b\n1,2\n",
    "tea/2016/code/index.md": thread(
      { title: "長文", date: "2016-03-01" },
      `## 甲\n\n字[^1]\n\n[^1]: 註解的話。\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n\n| ${"很寬的一欄 | ".repeat(20)}\n| ${"- | ".repeat(20)}\n| ${"字 | ".repeat(20)}\n\n${"字\n\n".repeat(40)}## 乙\n\n${"字\n\n".repeat(40)}## 丙\n\n${"字\n\n".repeat(40)}`,
    ),
    "tea/2016/script/index.md": thread(
      { title: "頭髮與發財", date: "2016-03-02", author: "鄭發" },
      '頭髮後面的皇后，裡面有 `程式碼裡`。\n\n<blockquote lang="zh-Hant">引言裡的話</blockquote>',
    ),
    "pages/about.md": "---\ntitle: 關於\n---\n看[長談](/tea/2016/talk/#floor-11)。\n",
  });
  site = await build(content, { baseUrl: `https://host.example${BASE}` });
  server = await serveFolder(fs.realpathSync(site.site), { base: BASE });
});

afterAll(async () => {
  await server.close();
});

const at = (url: string) => `${server.origin}${BASE}${url}`;

/** Everything that a page asks for, with what was refused or failed. */
function watched(page: Page): { requests: string[]; faults: string[] } {
  const seen = { requests: [] as string[], faults: [] as string[] };
  page.on("response", (r) => {
    seen.requests.push(r.url());
    if (r.status() >= 400) seen.faults.push(`${r.status()} ${r.url()}`);
  });
  page.on("requestfailed", (r) => seen.faults.push(`failed ${r.url()}`));
  page.on("console", (m) => m.type() === "error" && seen.faults.push(m.text()));
  page.on("pageerror", (e) => seen.faults.push(String(e)));
  return seen;
}

describe("a site under a sub-path", () => {
  test("has every link, image, style and script of every page right", async () => {
    const pages = [...tree(fs.realpathSync(site.site)).keys()].filter((name) => name.endsWith(".html"));
    await withPage(browser, async (page) => {
      const seen = watched(page);
      for (const name of pages.filter((p) => p !== "404.html" && !/^(thread-7|viewthread)/.test(p))) {
        await page.goto(at(encodeURI(name)));
        const targets = await page.$$eval("[href], [src]", (all) =>
          all.map((e) => (e as HTMLAnchorElement).href || (e as HTMLImageElement).src),
        );
        for (const target of targets) {
          if (!target.startsWith(server.origin)) continue;
          expect(target).toContain(server.origin + BASE);
          const status = (await page.request.get(target)).status();
          expect([target, status]).toEqual([target, 200]);
        }
      }
      expect(seen.faults).toEqual([]);
    });
  });

  test("asks no other host for anything", async () => {
    await withPage(browser, async (page) => {
      const seen = watched(page);
      await page.goto(at("tea/2016/talk/"));
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("networkidle");
      expect(seen.requests.filter((url) => !url.startsWith(server.origin + BASE))).toEqual([]);
    });
  });

  test("names the host only where it must: in canonical links and metadata", () => {
    const html = fs.readFileSync(path.join(site.site, "tea/2016/talk/index.html"), "utf8");
    expect(html).toContain('<link rel="canonical" href="https://host.example/some/path/tea/2016/talk/">');
    const body = html.slice(html.indexOf("<body"));
    expect(body).not.toContain("host.example");
  });
});

describe("a long discussion", () => {
  test("leads our own links straight to the page of floors, without JavaScript", async () => {
    await withPage(
      browser,
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
    await withPage(browser, async (page) => {
      await page.goto(at("tea/2016/talk/#floor-8"));
      await page.waitForURL(at("tea/2016/talk/page/3/#floor-8"));
      expect(await page.isVisible("#floor-8")).toBe(true);
    });
  });

  test("can show the opening poster alone, without JavaScript, with all floor numbers left", async () => {
    await withPage(
      browser,
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
    await withPage(browser, async (page) => {
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
    await withPage(browser, async (page) => {
      await page.goto(at("tea/2016/talk/page/2/?only=客官#floor-5"));
      expect(await floors(page)).toEqual(["floor-4", "floor-5", "floor-6"]);
      await page.goto(at("tea/2016/talk/page/3/"));
      await page.selectOption(".floor-tools select", "客官");
      expect(await floors(page)).toEqual(["floor-8"]);
      expect(new URL(page.url()).searchParams.get("only")).toBe("客官");
    });
  });

  test("goes from floor to floor by J and K, not while typing, and not if they are switched off", async () => {
    await withPage(browser, async (page) => {
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
    await withPage(browser, async (page) => {
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
      browser,
      async (page) => {
        await page.goto(at("tea/2016/talk/page/2/"));
        await page.click("#floor-5 .floor-n");
        expect(await page.textContent(".floor-notice")).toBe("已複製 5 樓的網址");
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(at("tea/2016/talk/page/2/#floor-5"));
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });
});

test("quotations lead to their floor, floors to their answers, and names to what their bearers wrote", async () => {
  const html = fs.readFileSync(path.join(site.site, "tea/2016/talk/page/4/index.html"), "utf8");
  expect(html).toContain(`<p class="quoted"><a href="${BASE}tea/2016/talk/page/3/#floor-8">8 樓</a></p>`);
  const before = fs.readFileSync(path.join(site.site, "tea/2016/talk/page/3/index.html"), "utf8");
  expect(before).toContain(`<a href="${BASE}tea/2016/talk/page/4/#floor-12">12 樓 路人</a>`);
  expect(fs.readFileSync(path.join(site.site, "authors/路人/index.html"), "utf8")).toContain("長談");
});

describe("a long text, with JavaScript", () => {
  test("has code that a button copies, notes beside their marks, and its place in the contents", async () => {
    await withPage(
      browser,
      async (page) => {
        const seen = watched(page);
        await page.goto(at("tea/2016/code/"));
        await page.click(".code button");
        expect(await page.textContent(".code button")).toBe("已複製");
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

describe("a reader's settings", () => {
  const looks = (page: Page) =>
    page.evaluate(() => ({
      ground: getComputedStyle(document.body).backgroundColor,
      size: getComputedStyle(document.documentElement).fontSize,
    }));

  test("are set with the keyboard alone, remembered, and there before the page is first drawn", async () => {
    await withPage(
      browser,
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
        expect(seen.requests.filter((url) => !url.startsWith(server.origin + BASE))).toEqual([]);
      },
      { colorScheme: "light" },
    );
  });

  test("a light page on a dark system, and the archive's own look again", async () => {
    await withPage(
      browser,
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
    await withPage(browser, async (page) => {
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

describe("old addresses", () => {
  test("lead to the thread, without JavaScript where the path alone tells which", async () => {
    await withPage(
      browser,
      async (page) => {
        await page.goto(at("thread-7.html"));
        await page.waitForURL(at("tea/2016/talk/"));
      },
      { javaScriptEnabled: false },
    );
  });

  test("take the fragment along, to the page of floors that holds it", async () => {
    await withPage(browser, async (page) => {
      await page.goto(at("thread-7.html#floor-8"));
      await page.waitForURL(at("tea/2016/talk/page/3/#floor-8"));
      expect(await page.isVisible("#floor-8")).toBe(true);
    });
  });

  test("lead to the thread that their query names", async () => {
    await withPage(browser, async (page) => {
      await page.goto(at("viewthread.php?tid=7"));
      await page.waitForURL(at("tea/2016/talk/"));
    });
  });

  test("are followed in the text, and what leads nowhere is no link", async () => {
    const html = fs.readFileSync(path.join(site.site, "tea/2016/talk/index.html"), "utf8");
    expect(html).toContain(`<a href="${BASE}tea/2016/talk/">舊址</a>`);
    expect(html).toContain(`href="${BASE}tea/2016/talk/data.csv"`);
    expect(html).not.toContain('gone.md"');
    expect(html).toContain("不在的");
  });
});

describe("images", () => {
  test("come in small files of modern formats with their sizes, the original one click away", async () => {
    await withPage(browser, async (page) => {
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
