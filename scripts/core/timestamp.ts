/** A date as the publisher wrote it, with or without a time of day and an offset. */
export interface Timestamp {
  /** As written: `2016-12-02`, `2016-11-30T10:12:00+08:00`. Valid for `<time datetime>`. */
  readonly iso: string;
  /** Milliseconds since 1970 UTC, for ordering; what has no offset is taken as UTC. */
  readonly epoch: number;
  /** The wall clock as written, so that a page is the same in whatever time zone it is built. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Absent if only a date is given. */
  readonly hour?: number;
  readonly minute?: number;
}

/** The result for a timestamp that cannot be read. */
export interface TimestampError {
  /** What is wrong, without naming the field. */
  readonly message: string;
  /** What to write instead, if that can be known. */
  readonly instead?: string;
}

const STRICT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Dates as people and forums write them; used to suggest the strict form, never to accept one. */
const LOOSE =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?(?:[T\s]*(\d{1,2})\s*[:时時点點]\s*(\d{2})\s*(?:[:分]\s*(\d{2})?秒?)?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** Dates without anything between their digits, `20161130`. */
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** English dates whose month is a word: `30 November 2016`, `Wed, 30 Nov 2016 10:12:00 +0800`, `November 30, 2016`. */
const ENGLISH =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)\s+(\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/**
 * Reads an ISO 8601 calendar date, or date-time, in the forms that HTML's `<time datetime>` knows: `2016-11-30`,
 * `2016-11-30T10:12`, `2016-11-30T10:12:00+08:00`. A day that the calendar does not have is an error.
 */
export function parseTimestamp(text: string): Timestamp | TimestampError {
  const match = STRICT.exec(text);
  if (!match) {
    const instead = suggest(text);
    return { message: `"${text}" is not an ISO 8601 date`, ...(instead !== undefined && { instead }) };
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    return { message: `"${text}" is a day that the calendar does not have` };
  }
  if (match[4] === undefined) {
    return { iso: text, epoch: utc(year, month, day, 0, 0, 0), year, month, day };
  }
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  const offset = offsetMinutes(match[8]);
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) {
    return { message: `"${text}" is a time that the clock does not have` };
  }
  const milliseconds = Math.floor(Number(`0.${match[7] ?? "0"}`) * 1000);
  const epoch = utc(year, month, day, hour, minute - offset, second) + milliseconds;
  return { iso: text, epoch, year, month, day, hour, minute };
}

/**
 * Whether `a` is surely earlier than `b`. Where one of the two has no time of day, only their days are compared, as
 * written.
 */
export function isEarlier(a: Timestamp, b: Timestamp): boolean {
  if (a.hour === undefined || b.hour === undefined) {
    return utc(a.year, a.month, a.day, 0, 0, 0) < utc(b.year, b.month, b.day, 0, 0, 0);
  }
  return a.epoch < b.epoch;
}

/** Orders newest first and undated last; 0 if both are at the same moment. */
export function newestFirst(a: Timestamp | undefined, b: Timestamp | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return b.epoch - a.epoch;
}

/** @param text with digits and punctuation of any width, quotation marks around it or not */
function suggest(text: string): string | undefined {
  if (text.length > 100) return undefined;
  const plain = inFigures(text.normalize("NFKC").replace(/^[\s“”"'‘’]+|[\s“”"'‘’]+$/g, ""));
  const match = LOOSE.exec(plain) ?? DIGITS.exec(plain);
  if (!match) return undefined;
  const two = (part: string | undefined) => String(part ?? "0").padStart(2, "0");
  const date = `${match[1]}-${two(match[2])}-${two(match[3])}`;
  const offset = (match[7] ?? "")
    .toUpperCase()
    .replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")
    .replace("UTC", "Z");
  const suggestion = match[4] ? `${date}T${two(match[4])}:${match[5]}:${two(match[6])}${offset}` : date;
  return "epoch" in parseTimestamp(suggestion) ? suggestion : undefined;
}

/** An English date with its month as a number; any other text unchanged. */
function inFigures(text: string): string {
  const match = ENGLISH.exec(text);
  const word = (match?.[2] ?? match?.[3] ?? "").toLowerCase();
  const month = MONTHS.findIndex(
    (name) => name === word || name.slice(0, 3) === word || (word === "sept" && name.startsWith(word)),
  );
  if (!match || month < 0) return text;
  const [year, day, time = "", zone = ""] = [match[5], match[1] ?? match[4], match[6], match[7]];
  return `${year}-${month + 1}-${day} ${time}${zone.replace(/GMT/i, "UTC")}`.trim();
}

/** Minutes east of UTC; undefined if the offset is out of range. Without an offset it is UTC. */
function offsetMinutes(offset: string | undefined): number | undefined {
  if (offset === undefined || offset === "Z") return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4))];
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `Date.UTC` without its reading of the years 0 to 99 as 1900 to 1999. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}
