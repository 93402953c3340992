/** Characters on either side of a place in which its word is looked for. */
const AROUND = 24;

let segmenter: Intl.Segmenter | undefined;

/**
 * The beginning of the word that a place in a text is in; the place itself if it is between two words, or in one too long
 * to be a word. Words are those of the browser's own word breaker, which knows Chinese and Japanese; without one they end
 * at spaces.
 */
export function wordStart(text: string, at: number): number {
  const from = Math.max(0, at - AROUND);
  const around = text.slice(from, at + AROUND);
  if (at <= 0 || at >= text.length) return at;
  if ("Segmenter" in Intl) {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
    const start = from + (segmenter.segment(around).containing(at - from)?.index ?? at - from);
    // The stretch may begin in the middle of the same word.
    return start > from || from === 0 ? start : at;
  }
  if (!/^\S\S$/.test(text.slice(at - 1, at + 1))) return at;
  const space = around.slice(0, at - from).search(/\S*$/);
  return space > 0 ? from + space : at;
}
