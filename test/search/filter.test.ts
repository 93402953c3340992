import { beforeAll, describe, expect, test } from "vitest";
import { readAddress } from "../../assets/browser/search/address.ts";
import { alternativesTo } from "../../assets/browser/search/alternatives.ts";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import { planState } from "../../assets/browser/search/ask.ts";
import { facetsOf } from "../../assets/browser/search/facets.ts";
import { unknownValues } from "../../assets/browser/search/query/filter.ts";
import type { FilterName } from "../../assets/browser/search/query/parse.ts";
import { openIndex, search, temporaryFolder, writeIndex } from "./index.ts";
import { oldestFirst, sampleRecords } from "./sample.ts";

const records = oldestFirst(sampleRecords());
let index: ArchiveIndex;
beforeAll(async () => {
  const dir = temporaryFolder();
  await writeIndex(dir, records, { segments: [records.slice(0, 6), records.slice(6)] });
  index = await openIndex(dir);
});

const urls = async (query: string) => (await search(index, query)).urls.sort();
const yearsOf = async (query: string) => {
  const { previews } = await search(index, query, { sort: "oldest" });
  return [...new Set(previews.map(({ date }) => date?.slice(0, 4)))];
};

describe("a filter", () => {
  test("finds by author who only replied", async () => {
    expect(await urls("author:小王")).toEqual(["/retail/2016/foot-traffic/"]);
    expect(await urls("author:网友3")).toEqual(["/retail/2014/long-talk/"]);
  });

  test("that is a whole name in one segment finds no longer names in another", async () => {
    const [first, second] = records;
    if (!first || !second) throw new Error("there are no two threads");
    const dir = temporaryFolder();
    const [short, long] = [
      { ...first, author: "林", floors: [] },
      { ...second, author: "林中人", floors: [] },
    ];
    await writeIndex(dir, [short, long], { segments: [[short], [long]] });
    const other = await openIndex(dir);
    expect((await search(other, "author:林")).urls).toEqual([short.url]);
    expect((await search(other, "-author:林")).urls).toEqual([long.url]);
    expect((await search(other, "author:林中")).urls).toEqual([long.url]);
  });

  test("takes a range of years, open at either end", async () => {
    expect(await yearsOf("year:2016-2018")).toEqual(["2016", "2017", "2018"]);
    expect(await yearsOf("年份：２０１９－")).toEqual(["2019", "2020", "2021"]);
    expect(await yearsOf("year:-2016")).toEqual(["2014", "2016"]);
    expect(await yearsOf("year:2014 year:2020-2021")).toEqual(["2014", "2020", "2021"]);
  });

  test("with several values finds threads with any, and several filters those with all", async () => {
    const of = async (query: string) => (await urls(query)).length;
    expect(await of("author:采购 author:倉管")).toBe(2);
    expect(await of("author:采购 author:倉管 board:retail")).toBe(1);
    expect(await of("author:采购 author:倉管 board:retail year:2020")).toBe(0);
  });

  test("after a minus leaves threads out", async () => {
    const all = await urls("支付");
    expect(await urls("支付 -author:掌柜")).toEqual(all.filter((url) => url !== "/online/2017/wallet-notes/"));
    const retail = await urls("board:retail");
    expect(await urls("-board:retail")).toEqual(
      records
        .map(({ url }) => url)
        .filter((url) => !retail.includes(url))
        .sort(),
    );
  });
});

describe("a filter that no thread has", () => {
  const unknown = (query: string) => {
    const { filters } = planState(readAddress(`?q=${encodeURIComponent(query)}`));
    return unknownValues(index.segments, filters, index.names);
  };

  test("is named, though another value of it has results", async () => {
    expect(await unknown("author:店小二 author:沒有這個人 客流")).toEqual([{ name: "author", value: "沒有這個人" }]);
    expect(await unknown("year:1990-1995 tag:客流 board:nosuch")).toEqual([
      { name: "board", value: "nosuch" },
      { name: "year", value: "1990-1995" },
    ]);
  });

  test("is none if it is there in another script, letter case or name", async () => {
    expect(await unknown("author:ann author:掌櫃 board:零售现场 tag:支付 year:2016-")).toEqual([]);
  });
});

describe("the counts of a filter", () => {
  const facets = async (search_: string, name: FilterName) => {
    const plan = planState(readAddress(search_));
    const { hits } = await index.search(plan, { sort: "relevance" });
    const found = await facetsOf(index, plan, hits, name);
    return Object.fromEntries(found.map(({ value, count }) => [value, count]));
  };

  test("are those without the filter itself, and with all others", async () => {
    expect(await facets("?q=支付", "board")).toEqual({ online: 1, retail: 1, odd: 1 });
    expect(await facets("?q=支付&board=online", "board")).toEqual({ online: 1, retail: 1, odd: 1 });
    expect(await facets("?q=支付&board=online", "year")).toEqual({ 2017: 1 });
    expect(await facets("?q=支付 year:2016-2018&board=online", "board")).toEqual({ online: 1, retail: 1 });
    expect(await facets("?year=2014&year=2016-2017", "year")).toMatchObject({ 2014: 1, 2016: 1, 2020: 2 });
  });
});

describe("results may be ordered", () => {
  test("by date either way, those without a date last", async () => {
    const newest = (await search(index, "客流", { sort: "newest" })).urls;
    expect(newest).toEqual(["/retail/2016/foot-traffic/", "/retail/2015/undated-note/"]);
    expect((await search(index, "客流", { sort: "oldest" })).urls).toEqual(newest);
    const dates = (await search(index, "board:online", { sort: "oldest" })).previews.map(({ date }) => date ?? "");
    expect(dates.length).toBeGreaterThan(3);
    expect(dates).toEqual([...dates].sort());
  });

  test("by number of replies", async () => {
    const { previews } = await search(index, "board:retail", { sort: "replies" });
    expect(previews.slice(0, 3).map(({ replies }) => replies)).toEqual([399, 2, 0]);
  });
});

describe("in place of a search that finds nothing", () => {
  const offered = async (address: string) =>
    (await alternativesTo(index, readAddress(address))).alternatives.map(({ kind, state, count }) => [
      kind,
      state.query,
      count,
    ]);

  test("the same is offered without quotes, or without filters", async () => {
    expect(await offered('?q="倉庫 供應鏈"')).toEqual([["unquoted", "倉庫 供應鏈", 1]]);
    expect(await offered("?q=客流 author:掌柜&year=2020")).toEqual([["unfiltered", "客流", 2]]);
  });

  test("else what is nearest", async () => {
    expect(await offered("?q=供應鏈 無此詞彙")).toEqual([["nearest", "供應鏈", 2]]);
  });
});
