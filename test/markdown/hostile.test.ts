import { describe, expect, test } from "vitest";
import { parsePost } from "../../scripts/markdown/parse.ts";

const times = (text: string, count: number): string => text.repeat(count);
const each = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join("");

/** Posts that took parsers of Markdown or HTML quadratic time, or the whole stack; the limit is the test's time. */
const HOSTILE: Readonly<Record<string, string>> = {
  "opening brackets": times("[", 100_000),
  "nested brackets": times("[", 50_000) + times("]", 50_000),
  "nested links": `${times("[", 20_000)}a${times("](b)", 20_000)}`,
  "nested images": `${times("![", 1_500)}a${times("](b)", 1_500)}`,
  "emphasis that never closes": times("*a_ ", 50_000),
  "emphasis in emphasis": times("**a ", 30_000) + times("b** ", 30_000),
  "runs of backticks": each(1_500, (i) => `e${times("`", i)}`),
  "a megabyte of <": times("<", 1_000_000),
  "unfinished tags": times("<a ", 100_000),
  "unfinished comments": times("<!--", 100_000),
  "comments that a list never ends": `${times("- <!--\n  <!--\n", 10_000)}\n-->`,
  "lines of comments without end": times("<!--\n", 50_000),
  "tags without end in a block": `<div>\n${times("<a b=' ", 50_000)}`,
  "quotes without end in a block": `<div>\n${times("<a ", 50_000)}b="`,
  "names in brackets": each(20_000, (i) => `<x${i}> </y${i}> `),
  "films in objects": times("<object><param name=movie value=a><embed src=b>", 5_000),
  "deep quotes": times(">", 50_000),
  "deep lists": `${times("- ", 50_000)}x`,
  "indented lists": each(1_000, (i) => `${times("  ", i)}- x\n`),
  "unclosed divs": times("<div>", 50_000),
  "unclosed divs in lists": times("- <div>\n", 4_000),
  "unclosed bold": `x ${times("<b>", 50_000)}`,
  "bold that every paragraph opens again": each(5_000, (i) => `<p><b title=${i}></p>`),
  "fonts that every paragraph opens again": each(5_000, (i) => `<font size=${i}><p>`),
  "overlapping links": times("<a><b>", 20_000) + times("</a>", 20_000),
  "lines that no table holds": `<table>${times("<br>", 100_000)}`,
  "tables in tables": times("<table><tr><td>", 20_000),
  "foreign elements": times("<svg><g><math><mi>", 10_000),
  "attributes without end": `<div ${each(50_000, (i) => `a${i} `)}>`,
  "children without end": `<x-y>${times("<br>", 100_000)}`,
  "addresses without end": times("http://a.b/c<http://a.b/", 8_000),
  "an address of brackets": `http://a.b/${times("(", 100_000)}`,
  "an address of spaces": `[a](<${times(" ", 1_000_000)}x>)`,
  "footnotes without end": each(2_000, (i) => `x[^${i}]\n\n[^${i}]: y\n\n`),
  "footnotes in footnotes": `${times("[^a]: ", 20_000)}x`,
  "the same heading": times("# a\n\n", 10_000),
  "cells without end": `${times("|a", 3_000)}|\n${times("|-", 3_000)}|\n${times("|\n", 3_000)}`,
  "empty lines and carriage returns": times("\r\n\r", 300_000),
  "dollar signs": times("$", 100_000),
  "formulas that never close": times("$a^b ", 30_000),
  "formulas that never close, with quotes": times("$`a ", 30_000),
  "formulas without end": times("$a_b$ ", 20_000),
  "lines that begin a formula": times("$$a\n", 20_000),
  "brackets that begin a formula": times("\\(\\a ", 20_000),
  "groups in a formula": `$$${times("{", 100_000)}$$`,
  "groups in a short formula": `$${times("{", 1_900)}$`,
  "roots in a formula": `$${times("\\sqrt", 380)} x$`,
  "macros that double": `$\\def\\a{xx}${each(20, (i) => `\\def\\${times("a", i + 2)}{\\${times("a", i + 1)}\\${times("a", i + 1)}}`)}\\${times("a", 21)}$`,
  "expansions without end": each(20, () => `$${times("\\pmod a", 250)}$ `),
  "links of a wiki that never close": times("[[a", 50_000),
  "tags of templates that never close": times("{% a ", 20_000) + times("{{< a ", 20_000),
  "marks that never close": times("==a ", 50_000),
  "code in one line": `\`\`\`js\n${times("a(", 100_000)}\n\`\`\``,
  "addresses with spaces that never end": times("![a](b c", 20_000),
  "tasks in tasks": each(100, (i) => `${times("  ", i)}- [ ] x\n`),
  "alerts in alerts": each(200, (i) => `${times("> ", i)}[!NOTE]\n`),
  "Chinese on one line": times("中", 300_000),
  "Chinese on many lines": times("中\n", 100_000),
};

describe("a post made to break the parser is parsed in good time", () => {
  test.each(Object.entries(HOSTILE))("%s", (_, source) => {
    expect(parsePost(source).parts.length).toBeGreaterThanOrEqual(0);
  });
});

describe("HTML that is too much to parse", () => {
  test("is shown as the text that it is, and the Markdown around it stays", () => {
    const post = parsePost(`**粗**\n\n${times("<div>", 1_000)}文`);
    const html = post.parts.join("");
    expect(html).toContain("<strong>粗</strong>");
    expect(html).toContain("&lt;div&gt;&lt;div&gt;");
    expect(html).not.toContain("<div>");
  });
});

describe("markup deeper than any browser goes", () => {
  test("loses the markup and keeps the text", () => {
    const post = parsePost(`${times("**a ", 1_000)}底${times(" b**", 1_000)}`);
    expect(post.text).toContain("底");
    expect(post.parts.join("").match(/<strong>/g)?.length).toBeLessThan(256);
  });
});
