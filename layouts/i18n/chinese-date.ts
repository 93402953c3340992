import type { Timestamp } from "../../scripts/core/timestamp.ts";
import { pad2 } from "../format.ts";

/** `2016年11月30日 10:12`, the wall clock as written; without the time of day where only a date is known. */
export function chineseDate(at: Timestamp): string {
  const day = `${at.year}年${at.month}月${at.day}日`;
  return at.hour === undefined ? day : `${day} ${pad2(at.hour)}:${pad2(at.minute ?? 0)}`;
}
