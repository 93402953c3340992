import fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { type AnyPageProps, renderPage } from "../../layouts/pages/index.ts";
import * as others from "./samples/others.ts";
import * as threads from "./samples/threads.ts";

const pages = Object.entries<AnyPageProps>({ ...threads, ...others });

/** HTML that is safe already, and what decides which page is made: a hostile author has no hand in these. */
const TRUSTED = new Set(["html", "script", "module", "policy", "kind", "of", "lang", "base"]);
const ADDRESSES = new Set([
  "url",
  "href",
  "to",
  "home",
  "newer",
  "older",
  "feed",
  "original",
  "src",
  "history",
  "edit",
]);

/** The same props with every text replaced, and every address too. */
function replaceTexts<T>(value: T, text: string, address: string, key = ""): T {
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text, address, key)) as T;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => [
      name,
      TRUSTED.has(name) || (name === "url" && key === "site") ? item : replaceTexts(item, text, address, name),
    ]);
    return Object.fromEntries(entries) as T;
  }
  if (typeof value !== "string") return value;
  return (ADDRESSES.has(key) ? address : text) as T;
}

/**
 * Names of all elements of a page with the names of their attributes, in order; without those that say where lines of a
 * title may end, how it is inscribed, and a summary, which is left out where the text begins with it.
 */
function skeleton(page: string): string[] {
  const names: string[] = [];
  visit(fromHtml(page.replaceAll(' class="inscribed"', "")), "element", (element) => {
    if (element.tagName === "wbr" || ["nb", "summary"].includes(String(element.properties.className))) return;
    names.push(`${element.tagName} ${Object.keys(element.properties).sort().join(" ")}`);
  });
  return names;
}

/** Values of the attributes of a page that name an address. */
function addresses(page: string): string[] {
  const found: string[] = [];
  visit(fromHtml(page), "element", ({ properties }) => {
    for (const name of ["href", "src", "action"]) if (name in properties) found.push(String(properties[name]));
  });
  return found;
}

describe("whatever a title, a name or a file name contains", () => {
  const payload = fc.oneof(
    fc.constantFrom(
      "<img src=x onerror=alert(1)>",
      '"><script>alert(1)</script>',
      "' onmouseover='alert(1)",
      "</title></style></textarea><svg onload=alert(1)>",
      "--><!--",
      "&lt;script&gt;",
      "{{ 7 * 7 }}{% raw %}",
    ),
    fc.string({ minLength: 1, unit: "binary" }),
  );

  test.each(pages)("%s has the same elements and attributes", (_name, props) => {
    const expected = skeleton(renderPage(replaceTexts(props, "text", "/text")));
    fc.assert(
      fc.property(payload, (text) => {
        expect(skeleton(renderPage(replaceTexts(props, text, `/${text}`)))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test("it is shown as it was written", () => {
    const title = "<b>\"R&D\"</b> '{{ x }}'";
    expect(renderPage({ ...threads.article, title })).toContain(
      "<h1>&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;{{ x }}&#39;</h1>",
    );
  });
});

describe("an address that runs code", () => {
  test.each(["javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x"])(
    "%j is not linked from the source, the navigation or an author",
    (href) => {
      const page = renderPage({
        ...threads.discussion,
        site: { ...threads.discussion.site, nav: [{ href, text: "nav" }], footer: [{ href, text: "foot" }] },
        author: { href, text: "author" },
        source: { href, site: "forum" },
        license: { href, name: "licence" },
        history: href,
        edit: href,
      });
      expect(addresses(page).filter((address) => /script:|data:/i.test(address))).toEqual([]);
    },
  );
});
