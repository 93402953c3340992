/** What a site shows is chosen in `archive.yaml`. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks } from "../support/site.ts";

describe("an archive that shows less", () => {
  let built: Built;
  const page = (name: string) => fs.readFileSync(path.join(built.site, name), "utf8");

  beforeAll(async () => {
    const settings = "title: A\nurl: https://archive.example/\nsearch: false\nbyline: [date, author]\n";
    const listings = "listings: { authors: false, years: false }\n";
    const text = thread({ title: "新", date: "2018-01-01", author: "店小二", tags: "[茶]" }, "[years](/years/)");
    built = await build(smallArchive({ "archive.yaml": settings + listings, "tea/2018/new/index.md": text }));
  });

  test("has no lists and no search that its settings turn off, and no link to them", () => {
    for (const name of ["authors", "years", "search", "pagefind"])
      expect(fs.existsSync(path.join(built.site, name)), name).toBe(false);
    expect(page("index.html")).not.toMatch(/href="\/(authors|years|search)\//);
    expect(fs.existsSync(path.join(built.site, "tags/index.html"))).toBe(true);
    // The one that the text itself has.
    expect(brokenLinks(built.site).filter((link) => !link.includes("/years/"))).toEqual([]);
  });

  test("notes a link in a text to a list that is turned off", () => {
    expect(built.notes).toBeGreaterThan(0);
  });

  test("shows in the byline what is named, in that order", () => {
    const byline = /<p class="meta byline">([\s\S]*?)<\/p>/.exec(page("tea/2018/new/index.html"))?.[1] ?? "";
    expect(byline.replace(/<[^>]*>/g, "").trim()).toBe("1 January 2018\n店小二");
  });
});
