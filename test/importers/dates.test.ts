import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarOf, isRelative, readDate, readEpoch } from "../../scripts/importers/dates/dates.ts";

/** As the page writes it → as it is kept. */
const FORMS: Record<string, Record<string, string | undefined>> = {
  "numbers from the year down": {
    "2016-11-30 10:12": "2016-11-30T10:12",
    "发表于 2006-11-29 20:20:29 |只看该作者": "2006-11-29T20:20:29",
    "2010-1-10 11:59": "2010-01-10T11:59",
    "2016年11月30日 上午10:12": "2016-11-30T10:12",
    "2016年11月30日 下午 3:05": "2016-11-30T15:05",
    "2016年11月30日 凌晨12:30": "2016-11-30T00:30",
    "2016年11月30日 10点12分33秒": "2016-11-30T10:12:33",
    "2016年 11月 30日": "2016-11-30",
    "2016/11/30(水) 10:12:33": "2016-11-30T10:12:33",
    "2016. 11. 30. 오후 3:05": "2016-11-30T15:05",
    "２０１６－１１－３０　１０：１２": "2016-11-30T10:12",
    "2016-11-31 10:12": undefined,
    "2016-11-30 25:12": "2016-11-30",
  },
  "written for machines": {
    "2024-05-01T10:12:00-0400": "2024-05-01T10:12:00-04:00",
    "2024-05-01T10:12:00.000Z": "2024-05-01T10:12:00Z",
    "2013-05-01 21:06:31Z": "2013-05-01T21:06:31Z",
    "Wed, 30 Nov 2016 10:12:00 +0800": "2016-11-30T10:12:00+08:00",
    "2016-11-30 10:12 (GMT+8)": "2016-11-30T10:12+08:00",
    "Nov 30, 2016 10:12 UTC": "2016-11-30T10:12Z",
  },
  "names of months": {
    "Sep 20, 2012 11:16": "2012-09-20T11:16",
    "Wed Nov 30, 2016 10:12 pm": "2016-11-30T22:12",
    "30th November 2016, 12:05 AM": "2016-11-30T00:05",
    "November 30th, 2016 at 12:05 PM": "2016-11-30T12:05",
    "10:12, 30 Nov 2016": "2016-11-30T10:12",
    "Dec 25 '08, 14:03": "2008-12-25T14:03",
    "25-Dec-98 2:03 p.m.": "1998-12-25T14:03",
    "Mi 30. November 2016, 10:12 Uhr": "2016-11-30T10:12",
    "3. März 2016": "2016-03-03",
    "Mar 01 Nov 2016, 12:18": "2016-11-01T12:18",
    "Sam 24 Fév 2018, 22:30": "2018-02-24T22:30",
    "1er août 2016 à 14h30": "2016-08-01T14:30",
    "30 de noviembre de 2016, 10:12": "2016-11-30T10:12",
    "30 Ago 2016, 10:12": "2016-08-30T10:12",
    "30 novembre 2016": "2016-11-30",
    "30 november 2016 om 10:12": "2016-11-30T10:12",
    "30 de março de 2016 às 10:12": "2016-03-30T10:12",
    "30 ноября 2016, 10:12": "2016-11-30T10:12",
    "30 мая 2016": "2016-05-30",
    "30 stycznia 2016, 10:12": "2016-01-30T10:12",
    "2016. november 30., 10:12": "2016-11-30T10:12",
    "30 Kasım 2016": "2016-11-30",
    "Spoken on 30 Whatever 2016": undefined,
  },
  "numbers whose order they prove themselves": {
    "25/06/2013 - 02:14": "2013-06-25T02:14",
    "06-25-2013, 02:14 PM": "2013-06-25T14:14",
    "30.11.2016, 10:12": "2016-11-30T10:12",
    "05.06.2016": "2016-06-05",
    "13/07/15(月)18:47:40": "2013-07-15T18:47:40",
    "06/05/2013": undefined,
    "05/05/2013": "2013-05-05",
  },
  "not dates": { "": undefined, "#3": undefined, "Joined in 2016": undefined, "version 1.2.3": undefined },
};

for (const [form, cases] of Object.entries(FORMS)) {
  describe(form, () => {
    test.each(Object.entries(cases))("%s", (text, date) => {
      expect(readDate(text)).toBe(date);
    });
  });
}

