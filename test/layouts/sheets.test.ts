import { describe, expect, test } from "vitest";
import { base } from "../../layouts/base.ts";
import { html } from "../../layouts/html.ts";
import { type AnyPageProps, renderPage } from "../../layouts/pages/index.ts";
import { remoteFrame } from "../../layouts/parts/remote-image.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { aboutPage, boardPage } from "./samples/others.ts";
import { site } from "./samples/site.ts";
import { discussion } from "./samples/threads.ts";

/** Names of the sheets that a page loads, in their order. */
function loaded(page: string): string[] {
  return [...page.matchAll(/<link rel="stylesheet" href="\/some\/path\/assets\/(\w+)-/g)].map(([, name = ""]) => name);
}

/** A page with a text of one's own. */
function withText(source: string): string {
  const { parts } = parsePost(source);
  return renderPage({ ...aboutPage, html: parts.map((part) => (typeof part === "string" ? part : "")).join("") });
}

test("a text loads one sheet, a list one more", () => {
  expect(loaded(renderPage(discussion))).toEqual(["main"]);
  expect(loaded(renderPage(boardPage))).toEqual(["main", "lists"]);
});

test("every page names the sheet of dialogs, for its script", () => {
  const page = renderPage(discussion);
  expect(page).toContain('<link rel="stylesheet" id="dialogs" href="/some/path/assets/dialogs-1a2b3c4d.css" disabled>');
});

describe("what few texts have brings its sheet", () => {
  test.each([
    "- [ ] 盤點",
    "> [!NOTE]\n> 注意",
    "```js\nconst a = 1;\n```",
    "```diff\n- 舊\n+ 新\n```",
    "式 $a^2$ 中",
    "$$\n\\sum_{i=1}^n x_i \\tag{1}\n$$",
  ])("%j", (source) => expect(loaded(withText(source))).toEqual(["main", "markup"]));

  test("a picture on another host", () => {
    const frame = { href: "https://a.example/1.png", host: "a.example", alt: "", block: true, lang: "en" };
    const page = renderPage({ ...aboutPage, html: remoteFrame(frame, true).toString() });
    expect(loaded(page)).toEqual(["main", "markup"]);
  });

  test("its words alone do not", () => {
    expect(loaded(withText('`class="task"` &lt;math&gt; > [!NOTE]\n\n```nonesuch\nx\n```'))).toEqual(["main"]);
  });
});

describe("a layout of an archive's own", () => {
  const page = (kind: string, main: string) => base(aboutPage, { kind, main: html`<ol>${main}</ol>` }).toString();

  test("has all sheets on a page of a kind that Stele has not", () => {
    expect(loaded(page("gallery", ""))).toEqual(["main", "lists", "markup", "dialogs"]);
  });

  test("may show threads in rows on any page", () => {
    const rows = html`<li class="row"></li>`;
    expect(loaded(base(aboutPage, { kind: "thread", main: rows }).toString())).toEqual(["main", "lists"]);
  });

  test("comes with a style sheet that is the last one, on redirects too", () => {
    const assets = { ...site.assets, extraCss: "/some/path/assets/extra-1.css" };
    const last = (props: AnyPageProps) => loaded(renderPage({ ...props, site: { ...site, assets } })).at(-1);
    expect(last(discussion)).toBe("extra");
    expect(last(boardPage)).toBe("extra");
  });
});
