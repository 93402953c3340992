/** The note on characters that the font of the cards lacks. */
import type { CardText } from "../../cards/card.ts";
import { lackingCharacters } from "../../cards/characters.ts";
import type { FontFacts } from "../../cards/font-facts.ts";
import { firstOf, plural } from "../../core/counted.ts";
import type { Place } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { codePointName } from "../../core/schema/fields.ts";

/** Characters and threads that are named. */
const NAMED = 5;

/**
 * One note for the whole archive: how many characters, and the first threads that have them.
 *
 * @param texts what the cards say, by the path of their thread
 * @param place of the setting in archive.yaml
 */
export function cardFontNotes(
  texts: ReadonlyMap<string, CardText>,
  { ranges }: FontFacts,
  place: Place | undefined,
): Problem[] {
  const lacking = new Set<string>();
  const threads: string[] = [];
  for (const [path, text] of texts) {
    const characters = lackingCharacters(text, ranges);
    if (characters.length > 0) threads.push(path);
    for (const character of characters) lacking.add(character);
  }
  if (threads.length === 0) return [];
  const named = [...lacking].map((one) => `${one} (${codePointName(one)})`);
  const message = `the font of the cards lacks ${plural(lacking.size, "character")}, ${firstOf(named, NAMED)}, in ${plural(threads.length, "thread")}: ${firstOf(threads, NAMED)}`;
  const fix = "on their cards is a gap instead; name a font that has them";
  return [{ level: "note", kind: "card-characters", file: "archive.yaml", ...place, message, fix }];
}
