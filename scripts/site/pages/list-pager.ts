/** Pages beside one that are always named. */
const NEAR = 2;
/** Pages further off that are named at most. */
const FAR = 8;

/**
 * The pages that a page of a list leads to, the newest first: the front page, those near it, some of the older ones, and
 * the oldest. Pages are numbered from the oldest, and of the newer ones only the near are named: so a new page makes no
 * more than two of the others stale.
 *
 * @param page number of this page, `last + 1` for the front page
 * @param last number of the newest page that has one
 */
export function shownPages(page: number, last: number): number[] {
  const shown = new Set([last + 1, 1]);
  for (let near = page - NEAR; near <= page + NEAR; near++) if (near >= 1 && near <= last) shown.add(near);
  const step = roundStep(page / FAR);
  for (let far = step; far < page; far += step) shown.add(far);
  return [...shown].sort((a, b) => b - a);
}

/** The least of 1, 2, 5, 10, 20, 50… that is as large as a number. */
function roundStep(least: number): number {
  for (let unit = 1; ; unit *= 10) {
    const step = [unit, 2 * unit, 5 * unit].find((one) => one >= least);
    if (step !== undefined) return step;
  }
}
