import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutSegments } from "../../scripts/search/cut.ts";

const threads = (n: number, prefix = "t") => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const cut = (list: readonly string[]) => cutSegments(list, (key) => key);
/** Threads of the segments that a change makes new. */
const reindexed = (before: readonly string[], after: readonly string[]) => {
  const known = new Set(cut(before).map((segment) => segment.join()));
  return cut(after)
    .filter((segment) => !known.has(segment.join()))
    .flat().length;
};

describe("the segments of an archive", () => {
  test("hold every thread once, in order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 3000 }), (list) => {
        expect(cut(list).flat()).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });

  test("are few, whatever the size of the archive", () => {
    for (const n of [0, 1, 63, 100, 1000]) expect(cut(threads(n)).length).toBeLessThanOrEqual(1);
    for (const n of [5000, 10_000, 100_000]) expect(cut(threads(n)).length).toBeLessThanOrEqual(12);
  });

  test("are bounded in size", () => {
    for (const n of [10_000, 100_000, 200_000]) {
      const largest = Math.max(...cut(threads(n)).map((segment) => segment.length));
      expect(largest).toBeLessThanOrEqual(Math.max(8192, n / 2));
    }
  });

  test("change little when a thread is added at the end", () => {
    const costs = threads(200).map((_, i) => reindexed(threads(10_000 + i), threads(10_001 + i)));
    expect(costs.reduce((a, b) => a + b, 0) / costs.length).toBeLessThan(1024);
  });

  test("change in one place when an old thread is taken out or put in", () => {
    const all = threads(10_000);
    for (const at of [0, 17, 5000, 9000]) {
      expect(reindexed(all, all.toSpliced(at, 1))).toBeLessThanOrEqual(2 * 8192);
      expect(reindexed(all, all.toSpliced(at, 0, "new"))).toBeLessThanOrEqual(2 * 8192);
    }
  });
});
