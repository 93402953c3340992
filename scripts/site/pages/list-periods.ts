/** Years and months of a list: how many threads each has, and the pages that they get. */
import { periodId } from "../../../layouts/parts/period-id.ts";
import type { PeriodCount, PeriodsProps } from "../../../layouts/props.ts";
import { numberedPages } from "../../archive/model/groups.ts";
import type { Thread } from "../../archive/model/model.ts";
import {
  type Headings,
  headingsFor,
  type Month,
  type Periods,
  periodsOf,
  type Year,
} from "../../archive/model/periods.ts";
import { href, type Site } from "../site.ts";

/** Dated threads from which a list on one page tells how many each month has. */
const WORTH_A_TABLE = 20;
/** Threads of a month that the page of a year shows if each month has a page. */
const OF_A_MONTH = 5;

/** A page for a year or a month of a list. */
export interface PeriodPage {
  readonly year: number;
  readonly month?: number;
  /** Site path. */
  readonly url: string;
  readonly threads: readonly Thread[];
  /** Number of all threads of the period. */
  readonly count: number;
  readonly headings?: Headings;
  readonly periods?: PeriodsProps;
  /** Site paths of the next newer and the next older page of the same kind. */
  readonly newer?: string;
  readonly older?: string;
}

/** A list by year and month. */
export interface ListPeriods {
  /** For the front page of the list. */
  readonly table?: PeriodsProps;
  /** Groups of the front page. */
  readonly headings?: Headings;
  readonly pages: readonly PeriodPage[];
}

/**
 * The years and months of a list. A period has a page of its own only if the page above it does not show it whole: a list
 * on one page has headings, a longer one a page for each year, and a year that is longer a page for each month.
 *
 * @param url site path of the list. The pages are below its folder `page`, which no thread can be in, with names that are
 *   no numbers: `page/year-2016/`, `page/2016-11/`.
 * @param levels what the list is divided into; the list of a year has months alone
 */
export function listPeriods(
  site: Site,
  list: { readonly url: string; readonly threads: readonly Thread[] },
  levels: "years" | "months",
): ListPeriods {
  const { url, threads } = list;
  const size = site.archive.settings.page_size;
  const isWhole = (some: readonly Thread[]) => numberedPages(some, size).numbered.length === 0;
  const periods = periodsOf(threads);
  const headings = headingsFor(periods);
  if (isWhole(threads)) {
    const dated = threads.length - periods.undated.length;
    if (headings === undefined || dated < WORTH_A_TABLE) return { ...(headings && { headings }), pages: [] };
    return { table: tableOnPage(periods, headings), headings, pages: [] };
  }
  const yearUrl = ({ year }: Year) => (levels === "years" ? `${url}page/year-${pad(year, 4)}/` : url);
  const monthUrl = ({ year, month }: Month) => `${url}page/${pad(year, 4)}-${pad(month, 2)}/`;
  const monthLink = (year: Year, month: Month) =>
    levels === "years" && isWhole(year.threads)
      ? `${yearUrl(year)}#${periodId(month.year, month.month)}`
      : monthUrl(month);
  const tableOf = (years: readonly Year[]): PeriodsProps => ({
    years: years.map((year) => ({
      year: year.year,
      ...counted(site, yearUrl(year), year.threads),
      months: year.months.map((month) => ({
        month: month.month,
        ...counted(site, monthLink(year, month), month.threads),
      })),
    })),
  });
  const withMonths = periods.years.filter((year) => levels === "months" || !isWhole(year.threads));
  const months = withMonths.flatMap((year) => year.months);
  const yearPages = levels === "months" ? [] : periods.years;
  return {
    table: {
      ...tableOf(periods.years),
      ...undatedIn(site, url, periods.undated, size, numberedPages(threads, size).numbered.length),
    },
    ...(headings && { headings }),
    pages: [
      ...yearPages.map((year, at): PeriodPage => {
        const whole = isWhole(year.threads);
        return {
          year: year.year,
          url: yearUrl(year),
          threads: whole ? year.threads : year.months.flatMap((month) => month.threads.slice(0, OF_A_MONTH)),
          count: year.threads.length,
          headings: "month",
          periods: tableOf([year]),
          ...beside(yearPages, at, yearUrl),
        };
      }),
      ...months.map(
        (month, at): PeriodPage => ({
          year: month.year,
          month: month.month,
          url: monthUrl(month),
          threads: month.threads,
          count: month.threads.length,
          ...beside(months, at, monthUrl),
        }),
      ),
    ],
  };
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, "0");
}

/** The table of a list that is on one page: it leads to the headings there. */
function tableOnPage({ years, undated }: Periods, headings: Headings): PeriodsProps {
  return {
    years: years.map(({ year, threads, months }) => {
      const newest = months[0];
      const inYear = headings === "month" && newest ? periodId(newest.year, newest.month) : periodId(year);
      return {
        year,
        href: `#${inYear}`,
        count: threads.length,
        months: months.map((month) => ({
          month: month.month,
          href: headings === "month" ? `#${periodId(month.year, month.month)}` : "",
          count: month.threads.length,
        })),
      };
    }),
    ...(undated.length > 0 && { undated: { href: "#undated", count: undated.length } }),
  };
}

/** Threads without a date are on the oldest pages of the list. */
function undatedIn(
  site: Site,
  url: string,
  undated: readonly Thread[],
  size: number,
  last: number,
): Pick<PeriodsProps, "undated"> {
  if (undated.length === 0) return {};
  const page = Math.ceil(undated.length / size);
  return { undated: counted(site, page > last ? url : `${url}page/${page}/`, undated) };
}

function counted(site: Site, url: string, threads: readonly Thread[]): PeriodCount {
  return { href: href(site, url), count: threads.length };
}

/** The pages of the periods beside one. */
function beside<T>(list: readonly T[], at: number, urlOf: (one: T) => string): Pick<PeriodPage, "newer" | "older"> {
  const [newer, older] = [list[at - 1], list[at + 1]];
  return { ...(newer && { newer: urlOf(newer) }), ...(older && { older: urlOf(older) }) };
}
