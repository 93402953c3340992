/**
 * The words of an archive's titles and tags: what a reader is offered who wrote one that sounds the same. Nobody marks
 * words in Chinese, so they are the stretches that come again and are no mere part of a longer one that comes as often.
 */
import { gzip } from "../gzip.ts";
import { foldCharacter } from "../text/fold.ts";
import { byCodePoint } from "../text/order.ts";
import { WORD_LIST_MARK } from "./word-list-format.ts";

/** Characters of the longest stretch that is taken for a word. */
const LONGEST = 4;
/** A stretch is part of a longer one if that has this share of its occurrences. */
const PART = 0.75;
/** In archives of fewer titles, what comes once is a word too. */
const FEW_TITLES = 300;
/** Words that are kept, the most frequent. */
const MOST_WORDS = 6000;

interface Stretch {
  readonly folded: string;
  /** As it is written where it comes first. */
  readonly written: string;
  count: number;
}

export interface NamedTexts {
  readonly titles: readonly string[];
  /** Tags, and names of boards: words as they are. */
  readonly names: readonly string[];
}

/** The file of an archive's words, see `word-list-format.ts`: the same bytes for the same texts. */
export function wordListFile(texts: NamedTexts): Buffer {
  const words = frequentWords(texts);
  const sizeOf = ({ count }: Stretch): number => Math.floor(Math.log2(count));
  const lines = Array.from({ length: words[0] ? sizeOf(words[0]) + 1 : 0 }, (_, size) =>
    words.filter((word) => sizeOf(word) === size).map(({ written }) => written),
  );
  return gzip(
    WORD_LIST_MARK +
      lines
        .map((line) => line.sort(byCodePoint).join(" "))
        .reverse()
        .join("\n"),
  );
}

/** The words of titles and names with their numbers of occurrences, the most frequent first. */
export function frequentWords({ titles, names }: NamedTexts): readonly Stretch[] {
  const runs = titles.flatMap(runsOf);
  const least = titles.length < FEW_TITLES ? 1 : 2;
  const words = new Map<string, Stretch>();
  let shorter = countStretches(runs, 2, least);
  for (let length = 2; length <= LONGEST; length++) {
    const longer = countStretches(runs, length + 1, 2, shorter);
    const parts = new Set<string>();
    for (const { folded, count } of longer.values()) {
      for (const part of [folded.slice(0, -1), folded.slice(1)]) {
        if (count >= PART * (shorter.get(part)?.count ?? 0)) parts.add(part);
      }
    }
    for (const [folded, stretch] of shorter)
      if (stretch.count >= least && !parts.has(folded)) words.set(folded, stretch);
    shorter = least === 1 ? countStretches(runs, length + 1, 1) : longer;
  }
  for (const { folded, written } of names.flatMap(runsOf)) {
    if (folded.length > 2 * LONGEST) continue;
    const known = words.get(folded);
    if (known) known.count++;
    else words.set(folded, { folded, written, count: 1 });
  }
  return [...words.values()].sort((a, b) => b.count - a.count || byCodePoint(a.folded, b.folded)).slice(0, MOST_WORDS);
}

/** Stretches of so many characters with at least so many occurrences; both parts of each are among the shorter ones. */
function countStretches(
  runs: readonly Run[],
  length: number,
  least: number,
  shorter?: ReadonlyMap<string, Stretch>,
): Map<string, Stretch> {
  const found = new Map<string, Stretch>();
  for (const { folded, written } of runs) {
    for (let at = 0; at + length <= folded.length; at++) {
      const key = folded.slice(at, at + length);
      const known = found.get(key);
      if (known) known.count++;
      else if (!shorter || (shorter.has(key.slice(0, -1)) && shorter.has(key.slice(1))))
        found.set(key, { folded: key, written: written.slice(at, at + length), count: 1 });
    }
  }
  for (const [key, { count }] of found) if (count < least) found.delete(key);
  return found;
}

/** Ideographs in a row, folded and as they are written; each is one UTF-16 unit in both. */
interface Run {
  readonly folded: string;
  readonly written: string;
}

function runsOf(text: string): Run[] {
  return [...text.matchAll(/[\u3400-\u9fff]{2,}/gu)].map(([written]) => {
    const folded = Array.from(written, (char) => {
      const same = foldCharacter(char.charCodeAt(0));
      return same.length === 1 ? same : char;
    });
    return { folded: folded.join(""), written };
  });
}
