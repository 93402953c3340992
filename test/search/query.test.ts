import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress, toggleFilter, writeAddress } from "../../assets/browser/search/address.ts";
import { parseQuery } from "../../assets/browser/search/query/parse.ts";
import { planQuery } from "../../assets/browser/search/query/plan.ts";

const words = (query: string) => parseQuery(query).terms.map(({ text }) => text);

describe("a query", () => {
  test("is words apart from each other, whatever white space is between", () => {
    expect(words("客流 物流　支付")).toEqual(["客流", "物流", "支付"]);
  });

  test("holds together what stands in quotes of any kind", () => {
    expect(parseQuery('"cash on delivery" “無人 商店”').terms).toMatchObject([
      { text: "cash on delivery", quoted: true },
      { text: "無人 商店", quoted: true },
    ]);
  });

  test("excludes what follows a minus", () => {
    const { terms, excluded } = parseQuery('客流 -廣告 -"退 貨"');
    expect(terms.map(({ text }) => text)).toEqual(["客流"]);
    expect(excluded.map(({ text }) => text)).toEqual(["廣告", "退 貨"]);
  });

  test("takes a minus within a word for part of it", () => {
    expect(words("wi-fi")).toEqual(["wi-fi"]);
  });

  test("narrows by author, board, tag and year, in Chinese too", () => {
    expect(parseQuery("author:店小二 tag:客流 year:2016 板塊:retail").filters).toEqual({
      author: ["店小二"],
      tag: ["客流"],
      year: ["2016"],
      board: ["retail"],
    });
    expect(parseQuery('author:"Ann Lee"').filters).toEqual({ author: ["Ann Lee"] });
  });

  test("takes an unknown name before a colon for a word", () => {
    expect(words("http://x re:zero")).toEqual(["http://x", "re:zero"]);
  });

  test.each(["-", "author:", "author: ", '"', '""', "%", " ", "-author:", "--"])(
    "may be %j, which asks for nothing",
    (query) => {
      expect(planQuery(parseQuery(query)).terms).toEqual([]);
      expect(parseQuery(query).filters).toEqual({});
    },
  );

  test.each(["__proto__", "constructor:x", "toString", "__proto__:x"])("may be %s, which is a word", (query) => {
    expect(words(query)).toEqual([query]);
  });

  test("never fails, and asks for a bounded number of things", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (query) => {
        const parsed = parseQuery(query);
        expect(parsed.terms.length + parsed.excluded.length).toBeLessThanOrEqual(12);
        planQuery(parsed);
      }),
    );
  });
});

describe("the address of a search", () => {
  test("says query, filters and order, and is read back the same", () => {
    const text = fc.string({ unit: "grapheme" });
    const values = fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, values, fc.constantFrom("relevance" as const, "date" as const), (query, tag, sort) => {
        const state = { query, filters: { tag }, sort };
        expect(readAddress(writeAddress(state))).toEqual(state);
      }),
    );
  });

  test("is empty where nothing is searched for", () => {
    expect(writeAddress({ query: "", filters: {}, sort: "relevance" })).toBe("");
  });

  test("loses a filter that is chosen a second time", () => {
    const once = toggleFilter({}, "tag", "客流");
    expect(once).toEqual({ tag: ["客流"] });
    expect(toggleFilter(once, "tag", "客流")).toEqual({ tag: [] });
  });
});
