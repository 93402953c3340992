/**
 * Readings in brackets after characters, as hijack kits write them: `當(dāng)前`. Such a kit turns a page Traditional and
 * annotates a fixed table of characters. A text for learners looks the same in one place; it does not as a whole.
 */
import type { Change } from "../model.ts";
import { isReadingOfTraditional, READING } from "./readings.ts";

const ANNOTATION = new RegExp(`([\\u3400-\\u9fff])[(（](${READING})[)）]`, "gu");
/** Annotations from which on a page can show that they are not its own. */
const FEWEST = 3;
/** Share of them that must be true readings, and share of the characters' occurrences that must be annotated. */
const SHARE = 0.95;

/**
 * Whether a page was annotated by a kit: at least 3 annotations, 95% of them true readings of characters that differ
 * from their Simplified form, and 95% of the occurrences of these characters annotated.
 *
 * @param text of the whole page
 */
export function isAnnotatedByKit(text: string): boolean {
  const annotated = new Map<string, number>();
  let [all, right] = [0, 0];
  for (const [, character = "", reading = ""] of text.matchAll(ANNOTATION)) {
    all += 1;
    if (!isReadingOfTraditional(character, reading)) continue;
    right += 1;
    annotated.set(character, (annotated.get(character) ?? 0) + 1);
  }
  if (right < FEWEST || right < SHARE * all) return false;
  let occurrences = 0;
  for (const character of text) if (annotated.has(character)) occurrences += 1;
  return right >= SHARE * occurrences;
}

/**
 * Takes the kit's annotations out. Only for a text of which `isAnnotatedByKit` holds.
 *
 * @returns the text, and each annotation that was taken out
 */
export function stripAnnotations(text: string): { text: string; changes: Change[] } {
  const changes: Change[] = [];
  const lines = text.split("\n").map((line, index) =>
    line.replace(ANNOTATION, (before, character: string, reading: string) => {
      if (!isReadingOfTraditional(character, reading)) return before;
      changes.push(annotationChange(before, character, index + 1));
      return character;
    }),
  );
  return { text: lines.join("\n"), changes };
}

/** @param line 1-based line of the page */
export function annotationChange(before: string, after: string, line: number): Change {
  return { kind: "pinyin-annotation", where: `line ${line}`, before, after, certainty: "certain" };
}
