import { parseTimestamp, type Timestamp } from "../core/timestamp.ts";

/**
 * The moment of a commit, on the clock of whoever made it. The author's date and not the committer's: it is when the text
 * was written, and it stays when a commit is rebased, picked or merged by a forge.
 *
 * @param at seconds since 1970 UTC and an offset as git writes it, `1480471920 +0800`
 * @returns undefined for what no calendar holds, as damaged commits have
 */
export function commitTime(at: string): Timestamp | undefined {
  const [, seconds, sign, hours, minutes] = /^(-?\d+) ([+-])(\d\d)(\d\d)$/.exec(at) ?? [];
  if (seconds === undefined) return undefined;
  const isClock = Number(hours) < 24 && Number(minutes) < 60;
  const offset = isClock ? `${sign}${hours}:${minutes}` : "+00:00";
  const east = isClock ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  const clock = new Date((Number(seconds) + east * 60) * 1000);
  if (Number.isNaN(clock.getTime())) return undefined;
  const read = parseTimestamp(clock.toISOString().replace(/\.\d+Z$/, offset));
  return "epoch" in read ? read : undefined;
}
