import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  type PostFacts,
  postAddress,
  type SiteAddresses,
  siteAddresses,
} from "../../scripts/importers/read/exports/permalink.ts";
import { BROUGHT_BOARD } from "../../scripts/init/content-files.ts";
import { writeThreads } from "../../scripts/init/from/markdown-content.ts";
import { temporaryFolder, write } from "../support/archive.ts";
import { read } from "./reading.ts";

const site = (config: string, more: Record<string, string> = {}) => {
  const folder = temporaryFolder();
  write(folder, { "_config.yml": config, ...more });
  return siteAddresses(folder) as SiteAddresses;
};
const JEKYLL: PostFacts = { file: "_posts/2016-11-30-hot-water.md", categories: ["Tea", "pots"] };
const HEXO: PostFacts = {
  file: "source/_posts/old/hot-water.md",
  date: "2016-11-30T09:05:00",
  categories: ["Green tea"],
};

test.each([
  ["title: x", JEKYLL, "/tea/pots/2016/11/30/hot-water.html"],
  ["permalink: pretty", { ...JEKYLL, categories: [] }, "/2016/11/30/hot-water/"],
  ["permalink: ordinal", { ...JEKYLL, categories: [] }, "/2016/335/hot-water.html"],
  ["permalink: /:year/:i_month/:title\nbaseurl: /blog", { ...JEKYLL, slug: "Hot water" }, "/blog/2016/11/Hot-water"],
  ["permalink: /:hash/:title", JEKYLL, undefined],
])("Jekyll's settings %j give the address that a post had", (config, post, address) => {
  expect(postAddress(site(config), post)).toBe(address);
});

const SOURCE = { "source/_posts/a.md": "x" };

test.each([
  ["title: x", "/2016/11/30/old/hot-water/"],
  ["permalink: :category/:name.html\nroot: /blog/", "/blog/Green-tea/hot-water.html"],
  ["permalink: :id/", undefined],
])("Hexo's settings %j give the address that a post had", (config, address) => {
  expect(postAddress(site(config, SOURCE), HEXO)).toBe(address);
});

test("settings that cannot be read give no address", () => {
  const folder = temporaryFolder();
  write(folder, { "_config.yml": "a: [" });
  expect(siteAddresses(folder)).toBeUndefined();
});

test("the old address leads on, from an import and from a new archive", async () => {
  const folder = temporaryFolder();
  const post = "_posts/2016-11-30-hot-water.md";
  write(folder, { "_config.yml": "permalink: pretty", [post]: "---\ntitle: Hot water\n---\nIt boils.\n" });
  writeThreads(folder, path.join(folder, "content"));
  const file = path.join(folder, "content", BROUGHT_BOARD, "2016/hot-water/index.md");
  expect(fs.readFileSync(file, "utf8")).toMatch(/^aliases: \["?\/2016\/11\/30\/hot-water\/"?\]$/m);
  const [item] = await read(post, fs.readFileSync(path.join(folder, post)), { "_config.yml": "permalink: pretty" });
  expect(item).toMatchObject({ thread: { aliases: ["/2016/11/30/hot-water/"] } });
});
