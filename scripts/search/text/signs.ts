/** Texts that are the same to the letter. */
import { classOf, ZERO_WIDTH_SPACE } from "./classes.ts";

/**
 * True if a text has signs that the index does not hold: all others than `+` and `#` directly after letters or digits.
 *
 * @param letters of `foldToTheLetter`
 */
export function hasSigns(letters: string): boolean {
  let afterRun = false;
  for (const char of letters) {
    const kind = classOf(char);
    const run = kind === "letter" || kind === "digit";
    const held = run || kind === "ideograph" || kind === "emoji" || char.trim() === "" || char === ZERO_WIDTH_SPACE;
    if (!held && !(kind === "sign" && afterRun)) return true;
    afterRun = run || (kind === "sign" && afterRun);
  }
  return false;
}

/**
 * True if a text holds another to the letter, and as words of its own: `-m` is in `commit -m` and not in `--mixed`.
 *
 * @param text of `foldToTheLetter`
 * @param wanted of `foldToTheLetter`, without white space at its ends
 */
export function holdsLetters(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (parts(text.charAt(at - 1), wanted.charAt(0)) && parts(wanted.slice(-1), text.charAt(end))) return true;
  }
  return false;
}

/** True if a word may end between two characters: of the same kind, only between ideographs. */
function parts(before: string, after: string): boolean {
  if (before === "" || after === "") return true;
  const [a, b] = [classOf(before), classOf(after)];
  if (a === "letter" || a === "digit") return a !== b;
  return a === "ideograph" || before !== after;
}
