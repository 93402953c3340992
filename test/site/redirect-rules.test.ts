import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Archive } from "../../scripts/archive/model/model.ts";
import { apacheMap, nginxMap, redirectsFile } from "../../scripts/site/redirect-rules.ts";
import type { Site } from "../../scripts/site/site.ts";

/** A site of one thread with these old addresses, under a path. */
function siteWith(aliases: readonly string[], url = "/tea/2016/%E5%BA%97/"): Site {
  const thread = { aliases, url, title: "題", attachments: [] };
  const settings = { page_size: 50, listings: { tags: false, authors: false, years: false } };
  const archive = { settings, threads: [thread], tombstones: [], moved: [], pages: [] } as unknown as Archive;
  return { archive, groups: {}, props: { base: "/some/path/" } } as unknown as Site;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => `/thread-${String(n).padStart(5, "0")}.html`);

describe("old addresses", () => {
  test("beyond the 2,000 that Cloudflare takes are counted, and have their pages alone", () => {
    const lines = redirectsFile(siteWith(numbered(2500)))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(2001);
    expect(lines[0]).toBe("# 500 more old addresses have pages alone.");
    expect(lines[1]).toBe("/some/path/thread-00000.html /some/path/tea/2016/%E5%BA%97/ 301");
    expect(redirectsFile(siteWith(numbered(2000)))).not.toContain("#");
  });

  test("are all in the maps for servers, by their decoded paths", () => {
    const site = siteWith([...numbered(2500), "/%E8%8C%B6.html", "/a%20b.html"]);
    expect(nginxMap(site).trimEnd().split("\n")).toHaveLength(2502);
    expect(nginxMap(site)).toContain('"/some/path/茶.html" "/some/path/tea/2016/%E5%BA%97/";\n');
    expect(nginxMap(site)).toContain('"/some/path/a b.html" ');
    expect(apacheMap(site)).toContain("/some/path/茶.html /some/path/tea/2016/%E5%BA%97/\n");
    expect(apacheMap(site)).not.toContain("a b.html");
  });

  test("with a query, and what has the same path, are left to their page, which chooses", () => {
    const site = siteWith(["/viewthread.php?tid=1", "/viewthread.php", "/old.html"]);
    for (const text of [redirectsFile(site), nginxMap(site), apacheMap(site)]) {
      expect(text).toContain("/old.html");
      expect(text).not.toContain("viewthread");
    }
  });

  test("never say anything else in a server's settings", () => {
    const path = fc.string({ unit: "binary" }).map((text) => `/${encodeURIComponent(Buffer.from(text).toString())}`);
    fc.assert(
      fc.property(fc.array(path), (aliases) => {
        const site = siteWith(aliases);
        for (const line of nginxMap(site).split("\n").slice(0, -1))
          expect(line).toMatch(/^"\/[^"\\$\p{Cc}]*" "\/[^"\\$\s]*";$/u);
        for (const line of apacheMap(site).split("\n").slice(0, -1)) expect(line).toMatch(/^\/\S* \/\S*$/);
      }),
    );
  });

  test.each(["/a%22;return%20200;%22", "/a%0Ab", "/$request_uri", "/a%5C"])(
    "such as %s stay out of nginx's settings",
    (alias) => {
      expect(nginxMap(siteWith([alias]))).toBe("");
    },
  );
});
