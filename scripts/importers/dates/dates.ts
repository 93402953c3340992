/** Dates as pages write them → the on-disk form, exactly as far as the page proves them. */
import { parseTimestamp } from "../../core/timestamp.ts";
import { AGO, DAYS, fold, monthOf, NOW, orderOfLanguage, UNITS, WEEKDAY_SIGNS } from "./words.ts";

/** What a page says of its dates as a whole. */
export interface Calendar {
  /** Language of its names of months. */
  readonly lang?: string | undefined;
  /** Order of the numbers of a day, where it is proven. */
  readonly order?: Order | undefined;
  /** The time that the page counts relative dates from, in the on-disk form. */
  readonly from?: string | undefined;
}

type Order = "dmy" | "mdy" | "ymd";

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Three numbers in a row: `30/11/2016`, `11-30-16`, `30.11.2016`. */
const THREE = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)/;
const HALF = "上午|下午|凌晨|早上|早晨|中午|傍晚|晚上|午前|午後|오전|오후|[ap]\\.?m\\b\\.?|[πμ]μ";
/** Of 12 or 24 hours; what says which half of the day is before or after it. */
const TIME = new RegExp(
  `(?:(${HALF})\\s*)?(?<![\\d:.+-])(\\d{1,2})\\s*(?:[:時时點点시]|h(?=\\d))\\s*(\\d{2})` +
    `\\s*(?:[:分분]\\s*(\\d{2})?秒?(?:\\.\\d+)?)?(?:\\s*(${HALF}))?`,
);
const ZONE = /^\s*(?:(z)\b|\(?(?:utc|gmt)\b\s*([+-]\s*\d{1,2}(?::?\d{2})?)?|([+-]\d{2}:?\d{2})(?!\d))/;

/**
 * @param texts all dates of a page as it writes them; one whose number is over 12 proves the order of all
 * @param facts language of the page, and the time that it counts from
 */
export function calendarOf(texts: readonly string[], facts: Pick<Calendar, "lang" | "from">): Calendar {
  const orders = new Set(texts.map((text) => orderIn(fold(text))).filter((order) => order !== undefined));
  const proven = orders.size === 1 ? [...orders][0] : undefined;
  return { ...facts, order: proven ?? (orders.size === 0 ? orderOfLanguage(facts.lang) : undefined) };
}

/** Order that a date proves by itself. */
function orderIn(text: string): Order | undefined {
  const [, first, , second, third] = THREE.exec(text) ?? [];
  if (Number(first) > 31) return "ymd";
  if (Number(second) > 12) return "mdy";
  return Number(first) > 12 && third?.length === 4 ? "dmy" : undefined;
}

/**
 * Reads a date in the words of a page.
 *
 * @param text what is around the date may be in it: `发表于 2016-11-30 10:12`
 * @returns the on-disk form: a day, or a day with its time, and with an offset if the text has one. Undefined if the
 *   text has no date, or if the page does not prove which day it is
 */
export function readDate(text: string, calendar: Calendar = {}): string | undefined {
  const folded = fold(text).replace(/\s+/g, " ").trim();
  const machine = /\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:z|[+-]\d{2}:?\d{2})?/.exec(folded)?.[0];
  if (machine !== undefined) return valid(machineForm(machine));
  const found = dayIn(folded, calendar);
  if (found === undefined) return relativeDate(folded, calendar);
  return valid(dayText(found.day) + timeIn(folded.slice(found.end), folded.slice(0, found.start)));
}

/** Seconds, or milliseconds, since 1970 UTC, as attributes have them. @returns the on-disk form, in UTC */
export function readEpoch(text: string | undefined): string | undefined {
  const [, digits] = /^(\d{9,10}|\d{12,13})(?:\.\d+)?$/.exec(text?.trim() ?? "") ?? [];
  if (digits === undefined) return undefined;
  const iso = new Date(Number(digits) * (digits.length > 11 ? 1 : 1000)).toISOString();
  return iso.replace(/\.\d{3}Z$/, "Z");
}

/** Whether a text is a date that counts from the time of its page. */
export function isRelative(text: string): boolean {
  return relativeDate(fold(text).trim(), { from: "2000-01-15T12:00:00" }) !== undefined || AGO.test(fold(text).trim());
}

function machineForm(text: string): string {
  const [day = "", rest = ""] = text.split("t");
  const [, time = "", zone = ""] = /^([\d:]+)(?:[.,]\d+)?(.*)$/.exec(rest) ?? [];
  return `${day}T${time}${zone.toUpperCase().replace(/(\d{2})(\d{2})$/, "$1:$2")}`;
}

