import { withoutInvisible } from "../../core/invisible.ts";
import type { Heading } from "../post.ts";
import { plainText } from "../text.ts";
import { type Element, isBlank, mapElements, type Root } from "../tree.ts";

const SLUG_LENGTH = 64;
/** What an id leaves out: white space, controls, punctuation and symbols. */
const NOT_IN_SLUG = /[\s\p{P}\p{S}\p{C}]+/gu;

/**
 * Places the headings of a post below the page's title, which is `<h1>`: the outermost are `<h2>`, and each is one
 * level below the heading that it is under, whatever levels the author left out. So no page skips a level.
 *
 * @param ids false for posts whose headings nothing links to; they get no ids and are not listed
 * @returns the headings with their ids; `h-` keeps these apart from the page's own
 */
export function headings(tree: Root, ids: boolean): Heading[] {
  const found: Heading[] = [];
  const unique = uniqueIds();
  const above: number[] = [];
  mapElements(tree, (element) => {
    if (!/^h[1-6]$/.test(element.tagName)) return element;
    const level = Number(element.tagName[1]);
    if (element.children.every(isBlank)) return hidden(element, level);
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    const depth = Math.min(above.length + 1, 6);
    element.tagName = `h${depth}`;
    if (ids) {
      const text = plainText(element);
      const id = unique(`h-${slug(text)}`);
      element.properties = { id, ...element.properties };
      found.push({ depth, id, text });
    }
    return element;
  });
  return found;
}

/** A heading with nothing in it keeps its place; no reader of the outline meets it, so it takes no part in the levels. */
function hidden(element: Element, level: number): Element {
  element.tagName = `h${Math.min(level + 1, 6)}`;
  element.properties = { "aria-hidden": "true" };
  element.children = [];
  return element;
}

/** Text as part of an id: letters and digits of every script in lower case, all else a hyphen. */
function slug(text: string): string {
  const words = withoutInvisible(text).normalize("NFC").toLowerCase().replace(NOT_IN_SLUG, "-");
  return [...words].slice(0, SLUG_LENGTH).join("").replace(/^-|-$/g, "") || "section";
}

/** Gives each id once: `h-a`, `h-a-2`, `h-a-3`. */
function uniqueIds(): (wanted: string) => string {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return (wanted) => {
    let n = last.get(wanted) ?? 1;
    let id = wanted;
    while (taken.has(id)) id = `${wanted}-${++n}`;
    last.set(wanted, n);
    taken.add(id);
    return id;
  };
}
