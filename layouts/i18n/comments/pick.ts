import { stringsFor } from "../pick.ts";
import { zhHans as frameHans } from "../zh-Hans.ts";
import { zhHant as frameHant } from "../zh-Hant.ts";
import { en } from "./en.ts";
import type { CommentStrings } from "./strings.ts";
import { zhHans } from "./zh-Hans.ts";
import { zhHant } from "./zh-Hant.ts";

/** The words of the comments part in the interface language of a page. @param lang BCP 47 */
export function commentStringsFor(lang: string): CommentStrings {
  const frame = stringsFor(lang);
  return frame === frameHant ? zhHant : frame === frameHans ? zhHans : en;
}
