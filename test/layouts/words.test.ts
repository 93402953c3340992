import { describe, expect, test } from "vitest";
import { humanSize } from "../../layouts/format.ts";
import { en } from "../../layouts/i18n/en.ts";
import { ja } from "../../layouts/i18n/ja.ts";
import { ko } from "../../layouts/i18n/ko.ts";
import { directionOf, LANGUAGES, stringsFor } from "../../layouts/i18n/pick.ts";
import { zhHans } from "../../layouts/i18n/zh-Hans.ts";
import { zhHant } from "../../layouts/i18n/zh-Hant.ts";
import { readingMinutes } from "../../layouts/reading.ts";
import { groupDigits } from "../../scripts/core/group-digits.ts";
import { at } from "./samples/site.ts";

/** Every word of a language by its path, `search.script.more`. */
function wordsOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value !== "object" || value === null) return new Map([[path, typeof value]]);
  const inner = Object.entries(value).map(([key, one]) => wordsOf(one, path === "" ? key : `${path}.${key}`));
  return new Map(inner.flatMap((words) => [...words]));
}

/** Arguments that every function of the words takes: numbers, a date, a length and a text in one. */
const ANYTHING = Object.assign(Object(3), at(2016, 11, 30, 10, 12), { characters: 3000, words: 12 });

/** Every text of a language, with those that functions make, by path. */
function spoken(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value === "function")
    return new Map([[path, String((value as (...all: unknown[]) => unknown)(ANYTHING, 3))]]);
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([key, one]) => [...spoken(one, `${path}.${key}`)]));
}

