import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureText, statusOf, statusText } from "../../assets/browser/search/status.ts";
import { en } from "../../layouts/i18n/en.ts";

/** What the reader is told: the status, and what is noted below it. */
function told(hits: number, failed: number, complete = true, parts = 10): [string, string] {
  const status = statusOf({ hits: Array.from({ length: hits }), complete, failed }, parts, " pay ");
  return [statusText(status, en.search.script), failureText(status, en.search.script)];
}

describe("a reader is told", () => {
  test("how many threads there are, or how many at least", () => {
    expect(told(1, 0)).toEqual(["1 thread found", ""]);
    expect(told(7, 0)).toEqual(["7 threads found", ""]);
    expect(told(7, 0, false)).toEqual(["At least 7 threads found", ""]);
  });

  test("that there may be more where a part failed", () => {
    const failed = "3 of 10 parts of the index could not be loaded; results may be missing.";
    expect(told(2, 3)).toEqual(["At least 2 threads found", failed]);
    expect(told(0, 3)).toEqual(["Not everything could be searched for “pay”.", failed]);
  });

  test("that there is nothing only if every part was searched", () => {
    expect(told(0, 0)).toEqual(["Nothing found for “pay”.", ""]);
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 10 }), fc.boolean(), (hits, failed, complete) => {
        expect(told(hits, failed, complete)[0]).not.toMatch(/Nothing/);
      }),
    );
  });

  test("that it could not search if every part failed", () => {
    expect(told(0, 10)).toEqual(["The search index could not be loaded. Please try again later.", ""]);
  });
});
