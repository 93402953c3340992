/** Which lines of the old text became which lines of the new one. Pure. */
import { changedLine, type DiffLine, wholeLine } from "./diff-line.ts";
import { tokens } from "./tokens.ts";

/** Lines of the old text times lines of the new one, up to which every pair is compared. */
const PAIRS = 2500;
/** Share of words and characters that two lines have in common if one became the other. */
const ALIKE = 0.5;
/** Share of the shorter line that stays if a line was made longer or shorter. */
const KEPT = 0.8;
/** Words and characters below which that share tells nothing. */
const SHORT = 6;

/**
 * Shows lines that were replaced by others: each beside the one that it became, as far as one can tell.
 *
 * @param old lines taken out
 * @param now lines put in their place
 */
export function* alignLines(old: readonly string[], now: readonly string[]): Generator<DiffLine> {
  const pairs = old.length * now.length <= PAIRS ? match(old.map(bag), now.map(bag)) : [];
  let [i, j] = [0, 0];
  for (const [oldAt, nowAt] of [...pairs, [old.length, now.length] as const]) {
    for (; i < oldAt; i++) yield wholeLine("removed", old[i] ?? "");
    for (; j < nowAt; j++) yield wholeLine("added", now[j] ?? "");
    if (oldAt < old.length) yield* changedLine(old[i++] ?? "", now[j++] ?? "");
  }
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

function bag(line: string): Bag {
  const counts = new Map<string, number>();
  const all = tokens(line);
  for (const token of all) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { counts, size: all.length };
}

/**
 * How much two lines have in common, 0 to 1: Sørensen's and Dice's coefficient of their words, or, for a line that was
 * only made longer or shorter, the share of the shorter one that is in the longer.
 */
function likeness(a: Bag, b: Bag): number {
  let common = 0;
  for (const [token, count] of a.counts) common += Math.min(count, b.counts.get(token) ?? 0);
  const least = Math.min(a.size, b.size);
  const dice = (2 * common) / Math.max(1, a.size + b.size);
  // By chance a long line holds most characters of a very short one.
  return least >= SHORT && common >= KEPT * least ? Math.max(dice, ALIKE) : dice;
}

/** The pairs, in the order of both texts, that are most alike in all. */
function match(old: readonly Bag[], now: readonly Bag[]): (readonly [number, number])[] {
  // best[i][j]: what can be reached with the lines from i and j on.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1));
  const alike = old.map((a) => now.map((b) => likeness(a, b)));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number) => {
    const value = alike[i]?.[j] ?? 0;
    return value >= ALIKE ? value + at(i + 1, j + 1) : 0;
  };
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    const value = at(i, j);
    if (value > 0 && value === paired(i, j)) pairs.push([i++, j++]);
    else if (value === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
