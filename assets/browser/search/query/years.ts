/** Years from one to another, both included; without bound where it is infinite. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/** A year, or two with a dash of any kind between, of which one may be left out: `2010`, `2010-2012`, `2010-`, `-2012`. */
const YEARS = /^(\d{1,4})?年?\s*(?:([-\u2010-\u2015\u2212~\u301c]|\.\.|至|到)\s*(\d{1,4})?年?)?$/u;

/** Reads the value of a year filter. Full-width forms are the same, and the ends may come in either order. */
export function parseYears(value: string): YearRange | undefined {
  const [, first, dash, second] = YEARS.exec(value.normalize("NFKC").trim()) ?? [];
  if (first === undefined && second === undefined) return undefined;
  if (dash === undefined) return { from: Number(first), to: Number(first) };
  const [from, to] = [Number(first ?? Number.NEGATIVE_INFINITY), Number(second ?? Number.POSITIVE_INFINITY)];
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The shortest value of a year filter for a range. */
export function writeYears({ from, to }: YearRange, dash = "-"): string {
  if (from === to) return String(from);
  return `${Number.isFinite(from) ? from : ""}${dash}${Number.isFinite(to) ? to : ""}`;
}