test("a number over 12 anywhere on the page proves the order of day and month", () => {
  const page = (...texts: string[]) => readDate("05/06/2013 02:14", calendarOf(texts, {}));
  expect(page("05/06/2013", "25/06/2013")).toBe("2013-06-05T02:14");
  expect(page("05/06/2013", "06/25/2013")).toBe("2013-05-06T02:14");
  expect(page("05/06/2013", "01/02/2013")).toBeUndefined();
  // Two orders on one page prove nothing.
  expect(page("25/06/2013", "06/25/2013")).toBeUndefined();
});

test("the language of the page proves the order, unless it has both", () => {
  const page = (lang: string) => readDate("05/06/2013", calendarOf([], { lang }));
  expect(page("de")).toBe("2013-06-05");
  expect(page("fr-FR")).toBe("2013-06-05");
  expect(page("en-GB")).toBe("2013-06-05");
  expect(page("en-US")).toBe("2013-05-06");
  expect(page("en")).toBeUndefined();
  expect(readDate("16-05-06", { order: "ymd" })).toBe("2016-05-06");
});

test("a name that two languages use for two months is read in the page's language", () => {
  expect(readDate("5 listopada 2016", { lang: "pl" })).toBe("2016-11-05");
  expect(readDate("5 listopada 2016", { lang: "hr" })).toBe("2016-10-05");
  expect(readDate("5 listopada 2016")).toBeUndefined();
});

/** Counted from 2020-02-23 at 03:41. */
const RELATIVE: Record<string, string | undefined> = {
  "5 分钟前": "2020-02-23T03:36",
  "3 minutes ago": "2020-02-23T03:38",
  "5 小时前": "2020-02-22",
  "2 hours ago": "2020-02-23",
  "vor 3 Tagen": "2020-02-20",
  "il y a 3 jours": "2020-02-20",
  "hace 3 días": "2020-02-20",
  "3 giorni fa": "2020-02-20",
  "3 dagen geleden": "2020-02-20",
  "há 3 dias": "2020-02-20",
  "3 дня назад": "2020-02-20",
  "3 dni temu": "2020-02-20",
  "3日前": "2020-02-20",
  "3 天前": "2020-02-20",
  "昨天 10:12": "2020-02-22T10:12",
  "前天 23:05": "2020-02-21T23:05",
  "yesterday, 10:12 pm": "2020-02-22T22:12",
  "Today at 01:05 AM": "2020-02-23T01:05",
  "gestern, 10:12": "2020-02-22T10:12",
  "вчера, 10:12": "2020-02-22T10:12",
  刚刚: "2020-02-23T03:41",
  "2 months ago": undefined,
  半年前: undefined,
};

test.each(Object.entries(RELATIVE))("%s is a date only if the page says from when it counts", (text, date) => {
  expect(readDate(text, { from: "2020-02-23T03:41:53" })).toBe(date);
  expect(readDate(text)).toBeUndefined();
  expect(isRelative(text)).toBe(true);
});

test("a relative date has the offset of the time that it counts from only where it has a time of its own", () => {
  expect(readDate("3 minutes ago", { from: "2020-02-23T03:41:53Z" })).toBe("2020-02-23T03:38Z");
  expect(readDate("yesterday 10:12", { from: "2020-02-23T03:41:53Z" })).toBe("2020-02-22T10:12");
});

test("numbers of seconds and milliseconds are times in UTC", () => {
  expect(readEpoch("1389191608")).toBe("2014-01-08T14:33:28Z");
  expect(readEpoch("1389191608123")).toBe("2014-01-08T14:33:28Z");
  expect(readEpoch("12345")).toBeUndefined();
  expect(readEpoch(undefined)).toBeUndefined();
});

test("no text is a date that no calendar has, and none stops the reader", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "Nov",
      "mars",
      "下午",
      "前",
      "ago",
      "yesterday",
      "年",
      "月",
      "-",
      "/",
      ".",
      ":",
      " ",
      "UTC",
      "T",
      "Z",
      "+08:00",
    ),
    fc.nat({ max: 3000 }).map(String),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const date = readDate(words.join(""), { from: "2020-02-23T03:41:53" });
      if (date === undefined) return;
      expect(date).toMatch(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/);
      expect(Number.isNaN(Date.parse(date))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
