import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { lookUp } from "./lookup.ts";
import type { Strings } from "./strings.ts";
import { zhHans } from "./zh-Hans.ts";
import { zhHant } from "./zh-Hant.ts";

/** The interface languages by BCP 47 tag, one a line. */
export const LANGUAGES: ReadonlyMap<string, Strings> = new Map([
  ["en", en],
  ["ja", ja],
  ["ko", ko],
  ["zh-Hans", zhHans],
  ["zh-Hant", zhHant],
]);

/** Earlier results: a large archive asks a million times, for a handful of languages. */
const picked = new Map<string, Strings>();

/**
 * Picks the interface language for a page.
 *
 * @param lang BCP 47 tag in any letter case
 * @returns Chinese in the script of the tag (Simplified if the tag names none), or English for any other language
 */
export function stringsFor(lang: string): Strings {
  let strings = picked.get(lang);
  if (strings === undefined) {
    strings = lookUp(lang, LANGUAGES) ?? en;
    picked.set(lang, strings);
  }
  return strings;
}

/** Title of the page that lists all groups of a grouping, such as `tags`. */
export function groupingTitle(lang: string, grouping: string): string {
  return stringsFor(lang).lists.all[grouping] ?? en.lists.all[grouping] ?? grouping;
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
