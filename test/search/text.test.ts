import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packPairs, unpackPairs } from "../../scripts/core/han/pairs.ts";
import { BOUNDARY, JOINT } from "../../scripts/search/text/classes.ts";
import { fold, foldText, foldToTheLetter, foldWords, sourceRange } from "../../scripts/search/text/fold.ts";
import { regionalForms } from "../../scripts/search/text/regional.ts";
import { stem } from "../../scripts/search/text/stem.ts";
import { parted, tokenise } from "../../scripts/search/text/tokens.ts";
import { indexWords, wordText } from "../../scripts/search/words.ts";

describe("what is one for search", () => {
  test.each([
    ["支付寶", "支付宝"],
    ["瀏覽器", "浏览器"],
    ["瞭解", "了解"],
    ["藉口", "借口"],
    ["裏面", "裡面"],
    ["ABC", "abc"],
    ["Café", "cafe"],
    ["ﬁne", "fine"],
    ["ｺﾝﾋﾞﾆ", "コンビニ"],
    ["ﾎﾟｲﾝﾄｶｰﾄﾞ", "ポイントカード"],
    ["가게".normalize("NFD"), "가게"],
    ["ﾡￂ", "가"],
    ["が".normalize("NFD"), "が"],
    ["ё".normalize("NFD"), "е"],
    ["冯·诺依曼", "冯诺依曼"],
    ["馮．諾伊曼", "馮諾伊曼"],
    ["ジョン・フォン・ノイマン", "ジョンフォンノイマン"],
    ["列奥纳多‧达•芬奇", "列奥纳多达芬奇"],
    ["Straße", "STRASSE"],
    ["Øresund", "oresund"],
    ["Łódź", "lodz"],
    ["Đà Nẵng", "da nang"],
    ["Ærø", "aero"],
    ["cœur", "coeur"],
    ["Þór", "thor"],
    ["ışık", "isik"],
    ["Ёлка", "елка"],
    ["ΟΔΟΣ", "οδος"],
    ["❤️", "❤"],
    ["👍🏽", "👍"],
    ["Ｃ＋＋", "c++"],
    ["C♯", "c#"],
    ["㍿", "株式会社"],
  ])("%s and %s", (a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  test("marks and invisible characters vanish, everything else parts words", () => {
    expect(foldText("e\u0301\u00ad")).toBe("e");
    expect(foldText("a,b—c")).toBe("a b c");
  });

  test.each([
    ["й", "и"],
    ["コンビニ", "こんびに"],
    ["苹果 · 香蕉", "苹果香蕉"],
    ["a·b", "ab"],
    ["👩‍💻", "👨‍💻"],
    ["🇹🇼", "🇯🇵"],
  ])("%s and %s are not", (a, b) => {
    expect(foldText(a)).not.toBe(foldText(b));
  });

  test("folding a text is folding its normal form", () => {
    const unit = fc.constantFrom(..."ｶﾞﾊﾟかがé゙́각ㄱㅏ가ﾡￂ·・-'aA✓❤️👩‍💻🏽🇹🇼­");
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(""));
    fc.assert(
      fc.property(text, (source) => {
        for (const form of ["NFC", "NFD"] as const) {
          expect(foldText(source.normalize(form))).toBe(foldText(source));
          expect(foldWords(source.normalize(form))).toBe(foldWords(source));
          expect(foldToTheLetter(source.normalize(form))).toBe(foldToTheLetter(source));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("to the letter, punctuation counts, but not its width or the shape of quotation marks", () => {
    expect(foldToTheLetter("Don’t  “STOP”，now")).toBe(foldToTheLetter(`don't "stop",now`));
    expect(foldToTheLetter("wi-fi")).not.toBe(foldToTheLetter("wi fi"));
  });

  test("folding twice changes nothing more", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  test("every stretch of folded text leads back to a stretch of its source that folds to it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (source, a, b) => {
        const folded = fold(source);
        expect(folded.starts.length).toBe(folded.text.length);
        expect(folded.text).toBe(foldWords(source));
        if (folded.text.length === 0) return;
        const from = a % folded.text.length;
        const to = from + 1 + (b % (folded.text.length - from));
        const [start, end] = sourceRange(folded, from, to);
        const plain = folded.text.slice(from, to).replaceAll(BOUNDARY, "").replaceAll(JOINT, " ");
        expect(foldText(source.slice(start, end))).toContain(plain);
      }),
    );
  });

  test("packed pairs unpack to what they were", () => {
    const pair = fc.tuple(fc.nat(0x10ffff), fc.nat(0x10ffff));
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: ([key]) => key }), (pairs) => {
        const sorted = [...pairs].sort(([a], [b]) => a - b);
        expect([...unpackPairs(packPairs(sorted))]).toEqual(sorted);
      }),
    );
  });
});

