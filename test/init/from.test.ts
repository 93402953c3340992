import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOutFile } from "../../scripts/init/from/left-out.ts";
import { withFiles } from "../../scripts/init/from/pictures.ts";
import { postOf } from "../../scripts/init/from/post.ts";
import { withHistory } from "../../scripts/init/from/stele-content.ts";

const post = (text: string, file = "source/_posts/my-post.md") => postOf(Buffer.from(text), file);

describe("a post of another tool", () => {
  test.each([
    [
      "Hexo",
      "source/_posts/開店 記.md",
      "---\ntitle: 開店: 記\ndate: 2016/5/3 10:12:00\ncategories: 店\nlayout: post\n---\n正文\n",
      {
        text: '---\ntitle: "開店: 記"\ndate: 2016-05-03T10:12:00\ntags: [店]\n# layout: post\n---\n正文\n',
        year: "2016",
        slug: "開店-記",
      },
    ],
    [
      "Jekyll",
      "_posts/2015-06-07-Hello-World.markdown",
      "---\ntitle: Hello\n---\nWords\n",
      {
        text: "---\ntitle: Hello\ndate: 2015-06-07\n---\nWords\n",
        year: "2015",
        slug: "hello-world",
      },
    ],
    [
      "Hugo",
      "content/posts/bundle/index.md",
      '+++\ntitle = "Bundle"\ndate = 2018-01-02T03:04:05Z\n+++\nWords\n',
      {
        text: "---\ntitle: Bundle\ndate: 2018-01-02T03:04:05Z\n---\nWords\n",
        year: "2018",
        slug: "bundle",
      },
    ],
    [
      "Obsidian",
      "日記/2020-02-02.md",
      "# 標題 #1 \n\n文字\n",
      {
        text: '---\ntitle: "標題 #1"\ndate: 2020-02-02\n---\n\n文字\n',
        year: "2020",
        slug: "2020-02-02",
      },
    ],
    [
      "a heading that closes with signs, after a word that ends in one",
      "code.md",
      "# 學 C# ##\n字\n",
      { text: "---\ntitle: 學 C#\n---\n字\n", year: "undated", slug: "code" },
    ],
    [
      "plain",
      "notes/Some Note.md",
      "Words alone\r\n",
      {
        text: "---\ntitle: Some Note\n---\nWords alone\n",
        year: "undated",
        slug: "some-note",
      },
    ],
    [
      "a draft",
      "source/_drafts/later.md",
      "---\ntitle: Later\n---\nWords\n",
      {
        text: "---\ntitle: Later\ndraft: true\n---\nWords\n",
        year: "undated",
        slug: "later",
      },
    ],
    [
      "one with a title missing",
      "a.md",
      "---\ntags: x\n---\nWords\n",
      {
        text: "---\ntags: [x]\ntitle: a\n---\nWords\n",
        year: "undated",
        slug: "a",
      },
    ],
  ])("of %s becomes a thread", (_, file, text, thread) => {
    expect(post(text, file)).toEqual(thread);
  });

  test.each([
    ["---\ntitle: x\npassword: secret\n---\nWords\n", 3, /password/],
    ["---\ntitle: x\ndate: 03/05/2016\n---\nWords\n", 3, /date/],
    ["---\ntitle: x\n", 1, /not closed/],
    ["", undefined, /empty/],
  ])("that only a person can mend says what is wrong: %j", (text, line, message) => {
    expect(post(text)).toMatchObject({ message: expect.stringMatching(message), ...(line !== undefined && { line }) });
  });

  test("keeps every word of its text", () => {
    const pieces = fc.constantFrom(
      "字",
      "word ",
      "\n",
      "\n\n",
      "# 題\n",
      "---\n",
      "```\n",
      "![x](a.png)",
      "  ",
      "title: y\n",
      "{",
      "+++\n",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = `一${parts.join("")}末`;
        const made = post(text);
        if ("message" in made) return;
        for (const word of text.match(/[一字題末]|word|title: y/g) ?? []) expect(made.text).toContain(word);
        expect([...made.text.matchAll(/字|word/g)].length).toBe([...text.matchAll(/字|word/g)].length);
      }),
    );
  });
});

const FRONT = "---\ntitle: x\n---\n";

/** A post with these files around it. @returns its text, and its files by their new names */
function around(text: string, file: string, files: readonly string[], roots: readonly string[] = ["source"]) {
  const made = withFiles(FRONT + text, file, { files: new Set(files), roots });
  return { text: made.text.slice(FRONT.length), files: Object.fromEntries(made.files), missing: made.missing };
}

