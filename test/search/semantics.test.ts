import { beforeAll, describe, expect, test } from "vitest";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import { CLASS } from "../../assets/browser/search/query/match.ts";
import { parseQuery } from "../../assets/browser/search/query/parse.ts";
import { planQuery } from "../../assets/browser/search/query/plan.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { marks, openIndex, search, temporaryFolder, writeIndex } from "./index.ts";

/** Threads by name, each with one text. */
const TEXTS: Readonly<Record<string, string>> = {
  cpp: "Templates in C++ are expanded late.",
  cppFullWidth: "用Ｃ＋＋寫的收銀程式。",
  csharp: "Delegates in C# hold functions.",
  c: "Structures in C are plain.",
  cafe: "Café owners count cups.",
  dotnet: "The runtime of .NET starts fast.",
  net: "A net profit is what is left.",
  npm: "Run npm install --save-dev once.",
  saved: "They save the dev server for later.",
  git: "First git commit -m, then push.",
  gitOnly: "A git commit without a message.",
  percent: "Sales fell by 100% in May.",
  hundred: "We sold 100 cups.",
  party: "開店一週年🎉謝謝大家。",
  thumbs: "很好👍🏽下次再來。",
  family: "三口之家👨‍👩‍👧來吃飯。",
  flag: "來自🇹🇼的茶。",
  kana: "ｺﾝﾋﾞﾆで買った。",
  korean: "\u1100\u1161게에서 커피를 샀다.".normalize("NFD"),
  neumann: "冯·诺依曼的计算机。",
  neumannPlain: "馮諾依曼結構。",
  street: "Die Straße in Łódź, Øresund und Ærø.",
  russian: "Ёлка стоит в углу.",
  hiragana: "らーめんを食べた。",
  katakana: "ラーメンを食べた。",
  wiFi: "The wi-fi is slow, the Wi-Fi密碼 is long.",
  wifi: "The wifi is fast.",
  wiSpaceFi: "The wi fi is off.",
  eCommerce: "Our e-commerce grew.",
  ecommerce: "Their ecommerce shrank.",
  dont: "I dont know why.",
  apostrophe: "We don’t know yet.",
  camel: "Call getUserName() first.",
  snake: "The field user_name is empty.",
  spaced: "Ask for the user name again.",
  username: "Choose a username now.",
  tag: "Everything at half price #BlackFriday",
  friday: "The queue on black friday was long.",
};
const NAMES = Object.keys(TEXTS);
let index: ArchiveIndex;

beforeAll(async () => {
  const records = NAMES.map((name): SearchRecord => {
    const floors = [{ n: 1, url: `/t/${name}/#floor-1`, text: TEXTS[name] ?? "", captions: [] }];
    const board = { path: "t", title: "T" };
    return {
      url: `/t/${name}/`,
      title: `第${NAMES.indexOf(name)}則`,
      lang: "en",
      board,
      tags: [],
      attachments: [],
      floors,
    };
  });
  const dir = temporaryFolder();
  await writeIndex(dir, records, { segments: [records.slice(0, 20), records.slice(20)] });
  index = await openIndex(dir);
});

/** Names of the threads that are found, by class. */
async function found(query: string): Promise<{ own: string[]; other: string[] }> {
  const { hits } = await index.search(planQuery(parseQuery(query)), { sort: "relevance" });
  const names = async (some: typeof hits) =>
    (
      await Promise.all(some.map(async ({ segment, page }) => (await segment.fragment(page)).url.split("/")[2] ?? ""))
    ).sort();
  const own = hits.filter((hit) => hit.class > CLASS.regional);
  return { own: await names(own), other: await names(hits.slice(own.length)) };
}

/** Query, threads that have it, and threads that have it in another form, which come after them. */
type Row = [query: string, own: string[], other?: string[]];

