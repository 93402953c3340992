import fs from "node:fs";
import path from "node:path";
import * as pagefind from "pagefind";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as api from "../../assets/browser/pagefind/pagefind.ts";
import { openBrowser } from "./browser.ts";
import { BASE, type PagefindSites, serveWithPages } from "./pagefind-site.ts";
import { quietly } from "./search-reader.ts";

/** What the page keeps for the tests: the module at `/pagefind/pagefind.js`, and Pagefind's own. */
declare const ours: typeof api;
declare const theirs: typeof api;

let browser: Browser;
let sites: PagefindSites;

const page = (script: string) =>
  `<!DOCTYPE html><html lang="zxx"><head><meta charset="utf-8"><title>loading</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script></head></html>`;

beforeAll(async () => {
  sites = await serveWithPages({
    "api.html": () => page("load.js"),
    "load.js": (archive) =>
      `globalThis.ours = await import("${archive}pagefind/pagefind.js");\ndocument.title = "loaded";\n`,
    "both.html": () => page("load-both.js"),
    "load-both.js": (archive) =>
      `globalThis.ours = await import("${archive}pagefind/pagefind.js");\nglobalThis.theirs = await import("${archive}theirs/pagefind/pagefind.js");\ndocument.title = "loaded";\n`,
  });
  await addPagefindsOwn(sites.folder);
  browser = await openBrowser();
});
afterAll(async () => {
  await sites?.close();
  await pagefind.close();
});

/** Puts Pagefind's own client beside a copy of the only segment, which is in its format. */
async function addPagefindsOwn(folder: string): Promise<void> {
  const index = path.join(folder, "search/index");
  const [segment = "", ...more] = fs.readdirSync(index).filter((name) => !name.endsWith(".stele"));
  expect(more).toEqual([]);
  const target = path.join(folder, "theirs/pagefind");
  fs.cpSync(path.join(index, segment), target, { recursive: true });
  const made = await pagefind.createIndex({});
  const { files } = (await made.index?.getFiles()) ?? { files: [] };
  for (const { path: file, content } of files) {
    if (/^(pagefind\.js|pagefind-worker\.js|wasm\.unknown\.pagefind)$/.test(file)) {
      fs.writeFileSync(path.join(target, file), content);
    }
  }
}

/** Opens a page on which the modules are loaded; its console must stay silent. */
function onPage<T>(place: "archive" | "elsewhere", name: string, use: (page: Page) => Promise<T>): Promise<T> {
  return quietly(browser, async (opened) => {
    await opened.goto(`${sites[place].origin}${place === "archive" ? BASE : "/"}${name}`);
    await opened.waitForFunction(() => document.title === "loaded");
    return use(opened);
  });
}

