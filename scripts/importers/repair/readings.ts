/** Readings in Pinyin of the characters that a page got by being turned from Simplified into Traditional. */
import { pinyin } from "pinyin-pro";
import { foldCharacter } from "../../search/text/fold.ts";

/** A reading with its tone, as a pattern. The longest is zhuāng. */
export const READING = "[a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɑɡ]{1,7}";

const known = new Map<string, readonly string[]>();

/**
 * Whether a reading is that of a character which Simplified writes in another way.
 *
 * @param character one ideograph
 * @param reading with its tone: `dāng`
 */
export function isReadingOfTraditional(character: string, reading: string): boolean {
  let readings = known.get(character);
  if (readings === undefined) {
    const differs = foldCharacter(character.codePointAt(0) ?? 0) !== character;
    readings = differs ? pinyin(character, { multiple: true, type: "array" }).map(plain) : [];
    known.set(character, readings);
  }
  return readings.includes(plain(reading));
}

/** Old fonts have letters of their own for a and g. */
const plain = (reading: string) => reading.normalize("NFC").replaceAll("ɑ", "a").replaceAll("ɡ", "g");
