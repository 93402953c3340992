import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionsOf, readAddress, withFilter, writeAddress } from "../../assets/browser/search/address.ts";
import { parseQuery } from "../../assets/browser/search/query/parse.ts";
import { planQuery } from "../../assets/browser/search/query/plan.ts";
import { parseYears, writeYears } from "../../assets/browser/search/query/years.ts";
import { SORTS } from "../../assets/browser/search/sort.ts";

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
    expect(parseQuery("年份：２０１０－２０１２ 版面：零售 タグ:物流").filters).toEqual({
      year: ["２０１０－２０１２"],
      board: ["零售"],
      tag: ["物流"],
    });
    expect(parseQuery("year:-2012").filters).toEqual({ year: ["-2012"] });
  });

  test("leaves out an author, board, tag or year after a minus", () => {
    expect(parseQuery("客流 -author:店小二 year:2016")).toMatchObject({
      filters: { year: ["2016"] },
      without: { author: ["店小二"] },
      excluded: [],
    });
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
      fc.property(text, values, fc.constantFrom(...SORTS), (query, tag, sort) => {
        const state = { query, filters: { tag }, sort };
        expect(readAddress(writeAddress(state))).toEqual(state);
      }),
    );
  });

  test("is empty where nothing is searched for", () => {
    expect(writeAddress({ query: "", filters: {}, sort: "relevance" })).toBe("");
  });

  test("of an earlier version, by date, is the newest first", () => {
    expect(readAddress("?q=a&sort=date").sort).toBe("newest");
    expect(readAddress("?q=a&sort=__proto__").sort).toBe("relevance");
  });

  test("has a filter or not", () => {
    const state = { query: "", filters: {}, sort: "relevance" as const };
    const once = withFilter(state, "tag", ["客流"]);
    expect(once.filters).toEqual({ tag: ["客流"] });
    expect(withFilter(once, "tag", []).filters).toEqual({});
  });
});

describe("the filters of a search", () => {
  const state = (search: string) => readAddress(search);

  test("are those beside the query and those in it, and each can be taken away", () => {
    const conditions = conditionsOf(state("?q=客流 author:店小二 -tag:廣告 月臺&board=retail&board=online"));
    expect(
      conditions.map(({ name, value, excluded, removed }) => [name, value, excluded, writeAddress(removed)]),
    ).toEqual([
      ["board", "retail", false, writeAddress(state("?q=客流 author:店小二 -tag:廣告 月臺&board=online"))],
      ["board", "online", false, writeAddress(state("?q=客流 author:店小二 -tag:廣告 月臺&board=retail"))],
      ["author", "店小二", false, writeAddress(state("?q=客流 -tag:廣告 月臺&board=retail&board=online"))],
      ["tag", "廣告", true, writeAddress(state("?q=客流 author:店小二 月臺&board=retail&board=online"))],
    ]);
  });

  test("are gone when each was taken away once, whatever the query is", () => {
    const word = fc.constantFrom("客流", "author:王", "-tag:x", "year:2010-", '"a b"', 'tag:"x y"', "board:", " ", "-");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        let left = { query: words.join(" "), filters: { tag: ["b"] }, sort: "relevance" as const } as ReturnType<
          typeof state
        >;
        const count = conditionsOf(left).length;
        for (let i = 0; i < count; i++) left = conditionsOf(left)[0]?.removed ?? left;
        expect(conditionsOf(left)).toEqual([]);
      }),
    );
  });
});

describe("years", () => {
  test.each([
    ["2010", 2010, 2010],
    ["2010-2012", 2010, 2012],
    ["2012-2010", 2010, 2012],
    ["2010-", 2010, Number.POSITIVE_INFINITY],
    ["-2012", Number.NEGATIVE_INFINITY, 2012],
    ["２０１０－２０１２", 2010, 2012],
    ["2010–2012", 2010, 2012],
    ["2010～2012", 2010, 2012],
    ["2010年至2012年", 2010, 2012],
    ["2010..2012", 2010, 2012],
  ])("%s are from %d to %d", (value, from, to) => {
    expect(parseYears(value)).toEqual({ from, to });
  });

  test.each(["", "-", "20x", "2010-2012-2014", "NaN", "last year"])("%j are none", (value) => {
    expect(parseYears(value)).toBeUndefined();
  });

  test("are read as they are written", () => {
    const year = fc.integer({ min: 0, max: 9999 });
    const ends = fc.oneof(
      fc.tuple(year, year),
      fc.tuple(year, fc.constant(Number.POSITIVE_INFINITY)),
      fc.tuple(fc.constant(Number.NEGATIVE_INFINITY), year),
    );
    fc.assert(
      fc.property(ends, ([a, b]) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(parseYears(writeYears(range))).toEqual(range);
        expect(parseYears(writeYears(range, "–"))).toEqual(range);
      }),
    );
  });
});
