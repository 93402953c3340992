import { stringsFor } from "../pick.ts";
import { zhHans as siteHans } from "../zh-Hans.ts";
import { zhHant as siteHant } from "../zh-Hant.ts";
import { en } from "./en.ts";
import type { SearchStrings } from "./strings.ts";
import { zhHans } from "./zh-Hans.ts";
import { zhHant } from "./zh-Hant.ts";

/** The interface of search in the language that the rest of the page is in. */
export function searchStringsFor(lang: string): SearchStrings {
  const site = stringsFor(lang);
  return site === siteHant ? zhHant : site === siteHans ? zhHans : en;
}
