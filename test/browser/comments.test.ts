import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORBIDDEN, FORBIDDEN_REQUESTS, type StandIn } from "../comments/kit.ts";
import { STAND_INS } from "../comments/stand-ins.ts";
import { smallArchive, temporaryFolder, thread } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { openBrowser, serveFolder, withPage } from "./browser.ts";

let browser: Browser;
/** One for all sites, which differ in their comments alone. */
const cache = path.join(temporaryFolder(), "cache");

beforeAll(async () => {
  browser = await openBrowser();
});

/** The settings of a stand-in, with the sum that its script has. */
function settingsOf({ settings, answers }: StandIn): string {
  const sum = (text: string) => createHash("sha384").update(text).digest("base64");
  return JSON.stringify(settings).replace("INTEGRITY", sum(answers[String(settings.script)] ?? ""));
}

/** A site with one thread that is talked about, and what else a test adds; made once for tests that ask for the same. */
function siteWith(...asked: Parameters<typeof makeSite>): ReturnType<typeof makeSite> {
  const key = JSON.stringify(asked);
  const site = sites.get(key) ?? makeSite(...asked);
  sites.set(key, site);
  return site;
}

const sites = new Map<string, ReturnType<typeof makeSite>>();

afterAll(async () => {
  for (const site of sites.values()) await (await site).close();
});

async function makeSite(
  settings: string,
  front: Readonly<Record<string, string>> = {},
  files: Record<string, string> = {},
) {
  const content = smallArchive({
    "archive.yaml": `title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\nfloors_per_page: 3\ncomments: ${settings}\n`,
    "tea/2016/talk/index.md": thread({ title: "長談", date: "2016-02-01", ...front }, "一段話。\n\n".repeat(60)),
    ...files,
  });
  const { site } = await build(content, { cache });
  const folder = fs.realpathSync(site);
  const policy =
    /Content-Security-Policy: (.*)/.exec(fs.readFileSync(path.join(folder, "_headers"), "utf8"))?.[1] ?? "";
  const server = await serveFolder(folder, { headers: { "content-security-policy": policy } });
  return { folder, policy, ...server };
}

