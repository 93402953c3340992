import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnyPageProps, renderPage } from "../../layouts/pages/index.ts";
import { bundleAssets } from "../../scripts/site/assets/bundle.ts";
import * as others from "../layouts/samples/others.ts";
import { site } from "../layouts/samples/site.ts";
import * as threads from "../layouts/samples/threads.ts";
import { axeFaults } from "./axe.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

/** One page of each kind by a name; a redirect is left at once. */
const KINDS: Readonly<Record<string, AnyPageProps>> = {
  discussion: threads.discussion,
  "later page": threads.laterPage,
  article: threads.article,
  home: others.homePage,
  "empty home": others.emptyHome,
  board: others.boardPage,
  tag: others.tagPage,
  tags: others.tagsPage,
  authors: others.authorsPage,
  years: others.yearsPage,
  feeds: others.feedsPage,
  record: others.capturePage,
  about: others.aboutPage,
  tombstone: others.tombstone,
  "not found": others.notFound,
  moved: others.moved,
};
const LANGUAGES = ["zh-Hant", "zh-Hans", "ja", "ko", "en"];
const THEMES = ["light", "dark"] as const;

let folder: string;
let browser: Browser;
let server: FolderServer;
const placeOf = (kind: string, lang: string) => `${kind.replace(" ", "-")}-${lang}/`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "stele-axe-"));
  const { files, links } = await bundleAssets();
  const write = (file: string, data: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), data);
  };
  for (const file of files) write(file.path, file.bytes);
  const base = site.base.replace(/\/$/, "");
  const { lists, markup, dialogs } = links.sheets;
  const assets = {
    ...site.assets,
    css: base + links.css,
    sheets: { lists: base + lists, markup: base + markup, dialogs: base + dialogs },
    js: base + links.js,
    searchBox: base + links.searchBox,
  };
  for (const [kind, props] of Object.entries(KINDS)) {
    for (const lang of LANGUAGES)
      write(`${placeOf(kind, lang)}index.html`, renderPage({ ...props, lang, site: { ...site, assets } }));
  }
  server = await serveFolder(folder, { base: site.base });
  browser = await openBrowser();
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = (kind: string, lang: string) => server.origin + site.base + placeOf(kind, lang);

describe("nothing is hard to use with other senses or hands", () => {
  test.each(THEMES)("on a page of each kind, in %s colours", (colorScheme) =>
    withPage(
      browser,
      async (page) => {
        for (const kind of Object.keys(KINDS)) {
          await page.goto(address(kind, "zh-Hant"));
          expect(await axeFaults(page), kind).toEqual([]);
        }
      },
      { colorScheme },
    ),
  );

  test.each(LANGUAGES.filter((lang) => lang !== "zh-Hant"))("in %s", (lang) =>
    withPage(browser, async (page) => {
      for (const kind of ["discussion", "home", "board", "tags", "tombstone"]) {
        await page.goto(address(kind, lang));
        expect(await axeFaults(page), kind).toEqual([]);
      }
    }),
  );
});

test.each(LANGUAGES)("in %s every page fits 320 pixels, and text twice as large", (lang) =>
  withPage(browser, async (page) => {
    const tooWide: string[] = [];
    for (const kind of Object.keys(KINDS)) {
      await page.goto(address(kind, lang));
      for (const [width, size] of [
        [320, "100%"],
        [640, "200%"],
      ] as const) {
        await page.setViewportSize({ width, height: 700 });
        const scrolled = await page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
          return document.documentElement.scrollWidth;
        }, size);
        if (scrolled > width) tooWide.push(`${kind} at ${width} and ${size}: ${scrolled}`);
      }
    }
    expect(tooWide).toEqual([]);
  }),
);
