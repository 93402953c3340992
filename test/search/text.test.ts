import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldText, sourceRange } from "../../scripts/search/text/fold.ts";
import { packPairs, unpackPairs } from "../../scripts/search/text/pairs.ts";
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
    ["カタカナ", "カタカナ"],
    ["㍿", "株式会社"],
  ])("%s and %s", (a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  test("marks and invisible characters vanish, everything else parts words", () => {
    expect(foldText("e\u0301\u00ad")).toBe("e");
    expect(foldText("a,b—c")).toBe("a b c");
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
        expect(folded.at.length).toBe(folded.text.length);
        if (folded.text.length === 0) return;
        const from = a % folded.text.length;
        const to = from + 1 + (b % (folded.text.length - from));
        const [start, end] = sourceRange(folded, source, from, to);
        expect(foldText(source.slice(start, end))).toContain(folded.text.slice(from, to));
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
  const wordsOf = (folded: string) => indexWords(folded).map((word) => (word === null ? null : wordText(word)));

  test.each([
    ["支付寶", ["支付", "付宝", "宝"]],
    ["Windows系統", ["windows", "系统", "统"]],
    ["iPhone15 與", ["iphone", "15", "与"]],
    ["支付,寶", ["支付", "付", null, "宝"]],
    ["支\u200b付", ["支付", "付"]],
    ["J\u200bubilee", ["j", "ubilee"]],
    ["", []],
  ])("of %s are %j", (text, words) => {
    expect(wordsOf(foldText(text))).toEqual(words);
  });

  test("of any text are those of its tokens", () => {
    const anything = fc.stringMatching(/^[支付寶𠮷𠀀A-c1-2 ,\u200b\ud842]{0,20}$/u);
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = tokenise(text);
        const words = tokens.flatMap((token, i) => {
          const word = token.joined ? token.text + (tokens[i + 1]?.text ?? "") : token.text;
          return parted(tokens[i - 1], token) ? [null, word] : [word];
        });
        expect(wordsOf(text)).toEqual(words);
      }),
      { numRuns: 1000 },
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
