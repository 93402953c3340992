/** The opening post of a page whose software is not known, if it looks unlike the replies below it. */
import type { Element, Root } from "hast";
import { all, apart, contains, type Place, parentOf } from "../html/query.ts";
import type { Head } from "./post-head.ts";
import { type Facts, NOTHING, type Survey } from "./records.ts";

/** An opening post. */
export interface Opening {
  /** The smallest element with the heading and all before the replies. */
  readonly place: Element;
  readonly body: Element;
  readonly head: Head;
}

/** Fewest characters of its text. */
const FEWEST = 60;

/**
 * @param heading of the thread; the opening post is between it and the first reply
 * @returns the opening post; undefined if there is no text with a name and a date between them
 */
export function openingBefore(
  root: Root,
  posts: readonly Element[],
  heading: Element | undefined,
  { facts }: Survey,
): Opening | undefined {
  const first = posts[0];
  if (first === undefined || heading === undefined || posts.some((post) => post === heading || contains(post, heading)))
    return undefined;
  const place = commonPlace(first, heading);
  if (place?.type !== "element") return undefined;
  const order = all(root, "*");
  const [from, to] = [order.indexOf(heading), order.indexOf(first)];
  if (from > to) return undefined;
  const between = new Set(
    order.slice(from + 1, to).filter((element) => !contains(element, first) && !contains(heading, element)),
  );
  const outer = [...between].filter((element) => !between.has(parentOf(element) as Element));
  const known = outer.map((element) => facts.get(element) ?? NOTHING);
  const sum = (of: keyof Facts) => known.reduce((total, one) => total + one[of], 0);
  // Who marks no names in the replies marks none here.
  const signed = posts.filter((post) => (facts.get(post)?.people ?? 0) > 0).length > posts.length / 2;
  if (sum("prose") < FEWEST || (signed && sum("people") === 0) || sum("dates") === 0) return undefined;
  const body = textIn(outer, facts);
  if (body === undefined || (facts.get(body)?.prose ?? 0) < FEWEST) return undefined;
  const head: Head = (selector) =>
    all(place, selector).filter((element) => between.has(element) && apart(element, body));
  return { place, body, head };
}

function commonPlace(first: Element, heading: Element): Place | undefined {
  for (let at = parentOf(first); at !== undefined; at = parentOf(at))
    if (at !== heading && contains(at, heading)) return at;
  return undefined;
}

/** The smallest element that has most of the prose of some. */
function textIn(elements: readonly Element[], facts: Survey["facts"]): Element | undefined {
  const proseOf = (element: Element) => facts.get(element)?.prose ?? 0;
  let best = [...elements].sort((a, b) => proseOf(b) - proseOf(a))[0];
  while (best !== undefined) {
    const whole = proseOf(best);
    const inner: Element | undefined = best.children
      .filter((child) => child.type === "element")
      .find((child) => proseOf(child) > whole * 0.85);
    if (inner === undefined || /^(?:p|blockquote|ul|ol|table|span)$/.test(inner.tagName)) return best;
    best = inner;
  }
  return undefined;
}
