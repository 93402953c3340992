import fs from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });

/** Paths of all pages of a published site. */
export function pagesOf(site: string): string[] {
  return fs
    .readdirSync(fs.realpathSync(site), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
}

/** What is wrong with the HTML of these pages, a line for each fault. */
export async function htmlFaults(site: string, pages: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(fs.readFileSync(path.join(site, page), "utf8"));
    for (const { messages } of report.results)
      faults.push(...messages.map((m) => `${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  }
  return faults;
}

/** Addresses on the site that its pages and its sitemaps name but that nothing answers to, with the page that names them. */
export function brokenLinks(site: string, base = "/"): string[] {
  const root = fs.realpathSync(site);
  const broken = new Set<string>();
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known =
      ids.get(file) ??
      new Set([...fs.readFileSync(file, "utf8").matchAll(/ id="([^"]*)"/g)].map((m) => decodeEntities(m[1] ?? "")));
    ids.set(file, known);
    return known;
  };
  for (const page of pagesOf(site)) {
    const html = fs.readFileSync(path.join(root, page), "utf8");
    const here = `${base}${page.replace(/(^|\/)index\.html$/, "$1")}`;
    for (const address of addressesIn(html)) {
      const url = new URL(address, `http://site.invalid${here.split("/").map(encodeURIComponent).join("/")}`);
      if (url.host !== "site.invalid") continue;
      const name = decodeURIComponent(url.pathname);
      const file = path.join(root, name.slice(base.length), name.endsWith("/") ? "index.html" : "");
      const there = name.startsWith(base) && fs.existsSync(file);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (!there || (anchor !== "" && file.endsWith(".html") && !idsOf(file).has(anchor)))
        broken.add(`${page}: ${address}`);
    }
  }
  return [...broken];
}

function addressesIn(html: string): string[] {
  const plain = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((m) => m[1] ?? "");
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap((m) =>
    (m[1] ?? "").split(",").map((s) => s.trim().split(/\s/)[0] ?? ""),
  );
  return [...plain, ...sets].map(decodeEntities);
}

function decodeEntities(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
