/** Words for one thing that are spelt too differently to be found by distance. */
const MEANT = new Map([
  ["language", "lang"],
  ["locale", "lang"],
  ["name", "title"],
  ["weight", "order"],
  ["menu", "nav"],
  ["baseurl", "url"],
  ["icp", "registration"],
  ["paginate", "page_size"],
]);

/**
 * Finds what a misspelt word was meant to be.
 *
 * @returns the known word that is reached by the fewest changes of a letter, if they are few; of several, the first
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const folded = word.toLowerCase().replaceAll("-", "_");
  const meant = MEANT.get(folded);
  if (meant !== undefined && known.includes(meant)) return meant;
  let [best, fewest]: [string | undefined, number] = [undefined, Math.max(1, Math.floor(folded.length / 2)) + 0.5];
  for (const candidate of known) {
    const changes = distance(folded, candidate.toLowerCase());
    if (changes < fewest) [best, fewest] = [candidate, changes];
  }
  return best;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? a.length;
}

/** What a misspelt word was meant to be, as the end of a sentence; empty if nothing is near. */
export function nearestHint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : `; the nearest is ${near}`;
}
