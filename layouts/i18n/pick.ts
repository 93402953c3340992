import { en } from "./en.ts";
import type { Strings } from "./strings.ts";
import { zhHans } from "./zh-Hans.ts";
import { zhHant } from "./zh-Hant.ts";

/** Regions where Chinese without a script subtag is written in Traditional characters. */
const TRADITIONAL_REGIONS = new Set(["tw", "hk", "mo"]);

/** What was picked before: a large archive asks a million times, for a handful of languages. */
const picked = new Map<string, Strings>();

/**
 * Picks the interface language for a page.
 *
 * @param lang BCP 47 tag in any letter case. A script subtag decides before a region: `zh-Hans-HK` is Simplified.
 * @returns Chinese in the script of the tag (Simplified where the tag tells neither), or English
 */
export function stringsFor(lang: string): Strings {
  let strings = picked.get(lang);
  if (strings === undefined) {
    strings = pick(lang);
    picked.set(lang, strings);
  }
  return strings;
}

function pick(lang: string): Strings {
  const [language, ...subtags] = lang.toLowerCase().split("-");
  if (language !== "zh") return en;
  if (subtags.includes("hant")) return zhHant;
  if (subtags.includes("hans")) return zhHans;
  return subtags.some((subtag) => TRADITIONAL_REGIONS.has(subtag)) ? zhHant : zhHans;
}

/** Scripts written from right to left, by the languages that use them. */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]);

const directions = new Map<string, "ltr" | "rtl">();

/** Direction of text in a language, for the `dir` attribute. */
export function directionOf(lang: string): "ltr" | "rtl" {
  let direction = directions.get(lang);
  if (direction === undefined) {
    direction = RIGHT_TO_LEFT.has(lang.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr";
    directions.set(lang, direction);
  }
  return direction;
}
