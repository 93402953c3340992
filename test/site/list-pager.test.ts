import fc from "fast-check";
import { expect, test } from "vitest";
import { shownPages } from "../../scripts/site/pages/list-pager.ts";

const lists = fc
  .integer({ min: 1, max: 5000 })
  .chain((last) => fc.tuple(fc.integer({ min: 1, max: last + 1 }), fc.constant(last)));

test("a page of a list names itself, the newest, the oldest and its neighbours, and never many", () => {
  fc.assert(
    fc.property(lists, ([page, last]) => {
      const shown = shownPages(page, last);
      expect(shown).toEqual(
        expect.arrayContaining([last + 1, 1, page, Math.max(1, page - 1), Math.min(last + 1, page + 1)]),
      );
      expect(shown.length).toBeLessThan(16);
    }),
  );
});

test("a further page of a list changes the ways from two of its numbered pages at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (last) => {
      const ways = (all: number) =>
        Array.from({ length: last }, (_, at) =>
          shownPages(at + 1, all)
            .filter((page) => page <= all)
            .join(),
        );
      const after = ways(last + 1);
      expect(ways(last).filter((way, at) => way !== after[at]).length).toBeLessThanOrEqual(2);
    }),
  );
});
