import { describe, expect, test } from "vitest";
import { groupDigits, humanSize } from "../../layouts/format.ts";
import { en } from "../../layouts/i18n/en.ts";
import { directionOf, stringsFor } from "../../layouts/i18n/pick.ts";
import { zhHans } from "../../layouts/i18n/zh-Hans.ts";
import { zhHant } from "../../layouts/i18n/zh-Hant.ts";
import { readingMinutes } from "../../layouts/reading.ts";
import { at } from "./samples/site.ts";

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
    ["ja", en],
    ["zha", en],
    ["", en],
  ])("of a page in %j follows its script, then its region", (lang, strings) => {
    expect(stringsFor(lang)).toBe(strings);
  });

  test.each(Object.keys(en) as (keyof typeof en)[])("has words of its own for %s in each language", (key) => {
    for (const strings of [zhHant, zhHans, en]) expect(strings[key]).toBeTruthy();
    if (typeof en[key] === "string") expect(zhHant[key]).not.toBe(en[key]);
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
    expect(zhHant.date(minute)).toBe("2016年11月30日 10:12");
    expect(zhHans.date(minute)).toBe("2016年11月30日 10:12");
    expect(en.date(minute)).toBe("30 November 2016, 10:12");
  });

  test("without a time of day is a day", () => {
    const day = at(2004, 2, 9);
    expect(zhHans.date(day)).toBe("2004年2月9日");
    expect(en.date(day)).toBe("9 February 2004");
  });

  test("keeps its zeros", () => {
    expect(en.date(at(2020, 1, 1, 0, 5))).toBe("1 January 2020, 00:05");
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
    expect([en.replies(1), en.replies(2), en.threads(0), en.threads(1200)]).toEqual([
      "1 reply",
      "2 replies",
      "0 threads",
      "1,200 threads",
    ]);
  });
});

describe("the length of a text", () => {
  test("counts characters and words together for Chinese readers", () => {
    expect(zhHant.length({ characters: 3187, words: 46 })).toBe("3,233 字");
  });

  test("is told apart for English readers", () => {
    expect(en.length({ characters: 0, words: 1240 })).toBe("1,240 words");
    expect(en.length({ characters: 300, words: 0 })).toBe("300 characters");
    expect(en.length({ characters: 300, words: 1 })).toBe("300 characters and 1 word");
  });

  test("gives the time it takes to read, a minute at least", () => {
    expect(readingMinutes({ characters: 0, words: 0 })).toBe(1);
    expect(readingMinutes({ characters: 4000, words: 0 })).toBe(10);
    expect(readingMinutes({ characters: 0, words: 2300 })).toBe(10);
    expect(readingMinutes({ characters: 2000, words: 1150 })).toBe(10);
  });
});
