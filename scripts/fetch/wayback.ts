import type { Timestamp } from "../core/timestamp.ts";

/** The Wayback Machine of the Internet Archive. */
export const WAYBACK = "https://web.archive.org/web/";

/**
 * Address of the copy nearest to a date, its bytes as they were: the Wayback Machine leads on from any time to the
 * nearest copy, and `id_` leaves out what it adds to pages.
 *
 * @param archive address of the web archive
 * @param date of the thread; without one it is the newest copy
 */
export function copyAddress(archive = WAYBACK, address: string, date: Timestamp | undefined): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const time = date ? `${String(date.year).padStart(4, "0")}${two(date.month)}${two(date.day)}` : "2";
  return `${archive}${time}id_/${address}`;
}
