import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitReplies } from "../../scripts/archive/read/replies.ts";
import { parsePage } from "../../scripts/importers/html/parse.ts";
import { fillText } from "../../scripts/importers/html/post-text.ts";
import { one } from "../../scripts/importers/html/query.ts";
import { textToMarkdown } from "../../scripts/importers/html/text-to-markdown.ts";
import { htmlToMarkdown } from "../../scripts/importers/html/to-markdown.ts";
import { destination } from "../../scripts/importers/write/fill.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { encode, post, RUNS, SAVED, words } from "./posts.ts";

const page = {
  isSaved: (address: string) => address.startsWith(`${SAVED}/`),
  target: (address: string) => (/^https?:/.test(address) ? address : undefined),
};
const filling = {
  image: destination,
  link: (address: string, label: string | undefined) =>
    label === undefined ? `<${address}>` : `[${label}](${destination(address)})`,
};

function markdown(html: string): string {
  const body = one(parsePage(`<!DOCTYPE html><body>${html}`), "body");
  return fillText(htmlToMarkdown(body?.children ?? [], page), filling);
}

/** What a reader of our page sees: words without spaces, and the addresses of pictures. */
function shown(source: string): string {
  const html = parsePost(source).parts.map((part) => {
    if (typeof part === "string") return part;
    return part.kind === "image" ? encode(`${part.src}${part.alt}${part.caption ?? ""}`) : "";
  });
  return decode(html.join("").replace(/<[^>]*>/g, "")).replace(/\s+/g, "");
}

function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("a post that becomes Markdown", () => {
  test("is shown by our pages with each character and each picture", () => {
    fc.assert(
      fc.property(post, ({ html, seen }) => {
        const written = markdown(html);
        expect({ shown: shown(written), written }).toEqual({ shown: seen, written });
      }),
      { numRuns: RUNS },
    );
  });

  test("never has a line that reads as the beginning of a floor", () => {
    fc.assert(
      fc.property(post, ({ html }) => {
        const file = `<!-- floor {"n":2} -->\n\n${markdown(html)}\n`;
        expect(splitReplies(file, "replies.md").replies.map(({ record }) => record.n)).toEqual([2]);
      }),
    );
  });

  test("from plain text keeps every character too", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (all) => {
        const source = all.map((one) => one.replace(/^[\s>]+/, "x")).join("\n");
        const written = fillText(textToMarkdown(source, page), filling);
        expect({ shown: shown(written), written }).toEqual({ shown: source.replace(/\s+/g, ""), written });
      }),
    );
  });
});
