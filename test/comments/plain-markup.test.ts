import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainMarkup } from "../../assets/browser/comments/plain-markup.ts";

describe("what a reply keeps of its markup", () => {
  test.each([
    ["text with paragraphs and breaks", "<p>一<br>二<br />三</p>", "<p>一<br>二<br>三</p>"],
    [
      "a link, without its other attributes",
      '<a class="x" href="https://e.example/?a&amp;b" onclick="x()">看</a>',
      '<a href="https://e.example/?a&amp;b">看</a>',
    ],
    [
      "a link in single quotes or none",
      "<a href='https://e.example/\"'>1</a><A HREF=https://e.example/>2</A>",
      '<a href="https://e.example/&quot;">1</a><a href="https://e.example/">2</a>',
    ],
    [
      "a link whose other attribute speaks of one",
      '<a title="x href=https://no.example/" href="https://e.example/">看</a>',
      '<a href="https://e.example/">看</a>',
    ],
    ["the text of other elements", '<span style="color: red">紅<b onclick=x()>粗</b></span>', "紅粗"],
    [
      "nothing of scripts, styles, templates and comments",
      "一<script>x('<p>')</script><STYLE>p {}</STYLE><template><p>t</p></template><!-- <p> -->二",
      "一二",
    ],
    ["nothing of what is not closed", "一<script>x()", "一"],
    ["signs that are no markup", "1 < 2 &lt; 3 <3 &amp; a>b", "1 &lt; 2 &lt; 3 &lt;3 &amp; a>b"],
    ["a tag that does not end, as text", '<p>一<img title="開 onerror=x()', '<p>一&lt;img title="開 onerror=x()'],
  ])("is %s", (_, html, plain) => {
    expect(plainMarkup(html)).toBe(plain);
  });

  test("is paragraphs, breaks and links alone, whatever is sent", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "</",
      '"',
      "'",
      "=",
      " ",
      "/",
      "a",
      "p",
      "script",
      "style",
      "href",
      "onclick",
      "<!--",
      "-->",
      "字",
      "&lt;",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const plain = plainMarkup(parts.join(""));
        expect(plain.replace(/<\/?p>|<br>|<\/a>|<a href="[^"<]*">/g, "")).not.toContain("<");
      }),
      { numRuns: 2000 },
    );
  });
});
