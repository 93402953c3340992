/** Languages as providers name them. */
import { lookUp } from "../../layouts/i18n/lookup.ts";

/**
 * Picks a provider's name for the language of a page, as the interface language of the page is picked.
 *
 * @param lang BCP 47
 * @param names the provider's names of its languages, with spaces between them; `ja=jp` if a name is no BCP 47 tag
 * @returns English if the provider does not speak the language
 */
export function languageOf(lang: string, names: string): string {
  const byTag = names.split(" ").map((name): [string, string] => {
    const [tag = "", own = tag] = name.split("=");
    return [tag, own];
  });
  return lookUp(lang, new Map(byTag)) ?? "en";
}
