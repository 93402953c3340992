import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { planState } from "../../assets/browser/search/ask.ts";
import { excerptOf, findMatches } from "../../assets/browser/search/excerpt.ts";
import { phrasesOf } from "../../assets/browser/search/query/plan.ts";
import { wordStart } from "../../assets/browser/search/word-edge.ts";

afterEach(() => vi.unstubAllGlobals());

/** The text of an excerpt around the matches of a query, without the signs that something is left out. */
function excerpt(source: string, query: string): string {
  const phrases = phrasesOf(planState({ query, filters: {} }), false);
  const pieces = excerptOf(source, findMatches(source, phrases));
  return pieces
    .map(({ text }) => text)
    .join("")
    .replace(/^…|…$/g, "");
}

/** What of an excerpt is neither the word that was searched for nor one of the text. */
const strayWords = (shown: string) =>
  shown
    .trim()
    .split(" ")
    .filter((word) => word !== "lantern" && !WORDS.includes(word));

const WORDS = "returns parcel warehouse counting before packing wholesale shelf invoice margin supplier".split(" ");

describe("an excerpt", () => {
  const long = fc.array(fc.constantFrom(...WORDS), { minLength: 80, maxLength: 120 });

  test("is of whole words", () => {
    fc.assert(
      fc.property(long, fc.nat(70), (words, at) => {
        const source = words.toSpliced(at, 0, "lantern").join(" ");
        const shown = excerpt(source, "lantern");
        expect(shown).toContain("lantern");
        expect(strayWords(shown)).toEqual([]);
      }),
    );
  });

  test("is of whole words in a browser that has no word breaker", () => {
    vi.stubGlobal("Intl", {});
    fc.assert(
      fc.property(long, (words) => {
        const shown = excerpt(`${words.slice(0, 40).join(" ")} lantern ${words.slice(40).join(" ")}`, "lantern");
        expect(strayWords(shown)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("begins and ends between Chinese words", () => {
    const source = "我們的倉庫管理員每天早上都要清點貨架上的商品數量然後寫進報表裡面".repeat(12);
    const edges = new Set(
      Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(source), ({ index }) => index),
    );
    const marked = `${source.slice(0, 180)}榴槤${source.slice(180)}`;
    const shown = excerpt(marked, "榴槤");
    const start = marked.indexOf(shown);
    expect(start).toBeGreaterThan(0);
    expect(edges.has(start)).toBe(true);
    expect(edges.has(start + shown.length - 2)).toBe(true);
  });

  test("of what is no words is cut where it is, and never within a character", () => {
    expect(wordStart("x".repeat(500), 250)).toBe(250);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(60), (text, at) => {
        const start = wordStart(text, at);
        expect(start).toBeLessThanOrEqual(at);
        if (!/\p{Surrogate}/u.test(text) && start < at) expect(text.slice(0, start)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
