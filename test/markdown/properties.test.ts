import fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { cleanTree } from "../../scripts/markdown/clean.ts";
import { parsePost, readPost, shapePost } from "../../scripts/markdown/parse.ts";
import type { Post, PostNote } from "../../scripts/markdown/post.ts";
import { fillPost } from "../../scripts/markdown/render.ts";
import { anything, markdown } from "./vocabulary.ts";

const options = {};

/** The post as a page shows it, with blocks and lines of text in the holes. */
function show(post: Post): string {
  return fillPost(post, {
    image: ({ block }) => (block ? "<figure><img></figure>" : "<img>"),
    word: ({ word }) => word,
    link: () => ' href="https://a.example/"',
  });
}

const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];

describe("whatever is written", () => {
  test("a post comes out, and it is plain JSON", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const post = parsePost(source, options);
        expect(JSON.parse(JSON.stringify(post))).toEqual(post);
      }),
      { numRuns: 500 },
    );
  });

  test("browsers see the elements that were written, opened and closed in the same places", () => {
    fc.assert(
      fc.property(anything, (source) => {
        // An attribute may hold what looks like a tag.
        const names = (html: string) =>
          tags(html.replace(/ alttext="[^"]*"/g, "")).map((tag) => tag.replace(/[\s>].*$/s, ""));
        const html = show(parsePost(source, options));
        expect(names(toHtml(fromHtml(html, { fragment: true })))).toEqual(names(html));
      }),
      { numRuns: 1500 },
    );
  });

  test("no tag holds script, style, a handler, a foreign name, or an address that runs", () => {
    fc.assert(
      fc.property(anything, (source) => {
        for (const tag of tags(show(parsePost(source, options)))) {
          expect(tag).not.toMatch(/^<\/?(script|style|svg|iframe|object|form|input|button|template|textarea)\b/i);
          expect(tag).not.toMatch(/^<math(?!(?: display="block")? alttext="[^"]*">$)/i);
          expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on\w*|style|name|srcdoc|data-\w*)\s*=/i);
          expect(tag).not.toMatch(/\sid="(?!(h|fn|fnref)-)/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("links lead to no code, data or file of the reader", () => {
    const address = fc.array(
      fc.constantFrom(..."javascript:data/#?&\\\t\n \u0001%0Aa1<>\"'".split(""), "javascript:", "http:"),
    );
    fc.assert(
      fc.property(address, fc.boolean(), (letters, html) => {
        const href = letters.join("");
        const source = html
          ? `<a href="${href.replaceAll('"', "&quot;")}">x</a>`
          : `[x](<${href.replace(/[<>]/g, "\\$&")}>)`;
        for (const part of parsePost(source, options).parts) {
          if (typeof part === "string" || part.kind !== "link" || !URL.canParse(part.href, "https://a.example/"))
            continue;
          expect(new URL(part.href, "https://a.example/").protocol).not.toMatch(
            /^(javascript|vbscript|data|blob|file|about|filesystem|view-source):$/,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("a post without HTML is the same whether it goes through the allow-list or not", () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const [fastNotes, slowNotes]: [PostNote[], PostNote[]] = [[], []];
        const fast = shapePost(readPost(source, options).root, options, fastNotes);
        const slow = shapePost(cleanTree(readPost(source, options).root, slowNotes), options, slowNotes);
        expect(slow).toEqual(fast);
      }),
      { numRuns: 500 },
    );
  });
});
