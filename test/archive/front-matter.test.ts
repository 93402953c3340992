import fc from "fast-check";
import { expect, test } from "vitest";
import { indexFile } from "../../scripts/archive/new-thread.ts";
import { readMarkdownFile } from "../../scripts/archive/read/documents.ts";
import { threadSchema } from "../../scripts/archive/schema/thread.ts";
import { readPlainYaml } from "../../scripts/core/formats/plain-yaml.ts";
import { readYaml } from "../../scripts/core/formats/yaml.ts";
import { parseTimestamp } from "../../scripts/core/timestamp.ts";

const read = (text: string) => readMarkdownFile(Buffer.from(text), "index.md", threadSchema);

/** Any text that a title may be: on one line, with something in it. */
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim())
  .filter((text) => text !== "");

test("what a new thread is called is what is read back", () => {
  fc.assert(
    fc.property(words, words, (title, author) => {
      const file = read(indexFile({ title, date: "2016-11-30", author }));
      expect(file).toMatchObject({ front: { title, author, date: { iso: "2016-11-30" } } });
    }),
  );
});

test("every line below the front matter is text, dashes too, and keeps its line number", () => {
  const line = fc.constantFrom("---", "--- ", "---js", "text", "", "title: x", "{{ x }}", "{% raw %}", "...");
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), fc.constantFrom("", "\ufeff"), (lines, end, mark) => {
      const text = mark + ["---", "title: T", "---  ", ...lines].join(end);
      expect(read(text)).toMatchObject({ front: { title: "T" }, body: lines.join("\n"), bodyLine: 4 });
    }),
  );
});

test.each([
  ["---js\n(globalThis.ran = true, { title: 'T' })", "---js"],
  ["---javascript\n(globalThis.ran = true, { title: 'T' })", "---javascript"],
  ["--- JS \n(globalThis.ran = true, { title: 'T' })", "--- JS "],
  ['---coffee\ntitle: "T"', "---coffee"],
  ['---json\n{ "title": "T" }', "---json"],
  ['---toml\ntitle = "T"', "---toml"],
  ["---yaml\ntitle: T", "---yaml"],
  ["---title: T", "---title: T"],
])("front matter that is opened with anything but dashes is not read, and nothing in it runs: %j", (text, opening) => {
  const problem = {
    kind: "front-matter-form",
    file: "index.md",
    line: 1,
    column: 4,
    message: `the front matter is opened with "${opening}"; front matter is YAML only`,
    fix: "write --- alone on the first line, then YAML",
  };
  expect(read(`${text}\n---\ntext\n`)).toEqual([problem]);
  expect(globalThis).not.toHaveProperty("ran");
});

test.each(["---- b", "----", "--- # end", "---x: 1"])(
  "a line %j in the front matter does not end it unnoticed",
  (line) => {
    const problem = {
      kind: "front-matter-form",
      file: "index.md",
      line: 3,
      column: 4,
      message: `the front matter is closed with "${line}"`,
      fix: "write --- alone on the line after the last key",
    };
    expect(read(`---\ntitle: T\n${line}\n---\ntext\n`)).toEqual([problem]);
  },
);

test("front matter that nothing closes is a mistake, and not a post without text", () => {
  expect(read("---\ntitle: T\n\nThe whole post.\n")).toMatchObject([
    { line: 1, message: "the front matter is not closed" },
  ]);
});

test.each([
  ["lines of dashes", "---\n\ntext\n"],
  ["what looks like front matter", "---\nauthor: x\n---\ntext\n"],
  ["an empty line", "\ntext\n"],
  ["an indented line", "    code\n"],
  ["a byte order mark", "\ufefftext\n"],
  ["no end of line", "text"],
])("a post that begins with %s loses nothing", (_, body) => {
  expect(read(`---\ntitle: T\n---\n${body}`)).toEqual({ front: { title: "T" }, body, bodyLine: 4 });
});

test("a file that is read a second time is reported a second time", () => {
  const text = "---\ntitle: [\n---\ntext\n";
  expect(read(text)).toEqual(read(text));
  expect(read(text)).toMatchObject([{ file: "index.md", line: 2 }]);
});