describe("the words of the index", () => {
  const placesOf = (text: string) => indexWords(text).places.map((word) => (word === null ? null : wordText(word)));
  const furtherOf = (text: string) => indexWords(foldWords(text)).further.map(({ word, place }) => `${place}:${word}`);

  test.each([
    ["支付寶", ["支付", "付宝", "宝"]],
    ["Windows系統", ["windows", "系统", "统"]],
    ["iPhone15 與", ["iphone", "15", "与"]],
    ["支付,寶", ["支付", "付", null, "宝"]],
    ["支\u200b付", ["支付", "付"]],
    ["J\u200bubilee", ["j", "ubilee"]],
    ["冯·诺", ["冯诺", "诺"]],
    ["wi-fi", ["wi", "fi"]],
    ["getUserName", ["getusername"]],
    ["好🎉👍🏽棒", ["好", "🎉", "👍", "棒"]],
    ["👨‍👩‍👧🇹🇼🇯🇵", ["👨‍👩‍👧", "🇹🇼", "🇯🇵"]],
    ["", []],
  ])("of %s are %j", (text, words) => {
    expect(placesOf(foldWords(text))).toEqual(words);
  });

  test.each([
    ["C++ and C#", ["0:c++", "2:c#"]],
    ["the wi-fi", ["1:wifi-", "2:wifi-"]],
    ["don’t", ["0:dont-", "1:dont-"]],
    ["user_name", ["0:username-", "1:username-"]],
    ["getUserName", ["0:get-", "0:getuser-", "0:user-", "0:username-", "0:name-"]],
    ["HTTPServer", ["0:http-", "0:server-"]],
    ["#BlackFriday", ["0:black-", "0:friday-"]],
    [
      "myApp.getId",
      [
        "0:my-",
        "0:myappget-",
        "1:myappget-",
        "0:app-",
        "0:appget-",
        "1:appget-",
        "0:appgetid-",
        "1:appgetid-",
        "1:get-",
        "1:id-",
      ],
    ],
    ["Node.js入門", ["0:nodejs-", "1:nodejs-"]],
    ["https://www.example.com/blog/weekly-issue?utm_source=getUser me@some.example", []],
    ["/wiki-page) a well-known one", ["3:wellknown-", "4:wellknown-"]],
    ["3-4 covid-19 a- -b WIFI 支付-寶", []],
  ])("further ones of %s are %j", (text, words) => {
    expect(furtherOf(text)).toEqual(words);
  });

  test("of any text are those of its tokens", () => {
    const unit = fc.constantFrom(..."支付寶𠮷𠀀AbcD12 ,\u200b\ud842-'_.+#·🎉👨\u200d👩🇹🇼\u2060");
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 20 }).map((units) => units.join("")),
        (source) => {
          const text = foldWords(source);
          const places: (string | null)[] = [];
          const further: string[] = [];
          const tokens = tokenise(text);
          for (const [i, token] of tokens.entries()) {
            if (parted(tokens[i - 1], token)) places.push(null);
            const place = places.length;
            places.push(token.joined ? token.text + (tokens[i + 1]?.text ?? "") : token.text);
            if (token.signs) further.push(`${place}:${token.text}${token.signs}`);
            for (const { text: word, tokens: many } of token.further) {
              further.push(`${place}:${word}-`);
              if (many > 1) further.push(`${place + many - 1}:${word}-`);
            }
          }
          const indexed = indexWords(text);
          expect(placesOf(text)).toEqual(places);
          expect(indexed.further.map(({ word, place }) => `${place}:${word}`).sort()).toEqual(further.sort());
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("English words", () => {
  test.each([
    ["returned", "returning"],
    ["parcels", "parcel"],
    ["running", "run"],
    ["cities", "city"],
    ["relational", "relate"],
    ["packed", "packing"],
  ])("%s and %s have one stem", (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  test.each([
    ["universe", "unit"],
    ["sing", "s"],
    ["caress", "care"],
  ])("%s and %s do not", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  test("any word has a stem", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
        expect(stem(word).length).toBeGreaterThan(0);
        expect(stem(word).charAt(0)).toBe(word.charAt(0));
      }),
    );
  });
});

describe("words of another region", () => {
  test.each([
    ["软件", "軟體"],
    ["軟體", "软件"],
    ["網路", "网络"],
    ["資訊", "信息"],
    ["鼠标", "滑鼠"],
    ["智慧型手機", "智能手机"],
    ["收銀軟體升級", "收银软件升级"],
  ])("%s is also %s", (word, other) => {
    expect(regionalForms(word)).toContain(foldText(other));
  });

  test("a word that is the same in both has none", () => {
    expect(regionalForms("支付寶")).toEqual([]);
  });

  test("no text makes many", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(regionalForms(`軟體${text}影片視訊資料`).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