/** What a page asks of others and what its policy refuses, while the stand-ins answer. */
async function watch(page: Page, own: string, answers: StandIn["answers"]) {
  const asked: string[] = [];
  const refused: string[] = [];
  await page.exposeFunction("refused", (uri: string) => refused.push(uri));
  await page.addInitScript(() => {
    const tell = (window as unknown as { refused(uri: string): void }).refused;
    document.addEventListener("securitypolicyviolation", (event) => tell(event.blockedURI));
  });
  await page.route(
    (url) => url.origin !== own,
    (route) => {
      const url = new URL(route.request().url());
      asked.push(url.origin + url.pathname);
      const body = answers[url.origin + url.pathname];
      const type = /\.m?js$/.test(url.pathname)
        ? "text/javascript"
        : /\.css$/.test(url.pathname)
          ? "text/css"
          : "text/html";
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
      const origin = route.request().headers().origin;
      if (origin)
        Object.assign(headers, { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" });
      return body === undefined
        ? route.abort()
        : route.fulfill({ body, contentType: `${type}; charset=utf-8`, headers });
    },
  );
  return { asked, refused };
}

const arrived = (page: Page) =>
  page.evaluate(() => JSON.parse(JSON.stringify((window as { arrived?: unknown }).arrived ?? null)));
const button = (page: Page) => page.getByRole("button", { name: "載入留言" });
const DARK: BrowserContextOptions = { colorScheme: "dark", locale: "en-US" };

describe.each(STAND_INS.map((standIn) => [standIn.settings.provider, standIn] as const))("%s", (_, standIn) => {
  test("is asked for nothing before the click, and for what it needs after it", async () => {
    const site = await siteWith(settingsOf(standIn), standIn.front);
    await withPage(
      browser,
      async (page) => {
        const { asked, refused } = await watch(page, site.origin, standIn.answers);
        await page.goto(`${site.origin}/tea/2016/talk/`);
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await button(page).waitFor();
        await page.waitForLoadState("networkidle");
        expect(asked).toEqual([]);
        const hosts = new Set(Object.keys(standIn.answers).map((address) => new URL(address).host));
        const gate = (await page.textContent(".gate")) ?? "";
        for (const host of hosts) expect(gate).toContain(host);

        await button(page).click();
        const frames = () => Promise.all(page.frames().map((frame) => frame.locator("body").textContent()));
        await expect.poll(frames).toContainEqual(expect.stringContaining(standIn.shows));
        if (standIn.dark) await expect.poll(() => arrived(page)).toMatchObject(standIn.dark);
        await expect.poll(() => [...new Set(asked)].sort()).toEqual(Object.keys(standIn.answers).sort());

        await page.emulateMedia({ colorScheme: "light" });
        if (standIn.light) await expect.poll(() => arrived(page)).toMatchObject(standIn.light);

        await page.evaluate(FORBIDDEN_REQUESTS);
        await expect.poll(() => [...new Set(refused)].sort()).toEqual([...FORBIDDEN]);
        expect(asked.filter((url) => FORBIDDEN.has(url))).toEqual([]);
        expect(await page.context().cookies()).toEqual([]);
      },
      DARK,
    );
  });
});

const GISCUS = STAND_INS[0] as StandIn;

describe("the gate", () => {
  test("remembers the reader's consent, for these hosts alone and without a cookie, until it is taken back", async () => {
    const site = await siteWith(settingsOf(GISCUS));
    await withPage(browser, async (page) => {
      const { asked } = await watch(page, site.origin, GISCUS.answers);
      await page.goto(`${site.origin}/tea/2016/talk/`);
      await page.getByLabel("以後直接載入").check();
      expect(asked).toEqual([]);
      await page.reload();
      await page.getByLabel("以後直接載入").scrollIntoViewIfNeeded();
      // All of it, or the rest would be asked for below.
      await expect.poll(() => asked).toEqual(expect.arrayContaining(Object.keys(GISCUS.answers)));
      expect(await page.context().cookies()).toEqual([]);
      asked.length = 0;
      await page.getByLabel("以後直接載入").uncheck();
      await page.reload();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("networkidle");
      await page.evaluate(() => localStorage.setItem("comments", "other.example"));
      await page.reload();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("networkidle");
      expect(asked).toEqual([]);
    });
  });

  test("opens by itself when the reader comes to it, where the archive says so, and not before", async () => {
    const site = await siteWith(JSON.stringify({ ...GISCUS.settings, load: "scroll" }));
    await withPage(browser, async (page) => {
      const { asked } = await watch(page, site.origin, GISCUS.answers);
      await page.goto(`${site.origin}/tea/2016/talk/`);
      await page.waitForLoadState("networkidle");
      expect(asked).toEqual([]);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => asked).toContain("https://giscus.app/client.js");
    });
  });

  test("says so where the provider is down, leaves the text readable, and tries again when asked", async () => {
    const site = await siteWith(settingsOf(GISCUS));
    await withPage(browser, async (page) => {
      let down = true;
      await page.route("https://giscus.app/**", (route) =>
        down
          ? route.abort()
          : route.fulfill({
              body: GISCUS.answers["https://giscus.app/client.js"] ?? "",
              contentType: "text/javascript",
            }),
      );
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(`${site.origin}/tea/2016/talk/`);
      await button(page).click();
      await page.getByText("留言載入失敗").waitFor();
      expect(await page.getByText("一段話。").first().isVisible()).toBe(true);
      down = false;
      await page.getByRole("button", { name: "再試一次" }).click();
      await page.locator("iframe.giscus-frame").waitFor();
      expect(await page.getByText("留言載入失敗").isVisible()).toBe(false);
      expect(errors).toEqual([]);
    });
  });

  test("without JavaScript leads to where the discussion is, and shows no button", async () => {
    const site = await siteWith(settingsOf(GISCUS));
    await withPage(
      browser,
      async (page) => {
        await page.goto(`${site.origin}/tea/2016/talk/`);
        expect(await button(page).isVisible()).toBe(false);
        const href = await page.getByRole("link", { name: "到 github.com 看討論" }).getAttribute("href");
        expect(new URL(href ?? "").searchParams.get("discussions_q")).toBe('in:title "/tea/2016/talk/"');
      },
      { javaScriptEnabled: false },
    );
  });

  test("stands on no thread that wants none, on no tombstone, and on no other page; nor is their policy opened", async () => {
    const site = await siteWith(
      settingsOf(GISCUS),
      { id: "/old/place/" },
      {
        "tea/2016/quiet/index.md": thread({ title: "靜", date: "2016-02-02", comments: "false" }, "字"),
        "tea/2016/gone/index.md": thread({ title: "撤", date: "2016-02-03", withdrawn: "應作者要求" }, "字"),
      },
    );
    const html = (name: string) => fs.readFileSync(path.join(site.folder, name, "index.html"), "utf8");
    for (const name of ["tea/2016/quiet", "tea/2016/gone", "tea", ""]) {
      expect(html(name)).not.toContain("giscus");
      expect(html(name)).not.toContain("data-comments");
    }
    expect(html("tea/2016/talk")).toContain("https://giscus.app/client.js;");
    expect(html("tea/2016/talk")).toContain("&quot;key&quot;:&quot;/old/place/&quot;");
    expect(site.policy).toContain("https://giscus.app/client.js");
  });
});

describe("a plain link", () => {
  test("is all there is: no button, no script, and the policy stays as it was", async () => {
    const site = await siteWith('{ provider: link, href: "https://forum.example/search?q={key}", text: 到論壇討論 }');
    const html = fs.readFileSync(path.join(site.folder, "tea/2016/talk/index.html"), "utf8");
    expect(html).toContain(
      '<a href="https://forum.example/search?q=%2Ftea%2F2016%2Ftalk%2F" rel="nofollow noopener noreferrer">到論壇討論</a>',
    );
    expect(html.slice(html.indexOf("<main"))).not.toMatch(/<script|<button/);
    expect(site.policy).not.toContain("forum.example");
  });
});

describe("Mastodon", () => {
  test("shows public replies as text and links alone", async () => {
    const standIn = STAND_INS.find(({ settings }) => settings.provider === "mastodon") as StandIn;
    const site = await siteWith(settingsOf(standIn), standIn.front);
    await withPage(browser, async (page) => {
      const { asked } = await watch(page, site.origin, standIn.answers);
      await page.goto(`${site.origin}/tea/2016/talk/`);
      await button(page).click();
      const prose = page.locator(".embed .prose");
      await prose.waitFor();
      expect(await prose.innerHTML()).toBe(
        '<p>留言框 <a href="https://reader.example/" rel="nofollow ugc noopener noreferrer">看</a><a rel="nofollow ugc noopener noreferrer">壞</a>粗 1 &lt; 2 &lt;3 &amp; &lt;i title="開</p>',
      );
      expect(await page.getByText("不給人看的").count()).toBe(0);
      expect(asked).toEqual(Object.keys(standIn.answers));
    });
  });
});