const TABLE: readonly Row[] = [
  ["C++", ["cpp", "cppFullWidth"], ["c", "csharp"]],
  ["c++", ["cpp", "cppFullWidth"], ["c", "csharp"]],
  ["C#", ["csharp"], ["c", "cpp", "cppFullWidth"]],
  ['"C++"', ["cpp", "cppFullWidth"]],
  ['"C#"', ["csharp"]],
  ["templates C++", ["cpp"]],
  ['".NET"', ["dotnet"]],
  ["--save-dev", ["npm"]],
  ["npm install --save-dev", ["npm"]],
  ["git commit -m", ["git"]],
  ['"-m"', ["git"]],
  ['"commit -m"', ["git"]],
  ["git -message", ["git"]],
  ['git -"without a message"', ["git"]],
  ['"100%"', ["percent"]],
  ["🎉", ["party"]],
  ["週年🎉謝謝", ["party"]],
  ["👍", ["thumbs"]],
  ["👍🏻", ["thumbs"]],
  ["👨‍👩‍👧", ["family"]],
  ["👩", []],
  ["🇹🇼", ["flag"]],
  ["🇯🇵", []],
  ["コンビニ", ["kana"]],
  ["ｺﾝﾋﾞﾆ", ["kana"]],
  ["こんびに", [], ["kana"]],
  ["가게", ["korean"]],
  ["가게에서".normalize("NFD"), ["korean"]],
  ["冯诺依曼", ["neumann", "neumannPlain"]],
  ["馮·諾依曼", ["neumann", "neumannPlain"]],
  ["馮・諾依曼", ["neumann", "neumannPlain"]],
  ["strasse", ["street"]],
  ["lodz oresund aero", ["street"]],
  ["елка", ["russian"]],
  ["らーめん", ["hiragana"], ["katakana"]],
  ["ラーメン", ["katakana"], ["hiragana"]],
  ['"ラーメン"', ["katakana"]],
  ["wifi", ["wiFi", "wifi"]],
  ["wi-fi", ["wiFi", "wiSpaceFi"], ["wifi"]],
  ["wi fi", ["wiFi", "wiSpaceFi"], ["wifi"]],
  ["WiFi", ["wiFi", "wifi"], ["wiSpaceFi"]],
  ['"wifi"', ["wifi"]],
  ['"wi-fi"', ["wiFi"]],
  ["wifi密碼", ["wiFi"]],
  ["ecommerce", ["eCommerce", "ecommerce"]],
  ["e-commerce", ["eCommerce"], ["ecommerce"]],
  ["don't", ["apostrophe"], ["dont"]],
  ["dont", ["apostrophe", "dont"]],
  ["don’t", ["apostrophe"], ["dont"]],
  ['"don\'t"', ["apostrophe"]],
  ["username", ["camel", "snake", "username"]],
  ["user name", ["camel", "snake", "spaced"], ["username"]],
  ["user_name", ["snake", "spaced"], ["camel", "username"]],
  ["userName", ["camel", "snake", "username"], ["spaced"]],
  ["getUserName", ["camel"]],
  ["getusername", ["camel"]],
  ["getUser", ["camel"]],
  ['"username"', ["username"]],
  ["blackfriday", ["tag"]],
  ["#BlackFriday", ["tag"], ["friday"]],
  ["black friday", ["friday", "tag"]],
  ["friday", ["friday", "tag"]],
  ["slow -wifi", []],
  ["fast -wi-fi", ["dotnet"]],
];

describe("signs, emoji, and words written in several ways", () => {
  test.each(TABLE)("%s finds %j, then %j", async (query, own, other = []) => {
    expect(await found(query)).toEqual({ own: [...own].sort(), other: [...other].sort() });
  });

  test("the thread with the signs comes first", async () => {
    expect((await search(index, ".NET")).urls).toEqual(["/t/dotnet/", "/t/net/"]);
    expect((await search(index, "--save-dev")).urls[0]).toBe("/t/npm/");
    expect((await search(index, "100%")).urls).toEqual(["/t/percent/", "/t/hundred/"]);
  });

  test.each([
    ["C++", "cpp", ["C++"]],
    ["c++", "cppFullWidth", ["Ｃ＋＋"]],
    ["コンビニ", "kana", ["ｺﾝﾋﾞﾆ"]],
    ["👍", "thumbs", ["👍🏽"]],
    ["冯诺依曼", "neumann", ["冯·诺依曼"]],
    ["馮", "neumann", ["冯"]],
    ["strasse", "street", ["Straße"]],
    ["wifi", "wiFi", ["wi-fi", "Wi-Fi"]],
    ["wifi密碼", "wiFi", ["Wi-Fi密碼"]],
    ["dont", "apostrophe", ["don’t"]],
    ["username", "camel", ["UserName"]],
    ["user", "camel", ["User"]],
    ["username", "snake", ["user_name"]],
    ["friday", "tag", ["Friday"]],
    ["らーめん", "katakana", ["ラーメン"]],
  ])("%s is marked in the text of %s as %j", async (query, name, marked) => {
    const { previews } = await search(index, query);
    const preview = previews.find(({ url }) => url === `/t/${name}/`);
    expect(marks(preview?.excerpt ?? [])).toEqual(marked);
  });

  test("a query says what it excludes", () => {
    expect(planQuery(parseQuery('git -message -"to whom" --save -m -1 -茶')).excludedTexts).toEqual([
      "message",
      "to whom",
      "茶",
    ]);
  });
});