interface Found {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

function dayIn(text: string, calendar: Calendar): Found | undefined {
  const full = YEAR_FIRST.exec(text);
  if (full) return found(full, [full[1], full[2], full[3]]);
  const named = namedDay(text, calendar);
  if (named) return named;
  const three = THREE.exec(text);
  if (!three) return undefined;
  const [, first = "", sign, second = "", third = ""] = three;
  const sun = WEEKDAY_SIGNS.indexOf(/[(（](.)[)）]/.exec(text.slice(three.index))?.[1] ?? "?");
  const forms = (
    [
      ["ymd", [`20${first}`, second, third]],
      ["dmy", [third, second, first]],
      ["mdy", [third, first, second]],
    ] as const
  )
    .filter(([order]) => (order === "ymd" ? third.length === 2 : true))
    .map(([order, parts]) => ({ order, found: found(three, parts) }))
    .filter(({ found }) => "epoch" in parseTimestamp(dayText(found.day)));
  if (sun >= 0) return forms.find(({ order, found }) => order === "ymd" && weekday(found.day) === sun)?.found;
  const order = orderIn(text) ?? (sign === "." ? (calendar.order ?? "dmy") : calendar.order);
  // Where day and month are one number, their order is of no account.
  return forms.find((form) => form.order === (order ?? (first === second ? "dmy" : undefined)))?.found;
}

const YEAR = "(\\d{4}|['’]\\d{2}|\\d{2}(?![\\d:]))";
/** Longer than the name of any month. */
const WORD = "(\\p{L}{3,24})\\.?";
/** Forms of a day with a named month, and the groups of year, month and day. */
const NAMED_DAYS: readonly [RegExp, readonly [number, number, number]][] = [
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|er|º|ª)?[\\s-]*(?:de |of )?${WORD},?[\\s-]*(?:de |del )?${YEAR}`,
      "gu",
    ),
    [3, 2, 1],
  ],
  [new RegExp(`${WORD}[\\s-]*(\\d{1,2})(?:st|nd|rd|th|\\.)?,?(?: de)? ${YEAR}`, "gu"), [3, 1, 2]],
  [new RegExp(`(?<!\\d)(\\d{4})[.,]?[\\s-]*${WORD}[\\s-]*(\\d{1,2})(?![\\d:])`, "gu"), [1, 2, 3]],
];

function namedDay(text: string, { lang }: Calendar): Found | undefined {
  for (const [shape, [y, m, d]] of NAMED_DAYS) {
    for (const match of text.matchAll(shape)) {
      const month = monthOf(match[m] ?? "", lang);
      if (month !== undefined) return found(match, [match[y]?.replace(/\D/g, ""), String(month), match[d]]);
    }
  }
  return undefined;
}

function found(match: RegExpExecArray, [year = "", month = "", day = ""]: readonly (string | undefined)[]): Found {
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year);
  const end = match.index + match[0].length;
  return { day: { year: full, month: Number(month), day: Number(day) }, start: match.index, end };
}

/** The time after a day, else the one before it (`10:12, 30 Nov 2016`), as `T10:12:00+08:00`; empty if there is none. */
function timeIn(after: string, before: string): string {
  const text = TIME.test(after.slice(0, 40)) ? after : before.slice(-24);
  const match = TIME.exec(text);
  if (!match) return "";
  const [all, first, hours, minutes, seconds, last] = match;
  const hour = hourOf(Number(hours), first ?? last);
  if (hour === undefined) return "";
  return `T${two(hour)}:${minutes}${seconds === undefined ? "" : `:${seconds}`}${zoneOf(text.slice(match.index + all.length))}`;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined || hour > 12) return hour < 24 ? hour : undefined;
  // Midnight has no other name in the evening's twelve.
  if (half === "晚上" && hour === 12) return undefined;
  if (/^(?:p|μ|下午|傍晚|晚上|午後|오후)/.test(half)) return (hour % 12) + 12;
  if (half === "中午") return hour < 3 ? hour + 12 : hour;
  return hour % 12;
}

function zoneOf(text: string): string {
  const match = ZONE.exec(text);
  if (!match) return "";
  const offset = (match[2] ?? match[3])?.replace(/\s/g, "");
  if (offset === undefined) return "Z";
  const [, sign = "", hours = "", minutes = "00"] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset) ?? [];
  return `${sign}${two(Number(hours))}:${minutes}`;
}

/** A date that counts from `calendar.from`. Minutes are known to the minute, hours and days to the day. */
function relativeDate(text: string, { from }: Calendar): string | undefined {
  const start = from === undefined ? undefined : parseTimestamp(from);
  if (start === undefined || "message" in start || start.hour === undefined) return undefined;
  const now = Date.UTC(start.year, start.month - 1, start.day, start.hour, start.minute ?? 0);
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/.exec(start.iso)?.[0] ?? "";
  if (NOW.test(text)) return at(now).slice(0, 16) + zone;
  const fixed = DAYS.find(({ words }) => words.test(text));
  if (fixed) return valid(at(now - fixed.back * DAY).slice(0, 10) + timeIn(text, ""));
  if (!AGO.test(text)) return undefined;
  const [, number = "", word = ""] =
    /(\d{1,9}|\ban?\b|半|einer?|une?|un[ao]?)\s{0,3}([^\s\d]{1,30}?)(?=\s|之?前|전|$)/.exec(text) ?? [];
  const unit = UNITS.find(({ words }) => words.test(word))?.unit;
  const amount = /^\d+$/.test(number) ? Number(number) : 1;
  if (number === "" || number === "半" || unit === undefined) return undefined;
  const then = now - amount * UNIT_TIMES[unit];
  // Nobody wrote in a forum then, and a calendar has four digits for a year.
  if (then < 0) return undefined;
  return unit === "second" || unit === "minute" ? at(then).slice(0, 16) + zone : at(then).slice(0, 10);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds of each unit. */
const UNIT_TIMES = { second: 1000, minute: MINUTE, hour: 60 * MINUTE, day: DAY } as const;

const two = (value: number): string => String(value).padStart(2, "0");

function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function weekday({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The date, if the calendar and the clock have it. */
function valid(date: string): string | undefined {
  return "epoch" in parseTimestamp(date) ? date : undefined;
}
