/** Values that several specifications ask for. */

/** A time as RFC 3339 has it, with `T` and `Z` in capitals as Atom asks (RFC 4287, 3.3). */
const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is a time of RFC 3339, of a day that there is. */
export function isTime(text: unknown): boolean {
  const [, day = ""] = (typeof text === "string" && TIME.exec(text)) || [];
  return isDay(day);
}

/** Whether a text is a day, or a time with its offset: what schema.org calls Date and DateTime (ISO 8601). */
export function isDateOrTime(text: unknown): boolean {
  return isTime(text) || isDay(text);
}

function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether a text is a whole address on the web, written as a program may use it. */
export function isAddress(text: unknown): boolean {
  if (typeof text !== "string" || !/^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text)) return false;
  return URL.canParse(text);
}

/** Addresses in HTML that mean something on the page alone that they were written for, as no feed may have. */
export function partAddresses(html: string): string[] {
  const all = [...html.matchAll(/ (?:href|src|cite|poster)="([^"]*)"/g)].map(([, address = ""]) => address);
  return all.filter((address) => !/^[a-z][a-z\d+.-]*:/i.test(address));
}

/** Whether a text is a language tag (BCP 47). */
export function isLanguage(text: unknown): boolean {
  try {
    return typeof text === "string" && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Whether a text says something. */
export function isText(text: unknown): text is string {
  return typeof text === "string" && text.trim() !== "";
}

/** Values that are there more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