describe.each(["archive", "elsewhere"] as const)("/pagefind/pagefind.js on a page of the %s", (place) => {
  /** What addresses of results begin with: a path at home, all of the address elsewhere. */
  const site = () => (place === "archive" ? BASE : `${sites.archive.origin}${BASE}`);

  test("has every function that Pagefind documents", async () => {
    const names = await onPage(place, "api.html", (opened) => opened.evaluate(() => Object.keys(ours).sort()));
    expect(names).toEqual(
      "createInstance debouncedSearch destroy filters init mergeIndex options preload search".split(" "),
    );
  });

  test("finds Traditional by Simplified, with addresses that lead to the archive", async () => {
    const found = await onPage(place, "api.html", (opened) =>
      opened.evaluate(async () => {
        await ours.init();
        const { results } = await ours.search("叫号机");
        return Promise.all(results.map((result) => result.data()));
      }),
    );
    expect(found).toMatchObject([
      {
        url: `${site()}tea/2017/pay/`,
        raw_url: "/tea/2017/pay/",
        excerpt: expect.stringContaining("排隊<mark>叫號機</mark>"),
        meta: { title: "支付寶的圈子", image: expect.stringContaining(`${site()}images/`) },
        filters: { board: ["茶館"], author: ["店小二", "客官"], tag: ["支付", "茶"], year: ["2017"] },
        sub_results: [
          { url: `${site()}tea/2017/pay/`, title: "支付寶的圈子" },
          { url: `${site()}tea/2017/pay/#floor-3`, title: "#3 客官" },
          { url: `${site()}tea/2017/pay/page/2/#floor-5`, title: "#5 客官" },
        ],
      },
    ]);
  });

  test("keeps options until it is destroyed, and instances apart", async () => {
    const urls = await onPage(place, "api.html", (opened) =>
      opened.evaluate(async () => {
        const first = async (search: typeof ours.search) => (await (await search("叫号机")).results[0]?.data())?.url;
        await ours.options({ baseUrl: "/mine/" });
        const { search, destroy } = ours.createInstance({ baseUrl: "/other/", highlightParam: "h" });
        const before = [await first(ours.search), await first(search)];
        await ours.options({ baseUrl: "https://host.example/" });
        const changed = [await first(ours.search), await first(search)];
        await destroy();
        await ours.destroy();
        return [...before, ...changed, await first(ours.search)];
      }),
    );
    const asked = `?h=${encodeURIComponent("叫号机")}`;
    expect(urls).toEqual([
      "/mine/tea/2017/pay/",
      `/other/tea/2017/pay/${asked}`,
      "https://host.example/tea/2017/pay/",
      `/other/tea/2017/pay/${asked}`,
      `${site()}tea/2017/pay/`,
    ]);
  });

  test("preloads, sorts, lists filters and gives up what was superseded", async () => {
    const seen = await onPage(place, "api.html", (opened) =>
      opened.evaluate(async () => {
        await ours.preload("支");
        const superseded = ours.debouncedSearch("支", {}, 20);
        const last = await ours.debouncedSearch("支付宝", { sort: { date: "desc" } }, 20);
        const years = await Promise.all((last?.results ?? []).map(async (result) => (await result.data()).meta.date));
        return { superseded: await superseded, years, filters: await ours.filters() };
      }),
    );
    expect(seen.superseded).toBeNull();
    expect(seen.years).toEqual(["2018-05-06", "2017-01-01", undefined]);
    expect(seen.filters.year).toEqual({ 2016: 2, 2017: 1, 2018: 1, 2019: 1 });
  });
});

test("filters mean what they mean to Pagefind's own client, and are counted as it counts them", async () => {
  const conditions = [
    {},
    { tag: "支付" },
    { tag: ["支付", "茶"] },
    { tag: { any: ["茶", "__proto__"] } },
    { tag: { none: ["茶", "__proto__"] } },
    { tag: { not: ["茶", "支付"] } },
    { tag: [{ any: ["茶", "支付"] }, { not: "茶" }] },
    { any: { tag: ["支付", "茶"], year: "2019" } },
    { none: { tag: "支付", year: "2019" } },
    { not: { tag: "支付", year: "2018" } },
    { any: [{ tag: "支付", year: "2018" }, { author: "店小二" }], not: { year: "2017" } },
    { all: [{ any: { year: ["2016"], author: "Ann" } }, { none: { tag: "nobody" } }] },
    { tag: [], year: "2017" },
    { nosuch: "x" },
    { any: [] },
    { any: "支付" },
  ];
  const both = await onPage("archive", "both.html", (opened) =>
    opened.evaluate(async (all) => {
      const counts = ({ tag = {}, author = {}, year = {} }: Awaited<ReturnType<typeof ours.filters>>) =>
        [tag, author, year].map((values) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
      const urls = async ({ results }: Awaited<ReturnType<typeof ours.search>>) =>
        (await Promise.all(results.map((result) => result.data()))).map(({ raw_url }) => raw_url).sort();
      const ask = async (client: typeof ours, filters: unknown) => {
        const [word, alone] = [await client.search("支付", { filters }), await client.search(null, { filters })];
        return {
          word: await urls(word),
          unfiltered: word.unfilteredResultCount,
          left: counts(word.filters),
          total: counts(word.totalFilters),
          alone: await urls(alone),
          leftAlone: counts(alone.filters),
        };
      };
      const available = [counts(await ours.filters()), counts(await theirs.filters())];
      const answers = [];
      for (const filters of all) {
        answers.push({ filters, ours: await ask(ours, filters), theirs: await ask(theirs, filters) });
      }
      return { available, answers };
    }, conditions),
  );
  expect(both.available[0]).toEqual(both.available[1]);
  for (const { filters, ours: answer, theirs: expected } of both.answers) {
    expect(answer, JSON.stringify(filters)).toEqual(expected);
  }
  expect(new Set(both.answers.map((answer) => answer.ours.alone.length)).size).toBeGreaterThan(4);
});
