import { lookUp } from "../../../layouts/i18n/lookup.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { Words } from "./words.ts";
import { zhHans } from "./zh-Hans.ts";
import { zhHant } from "./zh-Hant.ts";

/** The languages of new archives: those of the interface. */
export const WORDS: ReadonlyMap<string, Words> = new Map([
  ["en", en],
  ["ja", ja],
  ["ko", ko],
  ["zh-Hans", zhHans],
  ["zh-Hant", zhHant],
]);

/** The language of new archives that fits a tag; undefined for another language. */
export function languageOf(tag: string): string | undefined {
  return lookUp(tag, new Map([...WORDS.keys()].map((known) => [known, known])));
}
