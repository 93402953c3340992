/** What a page says of the date of a post: attributes for machines before words for people. */
import type { Element } from "hast";
import { type Calendar, isRelative, readDate, readEpoch } from "../dates/dates.ts";
import { all, attr, text } from "../html/query.ts";
import type { DateTexts } from "./table.ts";
import type { Scope } from "./take.ts";

/** Attributes with a date, the best first. Those with numbers count seconds in UTC. */
const WRITTEN = ["datetime", "title", "content", "data-datetime", "data-original-title"];
const COUNTED = ["data-time", "data-timestamp", "data-epoch", "data-created", "data-utime"];

/** @returns all that may be the date of a post, the best first */
export function dateTexts(scope: Scope, where: DateTexts | undefined): string[] {
  if (where === undefined) return [];
  if (typeof where === "function") return where(scope).filter((value) => value !== undefined);
  return (typeof where === "string" ? [where] : where).flatMap((selector) => scope.all(selector).flatMap(textsOf));
}

function textsOf(element: Element): string[] {
  const elements = [element, ...all(element, "time, abbr, [title], [data-time], [data-timestamp], [datetime]")];
  const values = (names: readonly string[]) => elements.flatMap((one) => names.map((name) => attr(one, name)));
  const counted = values(COUNTED).map(readEpoch);
  const [machine] = values(["datetime"]);
  return [machine, ...counted, ...values(WRITTEN), text(element)].filter(
    (value) => value !== undefined && value !== "",
  ) as string[];
}

/** @returns the first text that is a date, or why there is none */
export function readDates(texts: readonly string[], calendar: Calendar): { date?: string; problem?: string } {
  const plain = { ...calendar, from: undefined };
  for (const known of calendar.from === undefined ? [plain] : [plain, calendar]) {
    for (const one of texts) {
      const date = readDate(one, known);
      if (date !== undefined) return { date };
    }
  }
  const shown = texts.at(-1)?.slice(0, 60);
  if (shown === undefined) return {};
  if (texts.some(isRelative)) return { problem: `"${shown}" counts from a time that the page does not state` };
  return /\d/.test(shown) ? { problem: `the page does not prove which day "${shown}" is` } : {};
}
