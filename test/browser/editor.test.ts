import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Ajv } from "ajv";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { threadSchema } from "../../scripts/archive/schema/thread.ts";
import { smallArchive, thread, tree, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { png } from "../support/png.ts";
import { type FolderServer, openBrowser, openContext, serveFolder } from "./browser.ts";

const BASE = "/some/path/";
const EDITOR = "admin: { backend: { name: test-repo } }\n";
const SETTINGS = `title: 小文存\nlang: zh-Hant\n${EDITOR}`;
const OLD = `---
title: 第一帖
date: 2016-01-02T10:00:00+08:00
author: 店小二
tags: [茶, 水]
summary: "一句: 話"
aliases: [/viewthread.php?tid=7]
attachments:
  - { file: a.csv, title: 表, downloads: 3 }
---
頭一段,**《引》**文。

| a | b |
| - | - |
| 1 | 2 |
`;

/** The archive that is edited: it lies in `content/` of the repository. */
const content = smallArchive({
  "archive.yaml": SETTINGS,
  "tea/2016/first/index.md": OLD,
  "tea/2016/first/a.csv": "1,2\n",
  "tea/2016/first/replies.md": '<!-- floor {"n":2,"author":"客官"} -->\n\n回帖。\n',
});
let site: Built;
let server: FolderServer;
let browser: Browser;

const page = (name: string) => fs.readFileSync(path.join(site.site, name), "utf8");
const headersFor = (rule: string) =>
  page("_headers")
    .split(/^(?=\/)/m)
    .find((part) => part.startsWith(`${rule}\n`)) ?? "";

beforeAll(async () => {
  site = await build(content, { baseUrl: `https://host.example${BASE}` });
  const policy = /Content-Security-Policy: (.*)/.exec(headersFor(`${BASE}*`))?.[1] ?? "";
  server = await serveFolder(fs.realpathSync(site.site), {
    base: BASE,
    headers: { "content-security-policy": policy },
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await server.close();
});

/** Files of the repository that the editor keeps in the browser when it is tried out. */
function repository(tab: Page) {
  return {
    put: (files: readonly (readonly [string, string])[]) =>
      tab.evaluate(async (all) => {
        const root = await navigator.storage.getDirectory();
        for (const [name, text] of all) {
          let folder = await root.getDirectoryHandle("sveltia-cms-test", { create: true });
          const steps = name.split("/");
          const last = steps.pop() ?? "";
          for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
          const file = await (await folder.getFileHandle(last, { create: true })).createWritable();
          await file.write(text);
          await file.close();
        }
      }, files),
    /** The bytes of a file once it is there and holds these. The editor moves on before all that it saves is written. */
    read: async (name: string, part: string | Buffer) => {
      const bytes = () =>
        tab.evaluate(async (steps) => {
          try {
            let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
            for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step);
            const file = await (await folder.getFileHandle(steps.at(-1) ?? "")).getFile();
            return [...new Uint8Array(await file.arrayBuffer())];
          } catch {
            return [];
          }
        }, name.split("/"));
      let read = Buffer.alloc(0);
      const whole = async () => {
        read = Buffer.from(await bytes());
        return read.includes(part);
      };
      await expect.poll(whole, { message: name }).toBe(true);
      return read;
    },
  };
}

/** A tab with the editor, what it asked for, and what was refused or failed. */
async function openEditor() {
  const context = await openContext(browser, { locale: "en-US" });
  const tab = await context.newPage();
  const [requests, faults]: [string[], string[]] = [[], []];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("requestfailed", (request) => faults.push(`failed ${request.url()}`));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  tab.on("pageerror", (error) => faults.push(String(error)));
  await tab.goto(`${server.origin}${BASE}admin/`);
  const signIn = tab.getByRole("button", { name: "Work with Test Repository" });
  await signIn.waitFor();
  return { tab, requests, faults, signIn, close: () => context.close() };
}

async function saved(tab: Page, collection = "tea"): Promise<void> {
  await tab.getByRole("button", { name: "Save", exact: true }).click();
  await tab.waitForURL(new RegExp(`#/collections/${collection}$`));
}

const field = (tab: Page, name: string) => tab.locator(`section.field[data-key-path="${name}"]`);

describe("the editor at /admin/", { timeout: 120_000 }, () => {
  test("loads all of its code from this site, and asks no other host for anything", async () => {
    const { tab, requests, faults, close } = await openEditor();
    await tab.waitForLoadState("networkidle");
    expect(await tab.textContent("body")).toContain("小文存");
    expect(requests.some((url) => url.endsWith("/editor.js"))).toBe(true);
    expect(requests.some((url) => url.includes("material-symbols"))).toBe(true);
    expect(requests.filter((url) => !url.replace(/^blob:/, "").startsWith(server.origin))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test("shows the boards, and what is written and changed there is sound content", async () => {
    const { tab, faults, signIn, close } = await openEditor();
    const files = repository(tab);
    await files.put(
      [...tree(content).keys()].map(
        (name) => [`content/${name}`, fs.readFileSync(path.join(content, name), "utf8")] as const,
      ),
    );
    await signIn.click();
    await tab.getByText("第二帖").first().waitFor();
    for (const collection of ["茶館", "Pages", "Boards"])
      expect(await tab.getByText(collection).count()).toBeGreaterThan(0);

    await tab.goto(`${server.origin}${BASE}admin/#/collections/tea/new`);
    await field(tab, "title").locator("input").fill("新的一帖");
    await saved(tab);
    const folder = `tea/${new Date().getUTCFullYear()}/新的一帖`;
    const fresh = (await files.read(`content/${folder}/index.md`, "新的一帖")).toString();

    await tab.getByText("第一帖").first().click();
    await field(tab, "author").locator("input").fill("掌櫃");
    await saved(tab);
    const changed = (await files.read("content/tea/2016/first/index.md", "掌櫃")).toString();
    expect(faults).toEqual([]);
    await close();

    // What nobody touched says the same, and the text is the same to the letter.
    expect(changed.slice(changed.indexOf("頭一段"))).toBe(OLD.slice(OLD.indexOf("頭一段")));
    write(content, { [`${folder}/index.md`]: fresh, "tea/2016/first/index.md": changed });
    const after = await build(content);
    const html = (name: string) => fs.readFileSync(path.join(after.site, name, "index.html"), "utf8");
    expect(html(folder)).toContain("<h1>新的一帖</h1>");
    expect(html("tea/2016/first")).toContain("掌櫃");
    expect(html("tea/2016/first")).toContain('datetime="2016-01-02T10:00:00+08:00"');
    expect(fs.existsSync(path.join(after.site, "viewthread.php"))).toBe(true);
  });

  test("puts the pictures of a page where check accepts them, and the page shows them", async () => {
    const { tab, signIn, close } = await openEditor();
    const files = repository(tab);
    const source = smallArchive({ "archive.yaml": SETTINGS, "pages/about.md": "---\ntitle: 關於\n---\n看圖。\n" });
    await files.put(
      [...tree(source).keys()].map(
        (name) => [`content/${name}`, fs.readFileSync(path.join(source, name), "utf8")] as const,
      ),
    );
    await signIn.click();
    await tab.getByText("第二帖").first().waitFor();
    await tab.goto(`${server.origin}${BASE}admin/#/collections/pages/entries/about`);
    const body = field(tab, "body");
    const plan = png(300, 200, 1);
    await body.getByRole("button", { name: "Edit in Markdown" }).click();
    await body.locator("[contenteditable=true]").click();
    await body.getByRole("button", { name: "Image", exact: true }).click();
    await body
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "plan.png", mimeType: "image/png", buffer: plan });
    // The editor copies the text into what it saves a moment after the text changes, and shows that copy in its preview.
    await tab.locator('img[src^="blob:"]').nth(1).waitFor();
    await saved(tab, "pages");
    const text = await files.read("content/pages/about.md", "plan.png");
    const kept = await files.read("content/pages/about/plan.png", plan);
    await close();

    expect(kept.equals(plan)).toBe(true);
    write(source, { "pages/about.md": text, "pages/about/plan.png": kept });
    expect((await loadArchive(source, { drafts: false })).problems).toEqual([]);
    const built = await build(source, { cache: site.cache });
    const html = fs.readFileSync(path.join(built.site, "about/index.html"), "utf8");
    expect(html).toContain("看圖。");
    expect(html).toMatch(/<img src="\/about\/plan\.png" width="300" height="200"/);
  });

  test("is given a configuration that Sveltia CMS takes, with a field for everything a thread can say", async () => {
    const config = JSON.parse(page("admin/config.json"));
    const folder = path.dirname(createRequire(import.meta.url).resolve("@sveltia/cms"));
    const schema = JSON.parse(fs.readFileSync(path.join(folder, "../schema/sveltia-cms.json"), "utf8"));
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: false }).compile(schema);
    expect([validate(config), validate.errors]).toEqual([true, null]);
    const names = config.collections[0].fields.map((one: { name: string }) => one.name);
    expect(names.filter((name: string) => name !== "body").sort()).toEqual(Object.keys(threadSchema.shape).sort());
    expect(config.collections[0]).toMatchObject({ folder: "content/tea", path: "{{year}}/{{slug}}/index" });
  });

  test("finds threads wherever they lie below their board", async () => {
    const flat = smallArchive({ "archive.yaml": SETTINGS, "tea/flat/index.md": thread({ title: "平" }, "字") });
    const built = await build(flat, { cache: site.cache });
    const config = JSON.parse(fs.readFileSync(path.join(built.site, "admin/config.json"), "utf8"));
    expect(config.collections[0]).toMatchObject({ path: "{{slug}}/index", nested: { depth: 8 } });
  });

  test("is kept out of search engines, and opens its policy on its own page alone", () => {
    expect(page("admin/index.html")).toContain('<meta name="robots" content="noindex">');
    expect(headersFor(`${BASE}admin/*`)).toContain("X-Robots-Tag: noindex");
    expect(page("sitemap-pages.xml")).not.toContain("admin");
    expect(page("admin/index.html")).toContain("style-src &#39;self&#39; &#39;unsafe-inline&#39;");
    expect(page("admin/index.html")).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/);
    for (const name of ["index.html", "tea/2016/first/index.html"]) expect(page(name)).not.toContain("unsafe-inline");
  });

  test("opens the policy for the forge that holds the repository, and for no other", async () => {
    const settings = `title: x\nadmin: { backend: { name: gitea, repo: me/archive, api_root: "https://git.example/api/v1" } }\n`;
    const built = await build(smallArchive({ "archive.yaml": settings }), { cache: site.cache });
    const policy = /Content-Security-Policy: (.*)/.exec(
      fs.readFileSync(path.join(built.site, "_headers"), "utf8"),
    )?.[1];
    expect(policy?.match(/https:[^ ;]+/g)).toEqual(["https://git.example", "https://git.example"]);
    expect(policy).toContain("connect-src 'self' blob: data: https://git.example");
  });

  test("is off unless the settings turn it on", async () => {
    const { site: plain } = await build(smallArchive());
    expect([...tree(fs.realpathSync(plain)).keys()].filter((name) => name.includes("admin"))).toEqual([]);
    expect(fs.readFileSync(path.join(plain, "_headers"), "utf8")).not.toContain("'self' 'unsafe-inline'");
  });
});
