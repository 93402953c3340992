import { COLOR } from "../style.ts";
import { line, text } from "./svg.ts";

/** Maps data to pixels. */
export type Scale = (value: number) => number;

/** A straight scale from a domain to a range of pixels. */
export function scale(from: number, to: number, start: number, end: number): Scale {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Horizontal grid lines with their labels at the left. */
export function rows(y: Scale, values: readonly number[], x1: number, x2: number, label = grouped): string {
  return values
    .map(
      (value) =>
        line(x1, y(value), x2, y(value), COLOR.line, 2) +
        text(x1 - 16, y(value) + 9, label(value), { anchor: "end", size: 24, fill: COLOR.soft }),
    )
    .join("");
}

/** Labels below the drawing, one for each value. */
export function columns(x: Scale, values: readonly number[], y: number, label = grouped): string {
  return values
    .map((value) => text(x(value), y, label(value), { anchor: "middle", size: 24, fill: COLOR.soft }))
    .join("");
}

/** Numbers from one to another, both included. */
export function steps(from: number, to: number, step: number): number[] {
  const list: number[] = [];
  for (let i = 0; from + i * step <= to + step / 1e6; i++) list.push(Math.round((from + i * step) * 1e6) / 1e6);
  return list;
}

/** A whole or decimal number with commas between thousands. */
export function grouped(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

/** A legend: coloured keys in a row. */
export function legend(x: number, y: number, entries: readonly (readonly [string, string])[]): string {
  let left = x;
  return entries
    .map(([color, words]) => {
      const key = line(left, y - 9, left + 44, y - 9, color, 10, 'stroke-linecap="round"');
      const label = text(left + 60, y, words, { size: 26 });
      left += 110 + width(words);
      return key + label;
    })
    .join("");
}

/** Rough width of words at 26 pixels. */
function width(words: string): number {
  return [...words].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 26 : 15), 0);
}
