import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { DaysMonth, DaysProps, LinkedThread } from "../../../layouts/props.ts";
import type { Thread } from "../../archive/model/model.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { frame, hasListings, href, type Site } from "../site.ts";

/** Site path of the days of the year; no year is called so. */
export const DAYS = "/years/days/";

/** Days of the year with their threads, in the archive's order. */
type Days = ReadonlyMap<number, ReadonlyMap<number, readonly Thread[]>>;

/**
 * On this day: a page with all days that have threads, and one for each month with them. The build's own day is in none, so
 * the same commit gives the same bytes; a script knows the reader's day.
 */
export function daysPages(site: Site): PageOutput[] {
  if (!hasListings(site, "years")) return [];
  const days = daysOf(site.archive.threads);
  const { lists, format } = stringsFor(site.props.lang);
  const top = { href: href(site, "/years/"), text: lists.all.years ?? "" };
  const own = { href: href(site, DAYS), text: lists.days };
  const of = (url: string, title: string, months: DaysMonth[], breadcrumb = [top, own]): DaysProps => {
    return { ...frame(site, { url, title, breadcrumb }), kind: "days", months };
  };
  const all = [...days].map(([month, own]): DaysMonth => {
    return { month, days: [...own.keys()].map((day) => ({ day, href: href(site, dayUrl(month, day)) })) };
  });
  const output = (url: string, shown: unknown, props: () => DaysProps): PageOutput => {
    return { kind: "page", page: "days", path: pagePath(url), key: fingerprint([site.key, "days", url, shown]), props };
  };
  return [
    output(DAYS, all, () => of(DAYS, lists.days, all)),
    ...[...days].map(([month, own]) => {
      const url = monthUrl(month);
      const name = format.shortMonth(month);
      const shown = [...own].map(([day, threads]) => [
        day,
        threads.map(({ url, title, lang, date }) => [url, title, lang, date]),
      ]);
      return output(url, shown, () => {
        const withThreads = [...own].map(([day, threads]) => {
          return { day, href: href(site, dayUrl(month, day)), threads: threads.map((thread) => linked(site, thread)) };
        });
        const trail = [top, { href: href(site, DAYS), text: lists.days }, { href: href(site, url), text: name }];
        return of(url, `${lists.days} · ${name}`, [{ month, days: withThreads }], trail);
      });
    }),
  ];
}

function linked(site: Site, { url, title, lang, date }: Thread): LinkedThread {
  return { href: href(site, url), text: title, lang, ...(date && { date }) };
}

function daysOf(threads: readonly Thread[]): Days {
  const months = new Map<number, Map<number, Thread[]>>();
  for (const thread of threads) {
    if (!thread.date) continue;
    const { month, day } = thread.date;
    const days = months.get(month) ?? new Map<number, Thread[]>();
    months.set(month, days);
    const known = days.get(day);
    if (known) known.push(thread);
    else days.set(day, [thread]);
  }
  const ascending = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]) => a - b;
  return new Map([...months].sort(ascending).map(([month, days]) => [month, new Map([...days].sort(ascending))]));
}

function monthUrl(month: number): string {
  return `${DAYS}${two(month)}/`;
}

function dayUrl(month: number, day: number): string {
  return `${monthUrl(month)}#on-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
