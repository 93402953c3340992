import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highlight } from "../../scripts/markdown/highlight/highlight.ts";
import { ALL_GRAMMARS } from "../../scripts/markdown/highlight/languages.ts";
import { mathOf } from "../../scripts/markdown/math/render.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";
import type { Child } from "../../scripts/markdown/tree.ts";
import { showPost } from "./show.ts";

const html = (source: string): string => showPost(parsePost(source));
const kinds = (source: string) => (parsePost(source).notes ?? []).map(({ kind }) => kind);
const textOf = (children: readonly Child[]): string =>
  children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textOf(child.children) : ""))
    .join("");

describe("a dollar sign", () => {
  test.each([
    "價錢 $5 和 $6",
    "$5, and 10$ more",
    "$100元和200$",
    "從$5到$10",
    "US$5=NT$150",
    "$HOME/bin:$PATH and $HOME/$USER",
    "$a_b,$c_d",
    "$x=1; $y=2;",
    "{$x}和{$y}",
    "賺$$很多$$啊",
    "$$$ 便宜 $$$",
    "`$x^2$`",
    "\\$x^2\\$",
    "a$x^2$",
    "$ x^2 $",
    "\\(注\\) \\[1\\] \\[a\\_b\\]",
  ])("of a price, a variable or code is what it is: %s", (source) => {
    expect(html(source)).not.toContain("<math");
    expect(kinds(source)).toEqual([]);
  });

  test.each([
    "$x^2$",
    "設$n$為數",
    "($a + b$)",
    "$2$",
    "$`a_b`$",
    "$$x$$",
    "\\(\\frac12\\)",
    "\\[x^2\\]",
    "$毛利 = \\frac{a}{b}$",
  ])("of a formula is a formula: %s", (source) => {
    expect(html(source)).toContain("<math");
    expect(kinds(source)).toEqual([]);
  });
});

describe("a formula", () => {
  test("keeps its source for search, and for those who see no MathML", () => {
    const post = parsePost("文 $\\text{毛利} < x^2$");
    expect(post.text).toBe("文 \\text{毛利} < x^2");
    expect(showPost(post)).toContain('alttext="\\text{毛利} &lt; x^2"');
  });

  test("that is malformed is shown as written, and said with its line", () => {
    const post = parsePost("文\n\n又 $\\frac{a$ 和\n\n$$\n\\foo\n$$", { line: 10 });
    expect(showPost(post)).toBe(
      '<p>文</p>\n<p>又 $\\frac{a$ 和</p>\n<pre tabindex="0"><code class="language-math">\\foo\n</code></pre>\n',
    );
    expect(post.notes?.map(({ kind, line }) => [kind, line])).toEqual([
      ["formula-malformed", 12],
      ["formula-malformed", 14],
    ]);
  });

  test.each([
    ["\\href{javascript:alert(1)}{x}", true],
    ["\\url{javascript:alert(1)}", true],
    ["\\includegraphics{https://a.example/a.png}", true],
    ["\\htmlData{a=b}{x}", true],
    ["\\class{floor}{x} \\id{main}{y}", true],
    ["\\style{position:fixed}{x}", true],
    ["\\def\\a{\\a\\a}\\a", true],
    ["\\newcommand{\\a}{x}\\a", true],
    [`${"{".repeat(100)}x${"}".repeat(100)}`, true],
    [`${"x".repeat(3000)}`, true],
    ["\\text{<img src=x onerror=alert(1)>}", false],
    ["\\text{</mtext></math><script>alert(1)</script>}", false],
    ["\\color{red}x \\colorbox{#f00}{y}", false],
    ["\\hspace{-50em}\\rule{90em}{90em}\\raisebox{-40em}{x}\\llap{y}\\Huge z", false],
  ])("does no harm: %s", (tex, refused) => {
    const math = mathOf(tex, true);
    expect("reason" in math).toBe(refused);
    const tags = html(`\`\`\`math\n${tex}\n\`\`\``).match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      expect(tag).toMatch(/^<\/?(?:div|pre|code|math|m[a-z]+)\b/);
      expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(
        /\b(?:href|src|style|id|on\w+|data-\w+|actiontype|mathcolor|mathsize)=/,
      );
      expect(tag.replace(/alttext="[^"]*"/, "")).not.toMatch(/"-|\d{3}|[5-9]\d?e[mx]/);
    }
  });
});

