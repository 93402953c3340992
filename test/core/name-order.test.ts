import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HanOrder, initialOf, nameOrder } from "../../scripts/core/han/name-order.ts";
import { foldHan } from "../../scripts/core/han/same-character.ts";
import { compareText } from "../../scripts/core/text-order.ts";

const sorted = (names: readonly string[], han: HanOrder = "pinyin") =>
  names.toSorted((a, b) => compareText(nameOrder(a, han), nameOrder(b, han)));

describe("names in a list", () => {
  test("have their numbers in the order of their values", () => {
    expect(sorted(["user10", "user2", "User1", "user02b", "user"])).toEqual([
      "user",
      "User1",
      "user2",
      "user02b",
      "user10",
    ]);
  });

  test("in Chinese are in the order of Pinyin, one script as the other, after letters", () => {
    expect(sorted(["張三", "庫存", "阿里", "库房", "Zoe", "陈四"])).toEqual([
      "Zoe",
      "阿里",
      "陈四",
      "庫存",
      "库房",
      "張三",
    ]);
  });

  test("are in an order that does not change with the order that they come in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme" }), { maxLength: 20 }), (names) => {
        expect(sorted(names.toReversed())).toEqual(sorted(names));
      }),
    );
  });
});

test.each([
  ["Émile", "E"],
  ["ｕser", "U"],
  ["7-Eleven", "0–9"],
  ["庫存", "K"],
  ["开店", "K"],
  ["库存", "K"],
  ["王二", "W"],
  ["ガイド", "か"],
  ["わさび", "わ"],
  ["가게", "ㄱ"],
  ["까치", "ㄱ"],
  ["Ёлка", "Е"],
  ["Ωμέγα", "Ω"],
  ["★", ""],
])("%s is listed below %s", (name, initial) => {
  expect(initialOf(name, "pinyin").text).toBe(initial);
});

test("where nobody looks things up by Pinyin, ideographs are below one heading", () => {
  expect(["庫存", "王二"].map((name) => initialOf(name, "together").id)).toEqual(["han", "han"]);
});

test("folding what is folded changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => foldHan(foldHan(text)) === foldHan(text)));
});
