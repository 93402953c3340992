/** Names in addresses for tags and authors, and for new threads. */
import { createHash } from "node:crypto";
import { withoutInvisible } from "../../core/invisible.ts";

/**
 * Code points that do not stay in a slug, from and to: what is neither letter nor digit in ASCII and Latin-1, then
 * punctuation, spaces, symbols, surrogates, private use and full-width punctuation. Ranges instead of `\p{…}`, whose
 * members change with the Unicode version of Node.
 */
const REPLACED: readonly (readonly [number, number])[] = [
  [0x00, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0x3030, 0x3030],
  [0x30fb, 0x30fb],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
];

/** Characters of a slug; file systems allow 255 bytes to a name, and a character takes up to four. */
const LONGEST = 56;

/** Letters and digits of a text in lower case, `-` for the rest. May be empty. */
export function plainSlug(text: string): string {
  const characters = [...withoutInvisible(text).normalize("NFC").toLowerCase()].map((character) =>
    stays(character) ? character : "-",
  );
  const words = characters.join("").replace(/-+/g, "-").replace(/^-/, "");
  return [...words].slice(0, LONGEST).join("").replace(/-$/, "");
}

/**
 * A slug that no other key has: if something was replaced or cut off, or the key looks as if it had been, the start
 * of its hash follows.
 *
 * @param key folded with `nameKey`
 */
export function slugOf(key: string): string {
  const slug = plainSlug(key);
  if (slug === key && slug !== "page" && !/(^|-)[0-9a-f]{8}$/.test(slug)) return slug;
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 8);
  return slug === "" ? hash : `${slug}-${hash}`;
}

function stays(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return !REPLACED.some(([from, to]) => point >= from && point <= to);
}
