import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../assets/browser/media/decode.ts";
import { parseTable } from "../../assets/browser/media/table.ts";

describe("a table in an attachment", () => {
  test("is read as it was written, whatever its cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;\t"\n\r 中') });
    // A row of one empty cell is an empty line.
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const head = ["a", "b"];
        const quoted = (text: string) => (/[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = [head, ...rows].map((cells) => cells.map(quoted).join(",")).join(end);
        expect(parseTable(text, false)).toEqual([head, ...rows]);
      }),
    );
  });

  test.each([
    [
      "tabs",
      "a\tb, c\n1\t2",
      [
        ["a", "b, c"],
        ["1", "2"],
      ],
    ],
    [
      "semicolons",
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    ["a quote that nobody closes", 'a,"b\n1,2', [["a", "b\n1,2"]]],
    ["a quote within a word", 'a,5" pipe\n', [["a", '5" pipe']]],
  ])("may have %s", (_, text, rows) => {
    expect(parseTable(text, false)).toEqual(rows);
  });

  test("loses the row that was cut", () => {
    expect(parseTable("a,b\n1,2\n3,", true)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

describe("a text in an attachment", () => {
  test("is UTF-8 if it can be, also if it ends within a character", () => {
    const bytes = new TextEncoder().encode("一二三");
    expect(decode(bytes, false)).toEqual({ text: "一二三", encoding: "UTF-8" });
    expect(decode(bytes.subarray(0, 8), true)).toEqual({ text: "一二", encoding: "UTF-8" });
  });

  test.each([
    ["GB18030", "d5e2cac7b5dad2bbccf5", "这是第一条"],
    ["BIG5", "b36fac4fb2c4a440b1f8", "這是第一條"],
    ["SHIFT_JIS", "82b182ea82cd88ea8cc282c582b7", "これは一個です"],
    ["UTF-16", "fffe004e", "一"],
    ["UTF-16", "feff4e00", "一"],
  ])("is read as %s if that fits best", (encoding, hex, text) => {
    expect(decode(Uint8Array.from(Buffer.from(hex, "hex")), false)).toMatchObject({ text, encoding });
  });

  test("is none if it holds the byte 0, or fits nothing", () => {
    for (const bytes of [
      [65, 0, 66],
      [65, 0x81],
    ])
      expect(() => decode(Uint8Array.from(bytes), false)).toThrow("not a text");
  });
});
