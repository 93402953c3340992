/** Languages as providers name them. */
import { stringsFor } from "../../layouts/i18n/pick.ts";
import { zhHant } from "../../layouts/i18n/zh-Hant.ts";

/** How a provider names the two scripts of Chinese, and the other languages that it speaks. */
export interface Languages {
  readonly hant: string;
  readonly hans: string;
  /** Its names of other languages, `en`, `pt-BR`. */
  readonly others: string;
}

/**
 * Picks a provider's name for a page's language: Chinese by script, others by the whole tag or by the language alone.
 *
 * @param lang BCP 47
 * @returns English if the provider does not speak it
 */
export function languageOf(lang: string, languages: Languages): string {
  const tag = lang.toLowerCase();
  const [language = ""] = tag.split("-");
  if (language === "zh") return stringsFor(lang) === zhHant ? languages.hant : languages.hans;
  const others = languages.others.split(" ");
  return others.find((name) => name.toLowerCase() === tag) ?? others.find((name) => name === language) ?? "en";
}
