/** What is around the text of a post whose software is not known: who wrote it, and when. */
import type { Element } from "hast";
import { apart, attr, closest, comesBefore, innermost, text } from "../html/query.ts";
import { PERSON } from "./records.ts";
import type { Scope } from "./take.ts";

/** Finds elements of a post that are not in its text. */
export type Head = (selector: string) => Element[];

export function headOf(scope: Scope, body: Element): Head {
  return (selector) => scope.all(selector).filter((element) => apart(element, body));
}

/** @returns all that may be the date of a post, the best first */
export function datesIn(head: Head): string[] {
  const named = [
    ...head("time, [datetime]"),
    ...head("[class*=date i], [class*=time i], [class*=posted i], [class*=ago i]"),
  ];
  return [...named, ...leavesOf(head).filter((leaf) => /\d/.test(text(leaf)))].flatMap((element) =>
    [attr(element, "datetime"), attr(element, "title"), attr(element, "content"), text(element).slice(0, 120)].filter(
      (value) => value !== undefined && value !== "",
    ),
  ) as string[];
}

/** Words that are beside names. */
const NO_NAME =
  /^(?:#?\d[\d,.]*(?: (?:repl(?:y|ies)|posts?|comments?|answers?|views?|likes?))?|reply|quote|report|share|like|author|profile|post(?:ed|s)?|permalink|link|op|admin|moderator|staff|original poster|replies|©.*|[^\p{L}]*)$/iu;

/** @returns words that most posts have around them, so that they name nobody */
export function wordsOfAll(heads: readonly Head[]): Set<string> {
  const counts = new Map<string, number>();
  for (const head of heads)
    for (const words of new Set(leavesOf(head).map(text))) counts.set(words, (counts.get(words) ?? 0) + 1);
  const most = Math.max(2, heads.length * 0.6);
  return new Set([...counts].filter(([, count]) => count > most).map(([words]) => words));
}

/** @returns the name of who wrote a post */
export function personIn(head: Head, body: Element, common: ReadonlySet<string>): string | undefined {
  const isBefore = (leaf: Element) => comesBefore(leaf, body) && !/\d[:/.-]\d|\d{4}/.test(ownWords(leaf));
  const groups: (() => Element[])[] = [
    () => head('[itemprop="author"] [itemprop="name"], [rel~="author"]'),
    () => head("a").filter((link) => PERSON.test(attr(link, "href") ?? "")),
    () =>
      innermost(
        head("[class*=username i], [class*=user-name i], [class*=nickname i], [class*=author i], [class*=poster i]"),
      ),
    () => innermost(head("[class*=user i], [class*=member i], [class*=name i], [class*=byline i]")),
    () => leavesOf(head).filter((leaf) => isBefore(leaf) && !common.has(text(leaf))),
    () => leavesOf(head).filter(isBefore),
  ];
  for (const group of groups) {
    for (const element of group()) {
      const words = ownWords(element).replace(/^(?:by|posted by|von|par|作者)[:：]?\s+/i, "");
      if (words.length > 0 && words.length <= 40 && !NO_NAME.test(words) && !isUi(element)) return words;
    }
  }
  return undefined;
}

/** Words of an element, without those of a picture beside them and of what divides them from the next. */
function ownWords(element: Element): string {
  const own = element.children
    .map((child) => (child.type === "text" ? child.value : ""))
    .join(" ")
    .replace(/^[\s·•|,–—-]+|[\s·•|,–—-]+$/g, "");
  return own === "" ? text(element) : own.replace(/\s+/g, " ");
}

function isUi(element: Element): boolean {
  return /^(?:button|label|h1|h2)$/.test(element.tagName) || closest(element, "[class*=avatar i]") !== undefined;
}

/** Elements with words of their own. */
function leavesOf(head: Head): Element[] {
  return head("*").filter(
    (element) =>
      !/^(?:script|style|noscript|option|svg|title)$/.test(element.tagName) &&
      element.children.some((child) => child.type === "text" && child.value.trim() !== ""),
  );
}
