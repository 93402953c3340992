import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { smallArchive, thread } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";
import { pagesOf } from "../../support/site.ts";

/** A small archive with a thread that has these aliases. */
function archiveWith(...aliases: readonly string[]): string {
  const front = { title: "第三帖", date: "2016-01-01", aliases: JSON.stringify(aliases) };
  return smallArchive({ "tea/2016/third/index.md": thread(front, "字") });
}

function read(site: string, file: string): string {
  return fs.readFileSync(path.join(site, file), "utf8");
}

describe("an alias", () => {
  test("may be percent-encoded: servers decode it before they look for a file", async () => {
    const { site } = await build(archiveWith("/a%20b.html", "/c%23.html", "/%E8%8C%B6.html"));
    for (const file of ["a b.html", "c#.html", "茶.html"]) expect(read(site, file)).toContain("url=/tea/2016/third/");
    expect(read(site, "_redirects")).toBe(
      ["/a%20b.html", "/c%23.html", "/%E8%8C%B6.html"].map((old) => `${old} /tea/2016/third/ 301\n`).join(""),
    );
  });

  test("may differ from another in a slash before its query", async () => {
    const { site } = await build(archiveWith("/view?tid=1", "/view/?tid=2"));
    expect(pagesOf(site).filter((page) => page.startsWith("view"))).toEqual(["view/index.html"]);
    expect(read(site, "view/index.html").match(/data-query="[^"]*"/g)).toEqual([
      'data-query="?tid=2"',
      'data-query="?tid=1"',
    ]);
  });

  test.each(["/tea/feed.xml", "/tea/page/1/", "/tea/2016/first/page/2/"])(
    "cannot be %s, which the site makes",
    async (alias) => {
      expect(await tryBuild(archiveWith(alias))).toMatchObject({
        problems: [
          { file: "tea/2016/third/index.md", line: 4, message: expect.stringContaining("the site makes itself") },
        ],
      });
    },
  );
});
