import { describe, expect, test } from "vitest";
import { parsePost } from "../../scripts/markdown/parse.ts";
import type { Post } from "../../scripts/markdown/post.ts";
import { showPost } from "./show.ts";

const parse = (source: string): Post => parsePost(source);
const holes = (post: Post) => post.parts.filter((part) => typeof part !== "string");

describe("the text of a post, for search and excerpts", () => {
  test("is one line for each block, without markup", () => {
    const source =
      "# 標題\n\n一**二**\n三\n\n- 甲\n- 乙\n\n> 引 `碼`\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nx = 1\ny\n```";
    expect(parse(source).text.split("\n")).toEqual(["標題", "一二三", "甲", "乙", "引 碼", "a b", "c d", "x = 1 y"]);
  });

  test("leaves out images, captions, footnote marks and readings, and keeps the notes", () => {
    const source = '文![替](a.jpg)字[^1]<ruby>漢<rt>hàn</rt></ruby>\n\n![替](b.jpg "說明")\n\n[^1]: 註';
    expect(parse(source).text).toBe("文字漢\n註");
  });

  test("leaves out what is taken off, and keeps what unknown elements hold", () => {
    expect(parse("<script>x</script><x-y>文</x-y><!-- y -->").text).toBe("文");
  });
});

describe("the length of a post", () => {
  test("counts what the reader reads", () => {
    expect(parse("# 標題\n\n兩個 words [連結](https://a.example/)").length).toEqual({ characters: 6, words: 1 });
  });
});

describe("headings", () => {
  const source = "## 一\n\n### 二 *斜*\n";
  test("are listed with their ids for the table of contents", () => {
    expect(parse(source).headings).toEqual([
      { depth: 2, id: "h-一", text: "一" },
      { depth: 3, id: "h-二-斜", text: "二 斜" },
    ]);
  });

  test("of replies have no ids, so that no two on a page are the same", () => {
    const post = parsePost(source, { headings: false });
    expect(post.headings).toEqual([]);
    expect(showPost(post)).toBe("<h2>一</h2>\n<h3>二 <em>斜</em></h3>\n");
  });
});

describe("several posts on one page", () => {
  test("have footnotes of their own", () => {
    const html = showPost(parsePost("文[^1]\n\n[^1]: 註", { idPrefix: "12-" }));
    expect(html.match(/(?:id|href)="[^"]*"/g)).toEqual([
      'href="#fn-12-1"',
      'id="fnref-12-1-1"',
      'id="fn-12-1"',
      'href="#fnref-12-1-1"',
    ]);
  });
});

describe("images and links", () => {
  test("know the line of the file that they stand on", () => {
    const source =
      "文\n[一](a) [二](b)\n![三](c)\n\n- 文\n  ![四](d)\n\n<div>\n<img src=e>\n<a href=f>六</a></div>\n\n文 <b\n> [七](g) <img src=h>";
    const lines = holes(parsePost(source, { line: 10 })).map((part) => (part.kind === "word" ? 0 : part.line));
    expect(lines).toEqual([11, 11, 12, 15, 18, 19, 22, 22]);
  });

  test("are told apart from what looks like them in the text", () => {
    const source = "\0 \u0001 {image x} ![a](b.jpg)";
    expect(holes(parse(source))).toHaveLength(1);
    expect(parse(source).parts[0]).toContain("\uFFFD");
  });
});

describe("an empty post", () => {
  test.each(["", "\n\n", "<!-- nothing -->", "[r]: /u"])("%j is empty", (source) => {
    expect(parse(source)).toEqual({ parts: [], headings: [], text: "", length: { characters: 0, words: 0 } });
  });
});

describe("notes", () => {
  const kinds = (source: string) => parsePost(source, { line: 5 }).notes?.map(({ kind, line }) => [kind, line]);

  test("name what is not shown as it was written, with its line", () => {
    const embedded = '文\n\n<iframe src="https://v.example/"></iframe>\n\n文 <script>x</script>\n\n[文](javascript:x)';
    expect(kinds(embedded)).toEqual([
      ["element-dropped", 7],
      ["element-dropped", 9],
      ["address-dropped", 11],
    ]);
  });

  test("name a comment that hides much, or runs on to the end of the next one", () => {
    expect(kinds(`文\n\n<!-- ${"字".repeat(300)} -->`)).toEqual([["comment-hidden", 7]]);
    expect(kinds("<!-- 忘了關\n\n文\n\n<!-- more -->")).toEqual([["comment-hidden", 5]]);
    expect(kinds("<!-- more -->\n\n文")).toBeUndefined();
  });

  test("say nothing of files beside the text that are played", () => {
    expect(kinds('<video src="v.mp4"></video>')).toBeUndefined();
  });
});

describe("what CommonMark keeps", () => {
  const html = (source: string) => showPost(parse(source));

  test("the language of a fence, with escapes, entities and signs", () => {
    expect(html("``` c\\+\\+\nx\n```")).toContain('class="language-c++"');
    expect(html("``` espa&ntilde;ol\nx\n```")).toContain('class="language-español"');
    expect(html("```js{1,3}\nlet x;\n```")).toContain('<span class="hl-keyword">let</span>');
  });

  test("an empty heading, which no reader of the outline meets and no other heading is under", () => {
    const post = parse("#\n\n## 文");
    expect(showPost(post)).toContain('<h2 aria-hidden="true"></h2>');
    expect(post.headings).toEqual([{ depth: 2, id: "h-文", text: "文" }]);
  });

  test("a link to a file whose name has a colon", () => {
    expect(holes(parse("[序](<第1章: 序.md>)"))).toEqual([{ kind: "link", href: "./第1章: 序.md", line: 1 }]);
    expect(holes(parse("[x](javascript:alert)"))).toEqual([]);
    expect(holes(parse("[x](<java script:alert>)"))).toEqual([{ kind: "link", href: "./java script:alert", line: 1 }]);
  });
});
