import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHead } from "../../assets/browser/search/index/head.ts";
import { gzipColumns } from "../../scripts/search/gzip.ts";
import { headColumns, type SegmentHead } from "../../scripts/search/head-file.ts";
import { lengthByte, lengthOf } from "../../scripts/search/head-format.ts";
import { byCodePoint } from "../../scripts/search/text/order.ts";

const length = fc.oneof(fc.nat(300), fc.nat(0xffffffff));
const word = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("支", "付", "寶", "\u{20bb7}", "\u{20bb8}", "a"), minLength: 1, maxLength: 400 }),
);
const head: fc.Arbitrary<SegmentHead> = fc
  .record({
    pages: fc.array(fc.record({ text: length, title: length }), { maxLength: 300 }),
    undated: fc.nat(),
    chunks: fc.uniqueArray(fc.record({ from: word, size: fc.integer({ min: 1, max: 70_000 }) }), {
      selector: ({ from }) => from,
      maxLength: 300,
    }),
    filters: fc.uniqueArray(fc.string({ unit: "binary" })),
  })
  .map(({ pages, undated, chunks, filters }) => ({
    pages,
    undated: undated % (pages.length + 1),
    chunks: chunks.sort((a, b) => byCodePoint(a.from, b.from)),
    filters,
  }));

const EMPTY: SegmentHead = { pages: [], undated: 0, chunks: [], filters: [] };
const SMALL: SegmentHead = {
  pages: [
    { text: 700, title: 12 },
    { text: 3, title: 200 },
  ],
  undated: 1,
  chunks: [
    { from: "支付", size: 1 },
    { from: "支票", size: 7 },
  ],
  filters: ["board"],
};

/** The file as a reader gets it, unpacked. */
function written(from: SegmentHead): Buffer {
  return gunzipSync(gzipColumns(headColumns(from)));
}

describe("the head of a segment", () => {
  test("is read as it was written, whatever the lengths and words", () => {
    fc.assert(
      fc.property(head, (from) => {
        const read = readHead(written(from));
        expect(read.titleLengths).toEqual(from.pages.map(({ title }) => title));
        expect(read.lengths).toEqual(from.pages.map(({ text }) => lengthOf(lengthByte(text))));
        expect(read.undated).toBe(from.undated);
        expect(read.chunks).toEqual(from.chunks.map((chunk) => chunk.from));
        expect(read.sizes).toEqual(from.chunks.map(({ size }) => size));
        expect([...read.filters]).toEqual(from.filters);
      }),
      { numRuns: 300 },
    );
  });

  test("of no threads is one too", () => {
    expect(readHead(written(EMPTY))).toMatchObject({ lengths: [], chunks: [], undated: 0 });
  });

  test("keeps lengths to within an eighth, and their order", () => {
    fc.assert(
      fc.property(length, length, (a, b) => {
        expect(Math.abs(lengthOf(lengthByte(a)) - a)).toBeLessThanOrEqual(a / 8);
        if (a <= b) expect(lengthOf(lengthByte(a))).toBeLessThanOrEqual(lengthOf(lengthByte(b)));
      }),
    );
  });
});

describe("a file that is no head of a segment", () => {
  const bytes = written(SMALL);

  test.each([
    ["nothing", Buffer.alloc(0), "ends 13 bytes early"],
    ["a page of the server", Buffer.from("<!DOCTYPE html><title>404</title>"), "not the head of a segment"],
    ["one with more after its end", Buffer.concat([bytes, Buffer.from([0])]), "1 bytes more"],
    [
      "one with more pages than bytes",
      Buffer.concat([bytes.subarray(0, 13), Buffer.from([255, 255, 3, 0, 0, 0])]),
      "early",
    ],
    ["one with a number without end", Buffer.concat([bytes.subarray(0, 13), Buffer.alloc(9, 255)]), "does not end"],
    ["one with more undated pages than pages", withByte(14, 3), "more pages without a date than pages: 3 of 2"],
    ["one with its words in another order", written({ ...SMALL, chunks: SMALL.chunks.toReversed() }), "not in order"],
    ["one whose first word shares with a word before", withByte(bytes.length - 10, 1), "shares 1 units with one of 0"],
  ])("is refused: %s", (_, file, message) => {
    expect(() => readHead(file)).toThrow(message);
  });

  test("is refused wherever it is cut short", () => {
    for (let end = 0; end < bytes.length; end++)
      expect(() => readHead(bytes.subarray(0, end))).toThrow(/early|not the/);
  });

  function withByte(at: number, value: number): Buffer {
    const changed = Buffer.from(bytes);
    changed[at] = value;
    return changed;
  }
});
