/** First small letter of each syllabary that has a counterpart in the other. */
const HIRAGANA = 0x3041;
const KATAKANA = 0x30a1;

/**
 * A term in the other kana: らーめん gives ラーメン.
 *
 * @param folded folded text
 * @returns the term in Katakana and in Hiragana, without the term itself; none if it has no kana
 */
export function kanaForms(folded: string): string[] {
  const katakana = folded.replace(/[\u3041-\u3096]/g, (char) => moved(char, KATAKANA - HIRAGANA));
  const hiragana = folded.replace(/[\u30a1-\u30f6]/g, (char) => moved(char, HIRAGANA - KATAKANA));
  return [...new Set([katakana, hiragana])].filter((form) => form !== folded);
}

function moved(char: string, by: number): string {
  return String.fromCharCode(char.charCodeAt(0) + by);
}