test("keys that mean something to JavaScript are unknown keys, and change no other file", () => {
  const text = "---\ntitle: T\n__proto__: { draft: true }\nexcerpt_separator: text\n---\ntext\n";
  expect(read(text)).toMatchObject([
    { message: 'the key "__proto__" is not known' },
    { message: 'the key "excerpt_separator" means nothing here: the whole thread is shown' },
  ]);
  expect(read("---\ntitle: T\n---\ntext\n")).toEqual({ front: { title: "T" }, body: "text\n", bodyLine: 4 });
});

test("twenty thousand keys that are written twice are all reported, each on its line", () => {
  const problems = read(`---\n${"title: T\n".repeat(20_001)}---\ntext\n`);
  const expected = Array.from({ length: 20_000 }, (_, i) => ({ line: i + 3, column: 1 }));
  expect(problems).toMatchObject(expected);
});

test("no bytes make the reader fail in any other way than by naming problems", () => {
  const yaml = fc.string({ unit: fc.constantFrom(..."ab:-[]{}&*!|>'\"#%@`?, \n\t<=~0".split("")), maxLength: 80 });
  const dashed = fc.constantFrom("---", "-", "\n", "\r", " ", "js", "title: T", "#", "\u2028", "\u3000", "\0");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        yaml.map((text) => Buffer.from(`---\n${text}\n---\n`)),
        fc.array(dashed, { maxLength: 12 }).map((parts) => Buffer.from(`---${parts.join("")}`)),
      ),
      (bytes) => {
        const file = readMarkdownFile(bytes, "index.md", threadSchema);
        if (!Array.isArray(file)) return;
        expect(file.length).toBeGreaterThan(0);
        for (const problem of file) expect(problem).toMatchObject({ file: "index.md", message: expect.any(String) });
      },
    ),
    { numRuns: 2000 },
  );
});

test("valid dates are read as the moment that they are, others are refused", () => {
  const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, "0"));
  const offset = fc.oneof(
    fc.constant("Z"),
    fc.tuple(fc.constantFrom("+", "-"), two(0, 14), two(0, 59)).map(([s, h, m]) => `${s}${h}:${m}`),
  );
  const year = fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, "0"));
  const date = fc.tuple(year, two(0, 13), two(0, 32)).map((parts) => parts.join("-"));
  fc.assert(
    fc.property(date, two(0, 25), two(0, 61), offset, (day, hour, minute, zone) => {
      const text = `${day}T${hour}:${minute}${zone}`;
      const exists = isOnCalendar(day) && Number(hour) < 24 && Number(minute) < 60;
      const stamp = parseTimestamp(text);
      expect("epoch" in stamp).toBe(exists);
      if ("epoch" in stamp) expect(stamp).toMatchObject({ iso: text, epoch: Date.parse(text), hour: Number(hour) });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["2016/11/30", "2016-11-30"],
  ["2016.1.3", "2016-01-03"],
  ["2016年1月3日", "2016-01-03"],
  ["2016-11-30 9:05", "2016-11-30T09:05:00"],
  ["2016-11-30T10:12:00+0800", "2016-11-30T10:12:00+08:00"],
  ["2016-2-30", undefined],
  ["yesterday", undefined],
])("for the date %s the report suggests %s", (text, instead) => {
  const stamp = parseTimestamp(text);
  expect("message" in stamp && stamp.instead).toBe(instead);
});

function isOnCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

test("simple front matter is read as a whole YAML parser reads it", () => {
  const scraps = [
    "a",
    "茶",
    "é",
    "1",
    "0x1",
    "true",
    "no",
    "null",
    "~",
    ":",
    ": ",
    " #",
    "#",
    '"',
    "'",
    "\\",
    "- ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "&",
    "*",
    "!",
    "|",
    " ",
    "\t",
    "2016-11-30",
    "T10:12",
    "\u0085",
    "\ufeff",
    "%",
    "@",
    "?",
    "=",
  ];
  const value = fc.array(fc.constantFrom(...scraps), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  const form = fc.constantFrom(
    (text: string) => text,
    (text: string) => `"${text}"`,
    (text: string) => `[${text}]`,
    (text: string) => `[${text}, a]`,
  );
  const line = fc
    .tuple(fc.constantFrom("title", "tags", "__proto__", "a-b", " x"), value, form)
    .map(([key, text, wrap]) => `${key}: ${wrap(text)}`);
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const text = `${lines.join("\n")}\n`;
      const value = readPlainYaml(text);
      if (value === undefined) return;
      plain += 1;
      expect(readYaml(text, "x.yaml")).toMatchObject({ value });
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});
