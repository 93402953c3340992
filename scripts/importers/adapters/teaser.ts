/** Texts that a page shows twice: first their beginning, and hidden until asked for, the whole. */
import type { Element } from "hast";
import { all, apart, rawText } from "../html/query.ts";

/** Letters by which the beginning of a text is known. */
const START = 80;
/** Letters of the button between the two. */
const BUTTON = 60;
/** In a text of more elements nothing is looked for. */
const MOST = 500;

/** @returns the element with the whole text, if all else in the body is its beginning and a button; else the body */
export function withoutTeaser(body: Element): Element {
  const blocks = all(body, "div, section, article");
  if (blocks.length < 2 || blocks.length > MOST) return body;
  const { length } = lettersOf(body);
  const start = lettersOf(body).slice(0, START);
  if (start.length < START) return body;
  const same = blocks.filter((block) => lettersOf(block).startsWith(start));
  const teaser = same.find((one) => same.some((other) => apart(one, other)));
  const whole = teaser && same.find((other) => apart(teaser, other));
  if (teaser === undefined || whole === undefined) return body;
  const shown = lettersOf(teaser);
  const text = lettersOf(whole);
  const isBeginning = text.startsWith(shown.slice(0, Math.max(START, shown.length - BUTTON)));
  return isBeginning && length - shown.length - text.length <= BUTTON ? whole : body;
}

function lettersOf(element: Element): string {
  return rawText(element).replace(/[^\p{L}\p{N}]+/gu, "");
}
