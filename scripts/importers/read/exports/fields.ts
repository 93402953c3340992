/** What the readers of exports share: values of JSON of which nothing is known, and HTML as the body of a post. */
import { parsePage } from "../../html/parse.ts";
import { one } from "../../html/query.ts";
import type { Body } from "../../model.ts";

/** A JSON object of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @returns a text that is not empty, without white space at its ends; a number as its digits */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** @returns a count, 0 or more */
export function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** @returns the objects of a list; nothing of what is no list */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** HTML of a post as a body. */
export function htmlBody(html: string): Body {
  const body = one(parsePage(html), "body");
  return { kind: "html", nodes: body?.children.filter((node) => node.type !== ("doctype" as string)) ?? [] };
}

/**
 * An instant in UTC without what is below a second: `2016-11-30T02:12:00.123Z` → `2016-11-30T02:12:00Z`.
 *
 * @param value ISO 8601 with Z or an offset
 */
export function instantOf(value: unknown): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/.exec(textOf(value) ?? "");
  if (!found) return undefined;
  const [, day, time, zone = "Z"] = found;
  return `${day}T${time}${zone === "Z" || /^[+-]00:?00$/.test(zone) ? "Z" : zone.replace(/(\d\d)(\d\d)$/, "$1:$2")}`;
}

/**
 * A local time whose instant is known, with the offset that follows.
 *
 * @param local `2016-11-30 10:12:00`, without an offset
 * @param instant milliseconds since 1970 in UTC
 * @returns the local time alone if the two do not fit to a quarter of an hour within a day
 */
export function withOffset(local: string, instant: number | undefined): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)$/.exec(local);
  if (!found || found[1]?.startsWith("0000")) return undefined;
  const plain = `${found[1]}T${found[2]}`;
  const minutes = instant === undefined ? Number.NaN : Math.round((Date.parse(`${plain}Z`) - instant) / 60_000);
  if (!(Math.abs(minutes) <= 14 * 60) || minutes % 15 !== 0) return plain;
  if (minutes === 0) return `${plain}Z`;
  const two = (number: number) => String(number).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${plain}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Resources of an export that has none. */
export const NO_RESOURCES = { find: () => undefined };
