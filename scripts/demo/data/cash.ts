/** One month of the grocery's till: shares of payments in percent, whole numbers that sum to 100. */
export interface Month {
  readonly cash: number;
  readonly card: number;
  readonly scan: number;
}

const CASH = [71, 70, 70, 69, 70, 69, 68, 64, 61, 59, 57, 56, 54, 53, 51, 49, 48, 46, 45, 43, 42, 41, 39, 38] as const;
const CARD = [29, 30, 30, 31, 30, 31, 32, 31, 30, 30, 29, 29, 29, 28, 28, 28, 27, 27, 27, 27, 26, 26, 26, 26] as const;

/** From October 2017 on. */
export const MONTHS: readonly Month[] = CASH.map((cash, i) => {
  const card = CARD[i] as number;
  return { cash, card, scan: 100 - cash - card };
});

/** `2018-04` */
export function monthName(i: number): string {
  const month = 9 + i;
  return `${2017 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
