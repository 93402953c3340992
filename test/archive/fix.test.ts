import fc from "fast-check";
import { expect, test } from "vitest";
import { fixFiles } from "../../scripts/archive/fix.ts";
import { readMarkdownFile } from "../../scripts/archive/read/documents.ts";
import { threadSchema } from "../../scripts/archive/schema/thread.ts";
import { editBytes } from "../../scripts/core/edits.ts";
import type { Problem } from "../../scripts/core/problems.ts";

const key = fc.constantFrom(
  ..."title author tags date updated draft summary aliases attachments lang categories permalink layout published".split(
    " ",
  ),
  ..."lastmod cover 標題 keywords password Title source-url x 摘要 published status slug".split(" "),
);
const colon = fc.constantFrom(": ", ": ", ": ", ":", "：", "： ", ":\u3000", ":\u00a0", ":\t", " : ");
const scraps = [
  ..."甲 乙 公告 Tea 2016 true no null ~ : [ ] { } , ， 、 & * ! - ? ' \" “ ” % @ ` > | # \\ / .".split(" "),
  ...[
    " ",
    " ",
    "  ",
    ": ",
    " #",
    "  # ",
    "- ",
    ", ",
    "[甲, 乙]",
    "2016/5/3",
    "2016年5月3日",
    "/a.html",
    "<!--more-->",
    "http://a.example/x",
  ],
  ...["\n  - 甲", "\n\t- 乙", "\n\u3000- 丙", "\n  -丁", "\n  more", "\n  a: 戊"],
];
const value = fc.array(fc.constantFrom(...scraps), { maxLength: 6 }).map((parts) => parts.join(""));
const comment = fc.constantFrom("", "", "", "   # 注", " # 註", " #註");
const entry = fc.tuple(key, colon, value, comment).map((parts) => parts.join(""));
const front = fc.array(
  fc.oneof({ weight: 9, arbitrary: entry }, { weight: 1, arbitrary: fc.constantFrom("# 註", "", "字") }),
  {
    minLength: 1,
    maxLength: 6,
  },
);
const file = fc
  .tuple(
    fc.constantFrom("", "\ufeff"),
    front,
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "text", "a：b\n---\n\ttags: x\n"),
  )
  .map(([mark, lines, end, body]) => {
    const head = `${mark}---\n${lines.join("\n")}\n---\n`;
    return { bytes: Buffer.from((head + body).replaceAll("\n", end)), body: body.replaceAll("\n", end), end };
  });

function problemsOf(bytes: Buffer): readonly Problem[] {
  const read = readMarkdownFile(bytes, "index.md", threadSchema);
  return Array.isArray(read) ? read : (read.notes ?? []);
}

function fix(bytes: Buffer): Buffer {
  const [fixed] = fixFiles(
    (changed) => problemsOf(changed.get("index.md") ?? bytes),
    () => bytes,
  );
  return fixed?.after ?? bytes;
}

const isError = ({ level }: Problem) => level === undefined;

/** Chinese words of a file, without those of dates, and without keys, which get their names here. */
function words(bytes: Buffer): string[] {
  return [...(bytes.toString().match(/\p{Script=Han}/gu) ?? [])].filter((one) => !"年月日標題摘要".includes(one));
}

test("what is mended needs no mending, loses no word, and has its text and line ends as before", () => {
  let mended = 0;
  fc.assert(
    fc.property(file, ({ bytes, body, end }) => {
      const before = problemsOf(bytes).filter(isError);
      const once = fix(bytes);
      expect(fix(once).toString()).toBe(once.toString());
      expect(once.toString().endsWith(`---${end}${body}`)).toBe(true);
      expect(once.toString().split(end).join("")).not.toMatch(/[\r\n]/);
      for (const one of words(bytes)) expect(words(once)).toContain(one);
      expect(problemsOf(once).filter(isError).length).toBeLessThanOrEqual(before.length);
      if (before.length === 0) expect(once.toString()).toBe(bytes.toString().replace("\ufeff", ""));
      if (!once.equals(bytes)) mended += 1;
    }),
    { numRuns: 150 },
  );
  expect(mended).toBeGreaterThan(30);
});

test("a list of nothing but commas is left to its author", () => {
  const bytes = Buffer.from("---\ntitle: x\nattachments: 、\n---\n");
  expect(fix(bytes).equals(bytes)).toBe(true);
});

test("edits keep the line ends of each line, and leave out the byte order mark", () => {
  const bytes = Buffer.from("\ufeffa\r\nbc\nd\r\n");
  const edits = [[{ start: 2, end: 3, text: "B\n" }], [{ start: 5, end: 6, text: "D" }]];
  expect(editBytes(bytes, edits).toString()).toBe("a\r\nB\r\nc\nD\r\n");
});

test("edits that belong together are made together or not at all", () => {
  const edits = [
    [{ start: 0, end: 1, text: "A" }],
    [
      { start: 0, end: 2, text: "x" },
      { start: 3, end: 4, text: "y" },
    ],
  ];
  expect(editBytes(Buffer.from("abcd"), edits).toString()).toBe("Abcd");
});