describe("the interface language", () => {
  test.each([
    ["zh-Hant", zhHant],
    ["zh-TW", zhHant],
    ["zh-hk", zhHant],
    ["zh-MO", zhHant],
    ["zh-Hant-HK", zhHant],
    ["zh", zhHans],
    ["zh-CN", zhHans],
    ["zh-SG", zhHans],
    ["zh-Hans", zhHans],
    ["zh-Hans-HK", zhHans],
    ["ZH-HANT", zhHant],
    ["en", en],
    ["en-GB", en],
    ["ja", ja],
    ["ja-JP", ja],
    ["ko", ko],
    ["ko-KR", ko],
    ["fr", en],
    ["zha", en],
    ["", en],
  ])("of a page in %j follows its script, then its region", (lang, strings) => {
    expect(stringsFor(lang)).toBe(strings);
  });

  test.each([...LANGUAGES])("has all the words of English, %s", (_, strings) => {
    const words = wordsOf(strings);
    expect([...words.keys()]).toEqual([...wordsOf(en).keys()]);
    for (const [key, word] of words) expect(word, key).not.toBe("");
  });

  test.each([...LANGUAGES].filter(([tag]) => tag !== "en"))("leaves no word in English, %s", (_, strings) => {
    const english = wordsOf(en);
    const same = [...wordsOf(strings)].filter(
      ([key, word]) =>
        /[a-z]{3}/i.test(word.replace(/\{\w+\}/g, "")) && word !== "function" && english.get(key) === word,
    );
    expect(same).toEqual([]);
  });

  test.each([
    ["zh-Hant", zhHant],
    ["zh-Hans", zhHans],
  ])("has full-width punctuation beside Chinese characters, %s", (_, strings) => {
    const narrow = [...spoken(strings)].filter(([, text]) =>
      /\p{Script=Han}[,;:!?()]|[,;:!?(]\p{Script=Han}/u.test(text.replace(/author:/g, "")),
    );
    expect(narrow).toEqual([]);
  });

  test.each([
    ["zh-Hant", zhHant, "版面", /看板|板塊|版塊|版區|討論區/],
    ["zh-Hans", zhHans, "版块", /看板|板块|版面|版区|讨论区/],
    ["ja", ja, "掲示板", /ボード|板一覧|フォーラム/],
    ["ko", ko, "게시판", /보드|포럼/],
  ])("has one word for a board, %s", (_, strings, word, others) => {
    expect([strings.lists.boards, strings.search.script.board]).toEqual([word, word]);
    expect([...spoken(strings)].filter(([, text]) => others.test(text))).toEqual([]);
  });

  test("is written from the right for Arabic and Hebrew", () => {
    expect([directionOf("ar-EG"), directionOf("he"), directionOf("zh-Hant"), directionOf("en")]).toEqual([
      "rtl",
      "rtl",
      "ltr",
      "ltr",
    ]);
  });
});

describe("a date", () => {
  test("is written as each language writes it, by the clock of its writer", () => {
    const minute = at(2016, 11, 30, 10, 12);
    expect(zhHant.format.date(minute)).toBe("2016年11月30日 10:12");
    expect(zhHans.format.date(minute)).toBe("2016年11月30日 10:12");
    expect(ja.format.date(minute)).toBe("2016年11月30日 10:12");
    expect(ko.format.date(minute)).toBe("2016년 11월 30일 10:12");
    expect(en.format.date(minute)).toBe("30 November 2016, 10:12");
  });

  test("without a time of day is a day", () => {
    const day = at(2004, 2, 9);
    expect(ja.format.date(day)).toBe("2004年2月9日");
    expect(zhHans.format.date(day)).toBe("2004年2月9日");
    expect(en.format.date(day)).toBe("9 February 2004");
  });

  test("of a month is written as each language writes it", () => {
    expect([en, ja, ko, zhHant].map(({ format }) => format.month(2016, 11))).toEqual([
      "November 2016",
      "2016年11月",
      "2016년 11월",
      "2016年11月",
    ]);
  });

  test("keeps its zeros", () => {
    expect(en.format.date(at(2020, 1, 1, 0, 5))).toBe("1 January 2020, 00:05");
  });
});

describe("numbers", () => {
  test("are grouped by thousands", () => {
    expect([0, 999, 1000, 1234567].map(groupDigits)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [1250, "1.3 kB"],
    [9960, "10 kB"],
    [184_320, "184 kB"],
    [999_600, "1.0 MB"],
    [1_250_000, "1.3 MB"],
    [2_500_000_000, "2.5 GB"],
    [5e15, "5000 TB"],
  ])("%d bytes are %s", (bytes, size) => {
    expect(humanSize(bytes).replace("\u00a0", " ")).toBe(size);
  });

  test("agree with their nouns in English", () => {
    expect([en.thread.replies(1), en.thread.replies(2), en.lists.threads(0), en.lists.threads(1200)]).toEqual([
      "1 reply",
      "2 replies",
      "0 threads",
      "1,200 threads",
    ]);
  });
});

describe("the length of a text", () => {
  test("counts characters and words together for Chinese readers", () => {
    expect(zhHant.format.length({ characters: 3187, words: 46 })).toBe("3,233 字");
  });

  test("is told apart for English readers", () => {
    expect(en.format.length({ characters: 0, words: 1240 })).toBe("1,240 words");
    expect(en.format.length({ characters: 300, words: 0 })).toBe("300 characters");
    expect(en.format.length({ characters: 300, words: 1 })).toBe("300 characters and 1 word");
  });

  test("is told in characters and words for Japanese readers, who read more of them in a minute", () => {
    expect(ja.format.length({ characters: 3000, words: 0 })).toBe("3,000文字");
    expect(ja.format.length({ characters: 3000, words: 12 })).toBe("3,000文字と12語");
    expect(ja.format.readingTime({ characters: 4000, words: 0 })).toBe("読了まで約8分");
    expect(zhHant.format.readingTime({ characters: 4000, words: 0 })).toBe("約 10 分鐘讀完");
  });

  test("is told in characters and words for Korean readers", () => {
    expect(ko.format.length({ characters: 3000, words: 12 })).toBe("3,000자, 12단어");
    expect(ko.format.readingTime({ characters: 4000, words: 0 })).toBe("읽는 데 약 8분");
  });

  test("gives the time it takes to read, a minute at least", () => {
    expect(readingMinutes({ characters: 0, words: 0 })).toBe(1);
    expect(readingMinutes({ characters: 4000, words: 0 })).toBe(10);
    expect(readingMinutes({ characters: 0, words: 2300 })).toBe(10);
    expect(readingMinutes({ characters: 2000, words: 1150 })).toBe(10);
  });
});