describe("code in colours", () => {
  const word = fc.constantFrom(
    ..."if else function class def end return var $x @a #b // /* */ -- \" ' ` \\ <b> </b> &amp; &lt; $ { ( ) [ ] ; : = + 1 0x1f 1.5 中文 <?php ?> <script> </script> <!-- --> <<A % %{ | }".split(
      " ",
    ),
    " ",
    "\n",
    "\t",
  );
  // Line ends are one sign by then: markdown-it makes them so.
  test.each(ALL_GRAMMARS)("is the code that was written, in %s", (language) => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const code = words.join("");
        const parts = highlight(code, language);
        expect(parts && textOf(parts)).toBe(code);
      }),
      { numRuns: 20 },
    );
  });

  test("does not depend on what was highlighted before", () => {
    const source = "```html\n<script>{{#if x}}a{{/if}}</script>\n```";
    const before = html(source);
    for (const language of ALL_GRAMMARS) highlight("x", language);
    expect(html(source)).toBe(before);
  });

  test("is plain if its language is unknown, or if it is long", () => {
    expect(highlight("x", "nonesuch")).toBeUndefined();
    expect(highlight("x", "constructor")).toBeUndefined();
    expect(highlight("a b\n".repeat(5_000), "js")).toBeUndefined();
    expect(html("```nonesuch\nif (x)\n```")).toBe(
      '<pre tabindex="0"><code class="language-nonesuch">if (x)\n</code></pre>\n',
    );
  });

  test("and alerts can be read in light and dark: a contrast of 4.5", () => {
    const css = (name: string) => readFileSync(new URL(`../../assets/css/${name}.css`, import.meta.url), "utf8");
    const read = (name: string, dark: boolean): Map<string, string> => {
      const [light = "", night = ""] = css(name).split(/@media.*prefers-color-scheme: dark/);
      return new Map(
        [...(dark ? night : light).matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, key = "", value = ""]) => [
          key,
          value,
        ]),
      );
    };
    for (const dark of [false, true]) {
      const ground = read("tokens", dark);
      const colours = [...read("markup", dark)];
      expect(colours.length).toBe(14);
      for (const [name, colour] of colours) {
        const on = ground.get(name.startsWith("hl-") ? "wash" : "paper") ?? "";
        expect(contrast(colour, on), `${name} ${dark ? "dark" : "light"}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** Contrast of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("markup of other programs", () => {
  test.each([
    ["![[pic.png]]", "foreign-obsidian-embed", "write ![](pic.png)"],
    ["看 [[別頁|那頁]]", "foreign-wiki-link", "write a link, [別頁](../ADDRESS/)"],
    ['{% asset_img a_b_c.png "x" %}', "foreign-template-tag", "write ![text](FILE)"],
    ["{%- include note.html -%}", "foreign-template-tag", 'write in Markdown what the tag "include" stands for'],
    ['{{< figure src="a.png" >}}', "foreign-shortcode", 'write ![text](FILE "caption")'],
    ['{{<figure src="a.png">}}', "foreign-shortcode", 'write ![text](FILE "caption")'],
    ["{{% notice %}}", "foreign-shortcode", 'write in Markdown what the shortcode "notice" stands for'],
    ["{{ site.baseurl }}/a", "foreign-template-variable", "write the value itself"],
    ["這是==重點==的", "foreign-highlight", "write <mark>重點</mark>"],
    ["```mermaid\ngraph\n```", "foreign-diagram", "draw it with that program and add the picture, ![text](FILE)"],
    ["> [!info] 題\n> 文", "foreign-callout", expect.stringContaining("[!NOTE]")],
  ])("is shown as written, and a note says what to write: %s", (source, kind, fix) => {
    const post = parsePost(`前\n\n${source}`);
    expect(post.notes).toEqual([{ kind, fix, line: 3, message: expect.any(String) }]);
    const shown = showPost(post)
      .replace(/<[^>]*>|\n/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"');
    expect(shown).toBe(`前${source.replace(/^```\w*\n|\n```|^> |\n> /gm, "").replace(/\n/g, "")}`);
  });

  test.each([
    "a == b == c",
    "a==b==c",
    "====",
    "if [[ -f x ]]; then",
    "[[1, 2], [3, 4]] 和 [[1]]",
    "[[a]](b)",
    "![[a]](b.png)",
    "a[[i]]",
    "100% {x} %}",
    "{{ message }}",
    "`[[a]] ==b== {% c %}`",
    "```bash\nif [[ a ]]; then x==y==z; fi\n![[a.png]]\n```",
  ])("is not seen in what is none: %s", (source) => {
    expect(kinds(source)).toEqual([]);
  });
});

describe("an address with spaces", () => {
  const holes = (source: string) =>
    parsePost(source).parts.flatMap((part) =>
      typeof part === "string" || part.kind === "word" ? [] : [part.kind === "image" ? part.src : part.href],
    );
  test.each([
    ["![x](my pic.png)", "my pic.png"],
    ["![x](<my pic.png>)", "my pic.png"],
    ["![x](my pic (1).png)", "my pic (1).png"],
    ['![x](我的 圖 (一).jpg "題")', "我的 圖 (一).jpg"],
    ["![x](圖（一）.png)", "圖（一）.png"],
    ['![x](a.png "t e.x")', "a.png"],
    ["![x](a.png (t))", "a.png"],
    ["[x](my file.pdf)", "my file.pdf"],
    ["![x](my%20pic.png)", "my%20pic.png"],
  ])("leads to the file: %s", (source, address) => {
    expect(holes(source)).toEqual([address]);
  });

  test("is text if it does not look like a file", () => {
    expect(holes("[sic](see below) ![wow](so cool) ![x]({{ site.url }}/a b.png)")).toEqual([]);
  });
});
