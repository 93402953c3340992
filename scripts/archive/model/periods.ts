/** Lists of threads by year and month, as their dates are written. */
import type { Thread } from "./model.ts";

/** The threads of one month. */
export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** In the archive's order. */
  readonly threads: readonly Thread[];
}

/** The threads of one year. */
export interface Year {
  readonly year: number;
  /** Months that have threads, the newest first. */
  readonly months: readonly Month[];
  /** In the archive's order. */
  readonly threads: readonly Thread[];
}

/** The threads of a list by their dates. */
export interface Periods {
  /** Years that have threads, the newest first. */
  readonly years: readonly Year[];
  readonly undated: readonly Thread[];
}

/** Sorts threads into years and months. @param threads in the archive's order */
export function periodsOf(threads: readonly Thread[]): Periods {
  const years = new Map<number, { threads: Thread[]; months: Map<number, Thread[]> }>();
  const undated: Thread[] = [];
  for (const thread of threads) {
    if (!thread.date) {
      undated.push(thread);
      continue;
    }
    const { year, month } = thread.date;
    const known = years.get(year) ?? { threads: [], months: new Map<number, Thread[]>() };
    years.set(year, known);
    known.threads.push(thread);
    const inMonth = known.months.get(month);
    if (inMonth) inMonth.push(thread);
    else known.months.set(month, [thread]);
  }
  const newestFirst = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]) => b - a;
  return {
    years: [...years].sort(newestFirst).map(([year, { threads: own, months }]) => ({
      year,
      threads: own,
      months: [...months].sort(newestFirst).map(([month, list]) => ({ year, month, threads: list })),
    })),
    undated,
  };
}

/** What the threads of a list are grouped under. */
export type Headings = "month" | "year";

/** Threads below one heading, on average, from which headings help more than they are in the way. */
const WORTH_A_HEADING = 2;

/** The smallest period whose headings are worth their place in a list; undefined if none is. */
export function headingsFor({ years }: Periods): Headings | undefined {
  const count = (list: readonly { readonly threads: readonly Thread[] }[]) =>
    list.reduce((sum, { threads }) => sum + threads.length, 0);
  const months = years.flatMap((year) => year.months);
  if (months.length === 0) return undefined;
  if (count(months) >= WORTH_A_HEADING * months.length) return "month";
  return count(years) >= WORTH_A_HEADING * years.length ? "year" : undefined;
}
