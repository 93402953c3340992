/** Where in a page a value is, as the tables of adapters say it, and how it is read. */
import type { Element, Root, RootContent } from "hast";
import { all, attr, one, type Place, parentOf, rawText, text } from "../html/query.ts";

type Node = Root | RootContent;

/** A page, or one post without the posts inside of it. */
export interface Scope {
  readonly place: Place;
  /** @returns the elements of it that match a selector, in the order of the document */
  all(selector: string): Element[];
  /** @returns the first of them */
  one(selector: string): Element | undefined;
}

/**
 * Where a value is: `selector` for its text, `selector @name` for an attribute, `@name` for one of the place itself;
 * several in the order of their worth; or code. The first that gives words counts.
 */
export type Take = One | readonly One[];
type One = string | Code;
export type Code = (scope: Scope) => string | undefined;

/** @returns a scope of the whole place */
export function scopeOf(place: Place): Scope {
  const scopeAll = (selector: string) => all(place, selector);
  return { place, all: scopeAll, one: (selector) => scopeAll(selector)[0] };
}

/** @returns a scope of a post, without the other posts that are in it */
export function postScope(post: Element, posts: ReadonlySet<Element>): Scope {
  const owned = (selector: string) => all(post, selector).filter((element) => ownerOf(element, posts) === post);
  return { place: post, all: owned, one: (selector) => owned(selector)[0] };
}

/** @returns the nearest element around another one that is among some */
export function ownerOf(element: Element, some: { has(one: Element): boolean }): Element | undefined {
  for (let at = parentOf(element); at?.type === "element"; at = parentOf(at)) if (some.has(at)) return at;
  return undefined;
}

/** @returns the value, on one line; undefined if there is none or it is empty */
export function take(scope: Scope, what: Take | undefined): string | undefined {
  if (what === undefined) return undefined;
  for (const place of Array.isArray(what) ? (what as readonly One[]) : [what as One]) {
    const value = typeof place === "string" ? takeText(scope, place) : oneLine(place(scope));
    if (value !== undefined) return value;
  }
  return undefined;
}

function takeText(scope: Scope, what: string): string | undefined {
  const [, selector = "", name] = /^(.*?)(?:(?:^| )@([\w-]+))?$/.exec(what) ?? [];
  for (const element of placesOf(scope, selector)) {
    const value = oneLine(name === undefined ? text(element) : attr(element, name));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** @returns the elements that match a selector; without one the place itself */
function placesOf({ place, all: found }: Scope, selector: string): Element[] {
  if (selector !== "") return found(selector);
  return place.type === "element" ? [place] : [];
}

function oneLine(value: string | undefined): string | undefined {
  const line = value?.replace(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}

/** Takes the first group of an expression from the first text that it fits. */
export function found(selector: string, expression: RegExp): Code {
  return (scope) => {
    for (const element of placesOf(scope, selector)) {
      const match = expression.exec(text(element));
      if (match) return match[1] ?? match[0];
    }
    return undefined;
  };
}

/** Takes the first group of an expression from every text that it fits. */
export function foundAll(selector: string, expression: RegExp): (scope: Scope) => string[] {
  return (scope) => scope.all(selector).flatMap((element) => expression.exec(text(element))?.[1] ?? []);
}

/** Takes the number after one: some software counts posts from 0, or replies from 1. */
export function next(what: Take): Code {
  return (scope) => {
    const number = take(scope, what) ?? "";
    return /^\d+$/.test(number) ? String(Number(number) + 1) : undefined;
  };
}

/** Takes the text of the first element without that of the elements in it that match a second selector. */
export function textWithout(selector: string, drop: string): Code {
  return (scope) => {
    const element = scope.one(selector);
    return element && textOutside(element, new Set(all(element, drop)));
  };
}

function textOutside(element: Element, dropped: ReadonlySet<Element>): string {
  return element.children
    .map((node) => (node.type === "element" ? (dropped.has(node) ? "" : textOutside(node, dropped)) : rawText(node)))
    .join("");
}

/** @returns the last run of digits: the id in `post-123`, `#elComment_123`, `viewtopic.php?p=123` */
export function idIn(value: string | undefined): string | undefined {
  return /(\d{1,9})\D*$/.exec(value ?? "")?.[1];
}

/** @returns the number in `1,234`, `12.3K`, `1.2万` */
export function countIn(value: string | undefined): number | undefined {
  const [, digits = "", unit = ""] = /(\d[\d.,'’\s]*)\s*([km]\b|万|萬|千)?/i.exec(value ?? "") ?? [];
  if (digits === "") return undefined;
  const factor = { k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 萬: 1e4 }[unit.toLowerCase()];
  if (factor === undefined) return Number(digits.replace(/\D/g, ""));
  return Math.round(Number(digits.trim().replace(",", ".")) * factor);
}

/** What Chinese forums call the first floors. */
const FLOOR_NAMES: Readonly<Record<string, number>> = {
  楼主: 1,
  樓主: 1,
  顶楼: 1,
  頂樓: 1,
  沙发: 2,
  沙發: 2,
  板凳: 3,
  地板: 4,
  地下室: 5,
};

/** @returns the number of a floor in `#12`, `12楼`, `沙发` */
export function floorIn(value: string | undefined): number | undefined {
  const named = Object.entries(FLOOR_NAMES).find(([name]) => value?.includes(name))?.[1];
  const digits = /\d[\d,.]*/.exec(value ?? "")?.[0].replace(/\D/g, "");
  const number = named ?? (digits === undefined ? undefined : Number(digits));
  return number !== undefined && number > 0 && number < 1e7 ? number : undefined;
}

/** Takes what is written after an element up to the next link: software puts size and count of a file there. */
export const textAfter: Code = ({ place }) => {
  const siblings: readonly Node[] = parentOf(place)?.children ?? [];
  const rest = siblings.slice(siblings.indexOf(place as Node) + 1);
  const end = rest.findIndex((node) => node.type === "element" && (node.tagName === "a" || one(node, "a[href]")));
  return rest
    .slice(0, end < 0 ? undefined : end)
    .map(rawText)
    .join("");
};

/** Takes a number of downloads or views from what is written after an element. */
export function countAfter(words: RegExp): Code {
  const count = new RegExp(`([\\d,]{1,13}) (?:${words.source})|(?:${words.source})\\D{0,40}([\\d,]{1,13})`, "i");
  return (scope) =>
    count
      .exec(textAfter(scope) ?? "")
      ?.slice(1)
      .find(Boolean);
}
