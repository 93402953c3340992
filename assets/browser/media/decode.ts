/** Which encoding an old text is in. */

/** Encodings of old texts in Chinese and Japanese, by their names in the Encoding Standard. */
const OLD = ["gb18030", "big5", "shift_jis"];
/** Characters that texts are full of if they were read in the right encoding. */
const FREQUENT = /[的一是不了在有我人這这個个上來来們们到時时大和年月日ぁ-んァ-ン]/g;

/**
 * Decodes a text: by its byte order mark, as UTF-8 if it is that, or else in the old encoding that fits best.
 *
 * @param isCut true if the bytes may end within a character
 * @throws Error if it is no text in any of them
 */
export function decode(bytes: Uint8Array, isCut: boolean): { text: string; encoding: string } {
  const read = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
  const mark = [bytes[0], bytes[1]].join();
  const wide = mark === "255,254" ? "utf-16le" : mark === "254,255" ? "utf-16be" : undefined;
  if (wide) return { text: read(wide), encoding: "UTF-16" };
  // No text in these encodings holds the byte 0.
  if (bytes.includes(0)) throw new Error("not a text");
  let best: { text: string; encoding: string; score: number } | undefined;
  for (const encoding of ["utf-8", ...OLD]) {
    try {
      const text = read(encoding);
      // What is UTF-8 by chance is as good as never long.
      if (encoding === "utf-8") return { text, encoding: "UTF-8" };
      const score = text.match(FREQUENT)?.length ?? 0;
      if (!best || score > best.score) best = { text, encoding: encoding.toUpperCase(), score };
    } catch {
      // The next one may fit.
    }
  }
  if (!best) throw new Error("not a text");
  return best;
}
