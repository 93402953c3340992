import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { renderPage } from "../../layouts/pages/index.ts";
import type { SiteProps } from "../../layouts/props.ts";
import { contentSecurityPolicy } from "../../scripts/core/csp.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { temporaryFolder, writeIndex } from "../search/index.ts";

/** A picture of one pixel. */
const DOT = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

const ROOT = path.resolve(import.meta.dirname, "../..");

export interface SearchSite {
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SearchSiteOptions {
  readonly base?: string;
  readonly lang?: string;
  readonly segments?: readonly (readonly SearchRecord[])[];
}

/** A site of nothing but search: its page, the box, and a bare page for every thread. */
export async function buildSearchSite(
  records: readonly SearchRecord[],
  options: SearchSiteOptions = {},
): Promise<SearchSite> {
  const { base = "/", lang = "zh-Hant" } = options;
  const folder = temporaryFolder();
  const { main, modules, box } = await bundleScripts(folder);
  await writeIndex(path.join(folder, "search/index"), records, {
    base,
    ...(options.segments && { segments: options.segments }),
  });
  const site: SiteProps = {
    title: "Search",
    lang,
    base,
    url: `https://archive.example${base}`,
    nav: [],
    footer: [],
    assets: {
      css: `${base}main.css`,
      sheets: { lists: `${base}lists.css`, markup: `${base}markup.css`, dialogs: `${base}dialogs.css` },
      js: "",
      lists: "",
      remoteImages: "",
      media: "",
      searchBox: base + box,
      settings: "",
      settingsPanel: "",
      searchPage: base + main,
      searchModules: modules.map((module) => base + module),
      icon: `${base}icon.svg`,
      appIcons: [],
    },
    search: true,
  };
  const sheets = ["main", "dialogs"].map((name) => path.join(ROOT, `assets/css/sheets/${name}.css`));
  await build({ entryPoints: sheets, bundle: true, outdir: folder });
  write(folder, "icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const props = { site, url: "/search/", lang, title: "搜尋", breadcrumb: [] };
  const page = renderPage({
    ...props,
    kind: "search",
    index: `${base}search/index/segments.stele`,
    boards: [{ href: `${base}retail/`, text: "零售現場", count: 3 }],
    lists: [{ href: `${base}tags/`, text: "標籤" }],
  }).toString();
  // The script of every page stands in the head of a real site.
  write(
    folder,
    "search/index.html",
    page.replace("</head>", `<script type="module" src="${base + box}"></script></head>`),
  );
  for (const record of records) {
    writeThread(folder, record, base, base + box);
    if (record.thumbnail) write(folder, record.thumbnail.src.slice(1), DOT);
  }
  return { folder, headers: { "content-security-policy": contentSecurityPolicy(true) } };
}

async function bundleScripts(folder: string): Promise<{ main: string; modules: string[]; box: string }> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: ["assets/browser/search/main.ts", "assets/browser/search-box.ts"],
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: "es2022",
    charset: "utf8",
    outdir: path.join(folder, "assets"),
    outbase: "assets/browser",
    metafile: true,
  });
  const { outputs } = result.metafile;
  const site = (file: string): string => path.relative(folder, path.resolve(ROOT, file)).split(path.sep).join("/");
  const output = (entry: string): string =>
    Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry) ?? "";
  const main = output("assets/browser/search/main.ts");
  const imported = outputs[main]?.imports.filter(({ kind }) => kind === "import-statement") ?? [];
  return {
    main: site(main),
    modules: imported.map((module) => site(module.path)),
    box: site(output("assets/browser/search-box.ts")),
  };
}

/** The pages of a thread, with the parts of real ones that the scripts of search know. */
function writeThread(folder: string, record: SearchRecord, base: string, script: string): void {
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const pages = new Map<string, string[]>();
  for (const floor of record.floors) {
    const [page = ""] = floor.url.split("#");
    const paragraphs = floor.text
      .split("\n")
      .map((line) => `<p>${escaped(line).replace("收款碼", "收款<b>碼</b>")}</p>`);
    const head = `<header class="floor-line"><a class="floor-n" href="#floor-${floor.n}">${floor.n} 樓</a> <span class="author">${escaped(floor.author ?? "")}</span></header>`;
    const post = floor.n === 1 ? "" : head;
    const html = `<article class="${floor.n === 1 ? "opening" : "floor"}" id="floor-${floor.n}">${post}${paragraphs.join("")}</article><div class="gap"></div>`;
    pages.set(page, [...(pages.get(page) ?? []), html]);
  }
  const pager =
    pages.size > 1 ? `<nav data-floor-pages="${pages.size}" data-thread="${base}${record.url.slice(1)}"></nav>` : "";
  for (const [page, floors] of pages) {
    const head = `<meta charset="utf-8"><title>t</title><link rel="stylesheet" href="${base}main.css"><link rel="stylesheet" id="dialogs" href="${base}dialogs.css" disabled><link rel="icon" href="${base}icon.svg"><script type="module" src="${script}"></script>`;
    const form = `<form role="search" action="${base}search/" method="get"><input name="q" aria-label="搜尋"><button aria-label="搜尋">→</button></form>`;
    write(
      folder,
      `${page.slice(1)}index.html`,
      `<!DOCTYPE html><html lang="${record.lang}"><head>${head}</head><body>${form}<main><article class="thread"><h1>${escaped(record.title)}</h1>${floors.join("")}${pager}</article></main></body></html>`,
    );
  }
}

function write(folder: string, file: string, content: string | Buffer): void {
  const target = path.join(folder, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
}
