/** Numbers and dates as text, by hand: `Intl` differs between Node versions, and the same input must give the same page. */
import type { Timestamp } from "../scripts/core/timestamp.ts";

/** A no-break space, so that a number and its unit stay on one line. */
const NBSP = "\u00a0";

/**
 * A file size for people, in decimal units (1 kB = 1,000 bytes, IEC 80000-13), with two digits or more: `980 B`,
 * `1.2 MB`, `34 MB`.
 *
 * @param bytes whole number, 0 or more
 */
export function humanSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  // 999.5 would be shown as 1000.
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)}${NBSP}${units[unit]}`;
}

/** Two digits at least, `07`. */
export function pad2(n: number): string {
  return String(n).padStart(2, "0");
}

/** `2016年11月30日 10:12`, the wall clock as written, as in Chinese and Japanese. No time of day if only a date is known. */
export function yearMonthDay(at: Timestamp): string {
  const day = `${at.year}年${at.month}月${at.day}日`;
  return at.hour === undefined ? day : `${day} ${pad2(at.hour)}:${pad2(at.minute ?? 0)}`;
}