describe("the pictures of a post", () => {
  test("are found where its tool keeps them, and the text names them beside it", () => {
    const files = ["source/images/a b.png", "source/_posts/c.png", "source/images/d.png", "source/other.png"];
    const text =
      "![甲](/images/a b.png) ![](<../images/d.png> '題') <img src=\"/images/d.png\" alt='x'>\n\n![乙](c.png)\n\n`![](/images/d.png)`\n";
    expect(around(text, "source/_posts/p.md", files)).toEqual({
      text: "![甲](a%20b.png) ![](<d.png> '題') <img src=\"d.png\" alt='x'>\n\n![乙](c.png)\n\n`![](/images/d.png)`\n",
      files: { "a b.png": "source/images/a b.png", "d.png": "source/images/d.png", "c.png": "source/_posts/c.png" },
      missing: [],
    });
  });

  test("keep their folder below the text, and get a number if two have one name", () => {
    const files = ["posts/img/a.png", "x/a.png", "y/a.png"];
    expect(around("![1](img/a.png) ![2](../x/a.png) ![3](../y/a.png)", "posts/p.md", files, ["."])).toEqual({
      text: "![1](img/a.png) ![2](a.png) ![3](a-2.png)",
      files: { "img/a.png": "posts/img/a.png", "a.png": "x/a.png", "a-2.png": "y/a.png" },
      missing: [],
    });
  });

  test("in a folder of the post's own come along, shown or not", () => {
    const hexo = ["source/_posts/p/shown.png", "source/_posts/p/data.xlsx", "source/_posts/q/other.png"];
    expect(around("![s](shown.png)", "source/_posts/p.md", hexo).files).toEqual({
      "shown.png": "source/_posts/p/shown.png",
      "data.xlsx": "source/_posts/p/data.xlsx",
    });
    expect(around("", "content/p/index.md", ["content/p/a/b.png"], ["static"]).files).toEqual({
      "a/b.png": "content/p/a/b.png",
    });
  });

  test("that Obsidian names by their names alone are found, and code stays as it is", () => {
    const text = "![[甲.png|一張圖]] ![[甲.png|300]] ![[nowhere.png]] `![[甲.png]]`\n\n```\n![[甲.png]]\n```\n";
    expect(around(text, "a/p.md", ["media/甲.png"], ["."])).toEqual({
      text: "![一張圖](<甲.png>) ![甲](<甲.png>) ![[nowhere.png]] `![[甲.png]]`\n\n```\n![[甲.png]]\n```\n",
      files: { "甲.png": "media/甲.png" },
      missing: [],
    });
  });

  test("that are nowhere become links, which keep no thread from being published", () => {
    expect(
      around("![甲](gone.png) [![乙](gone.png)](https://a.example/) ![丙](https://b.example/c.png)", "p.md", []),
    ).toEqual({
      text: "[甲](gone.png) [![乙](gone.png)](https://a.example/) ![丙](https://b.example/c.png)",
      files: {},
      missing: ["gone.png"],
    });
  });
});

test("a list of what was left out is Markdown that shows names as they are", () => {
  const left = [
    { path: "b`.md", reason: "line 1: wrong\nhere" },
    { path: "a.md", reason: "it is empty" },
  ];
  expect(leftOutFile("blog", left).split("\n").slice(-3)).toEqual([
    "- `a.md`: it is empty",
    "- ``b`.md``: line 1: wrong here",
    "",
  ]);
});

describe("a thread that leaves its repository", () => {
  const known = { date: "2016-01-02T03:04:05+08:00", old: ["/tea/old/"] };
  const moved = (text: string) => withHistory(Buffer.from(text), known);

  test("takes its date and its old addresses along", () => {
    expect(moved("---\ntitle: x\n---\n字\n")).toBe(
      "---\ntitle: x\naliases: [/tea/old/]\ndate: 2016-01-02T03:04:05+08:00\n---\n字\n",
    );
    expect(moved("---\r\ntitle: x\r\n---\r\n字\r\n")).toBe(
      "---\r\ntitle: x\r\naliases: [/tea/old/]\r\ndate: 2016-01-02T03:04:05+08:00\r\n---\r\n字\r\n",
    );
  });

  test("keeps the date and the aliases that it has", () => {
    expect(moved("---\ntitle: x\ndate: 2015-01-01\naliases: [/tea/old/]\n---\n字\n")).toBeUndefined();
    expect(moved("---\naliases:\n  - /a.html # 一\n  - /b.html\ndate: 2015-01-01\ntitle: x\n---\n字\n")).toBe(
      "---\naliases:\n  - /tea/old/\n  - /a.html # 一\n  - /b.html\ndate: 2015-01-01\ntitle: x\n---\n字\n",
    );
    expect(moved("---\naliases: [/a.html] # 一\ndate: 2015-01-01\ntitle: x\n---\n字\n")).toBe(
      "---\naliases: [/tea/old/, /a.html] # 一\ndate: 2015-01-01\ntitle: x\n---\n字\n",
    );
  });
});
