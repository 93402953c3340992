import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { temporaryFolder, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { report } from "../support/figures.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";
import { size } from "../support/size.ts";
import { checkAtom, type FeedReport } from "../support/validators/atom.ts";
import { checkJsonFeed } from "../support/validators/json-feed.ts";
import { checkStructuredData } from "../support/validators/structured-data.ts";
import { checkWebManifest } from "../support/validators/web-manifest.ts";
import { variedThreads } from "../support/varied-threads.ts";

const BASE = "/some/path/";
const HOME = `https://archive.example${BASE}`;
/** Threads; with their lists and further pages they are 500 pages and more at full size. */
const THREADS = size(40, 420);

let built: Built;
let root: string;

beforeAll(async () => {
  const content = temporaryFolder();
  write(content, variedThreads(THREADS));
  built = await build(content, { baseUrl: HOME });
  root = fs.realpathSync(built.site);
}, 600_000);

const text = (name: string) => fs.readFileSync(path.join(root, name), "utf8");
const filesNamed = (name: RegExp) =>
  fs.readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => name.test(file));
const addressOf = (file: string) => HOME + encodeURI(file);

/** The bytes at an address of the site; undefined if nothing is there. */
function published(address: string): Buffer | undefined {
  const name = decodeURIComponent(new URL(address).pathname.slice(BASE.length));
  const file = path.join(root, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : undefined;
}

/** Addresses of the site that lead nowhere. */
function dead(addresses: readonly string[]): string[] {
  return addresses.filter((one) => one.startsWith(HOME) && !published(one)).map((one) => `names ${one}`);
}

test("every page is valid HTML, and its links lead somewhere", { timeout: 3_600_000 }, async (context) => {
  const pages = pagesOf(built.site);
  const faults = [...(await htmlFaults(built.site, pages)), ...brokenLinks(built.site, BASE)];
  report(context, { pages: pages.length, faults: faults.length });
  expect(faults).toEqual([]);
});

const FORMATS: [kind: string, name: RegExp, check: (text: string, self: string) => FeedReport][] = [
  ["Atom", /(^|\/)feed\.xml$/, checkAtom],
  ["JSON Feed", /(^|\/)feed\.json$/, checkJsonFeed],
];

test.for(FORMATS)("every feed is valid %s", ([, name, check], context) => {
  const feeds = filesNamed(name);
  const reports = feeds.map((file) => ({ file, ...check(text(file), addressOf(file)) }));
  const faults = reports.flatMap(({ file, faults, addresses }) =>
    [...faults, ...dead(addresses)].map((fault) => `${file} ${fault}`),
  );
  const entries = reports.reduce((sum, one) => sum + one.entries, 0);
  report(context, { feeds: feeds.length, entries, faults: faults.length });
  expect(entries).toBeGreaterThan(feeds.length);
  expect(faults).toEqual([]);
});

test("every page has structured data as search engines ask for it", (context) => {
  const types = new Map<string, number>();
  const faults = pagesOf(built.site).flatMap((page) => {
    const found = checkStructuredData(text(page));
    for (const [type, count] of found.types) types.set(type, (types.get(type) ?? 0) + count);
    return [...found.faults, ...dead(found.addresses)].map((fault) => `${page} ${fault}`);
  });
  report(context, { things: [...types.values()].reduce((sum, count) => sum + count, 0), faults: faults.length });
  for (const type of ["DiscussionForumPosting", "Comment", "Article", "BreadcrumbList", "WebSite"])
    expect([type, types.get(type) ?? 0]).toEqual([type, expect.toSatisfy((count: number) => count > 0)]);
  expect(faults).toEqual([]);
});

test("the web manifest is valid, and every page names it", (context) => {
  const place = /<link rel="manifest" href="([^"]*)">/;
  const named = new Set(pagesOf(built.site).flatMap((page) => place.exec(text(page))?.[1] ?? []));
  expect([...named]).toEqual([`${BASE}manifest.webmanifest`]);
  const faults = checkWebManifest(text("manifest.webmanifest"), `${HOME}manifest.webmanifest`, published);
  report(context, { manifests: 1, faults: faults.length });
  expect(faults).toEqual([]);
});
