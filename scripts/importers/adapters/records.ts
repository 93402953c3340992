/**
 * Posts of a page whose software is not known: they are what the page repeats, each with text, a date and somebody who
 * wrote it.
 */
import type { Element, Root, RootContent } from "hast";
import { attr, one, type Place, parentOf } from "../html/query.ts";
import { largest } from "../largest.ts";
import { ownerOf } from "./take.ts";

/** What an element holds, the elements in it included. */
export interface Facts {
  /** Characters of text that is no link, label or button. */
  prose: number;
  dates: number;
  people: number;
}

/** Elements of one kind. */
export interface Kind {
  /** Class, beginning of an id, or place: `.post`, `#post_`, `table > tr`. */
  readonly name: string;
  readonly elements: readonly Element[];
}

/** A page that was looked through once. */
export interface Survey {
  readonly facts: ReadonlyMap<Element, Facts>;
  readonly kinds: readonly Kind[];
}

const SILENT = /^(?:script|style|noscript|template|button|select|textarea|nav|label|svg|iframe|object)$/;
const QUIET = /^(?:a|time|button|h1|title)$/;
const DATE_TEXT =
  /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2}\.? (?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)|\bago\b|\d\s?(?:小时|小時|分钟|分鐘|天|日)前|昨天|yesterday|gestern|hier à/i;
const DATE_CLASS = /(?:^|[-_])(?:date|time|timestamp|posted|created|ago)(?:[-_]|$)|(?:date|time)$/i;
/** Addresses of the pages of people. */
export const PERSON =
  /(?:^|[/?&=])(?:users?|members?|profiles?|people|u|uid|user_?id|userinfo|author|space|account|home\.php|viewpro)(?:[/=.?-]|$)|\/~\w+|\/@\w+|showuser|viewprofile|getinfo|username=|user\.asp|dispuser/i;
const PERSON_CLASS =
  /(?:^|[-_])(?:author|user|username|poster|nick|nickname|member)(?:[-_]|$)|author|username|nickname/i;
/** Names of what is no post. */
const NO_POST =
  /^[.#](?:(?:left|right|site|page|main|global)[-_]?)?(?:side-?bars?|nav(?:bar|igation)?|menu|footer|related(?:[-_]\w+)?|similar(?:[-_]\w+)?|widgets?|ads?|modal|popup|cookie\w*|breadcrumbs?|topic-?list|threadlist)$/i;

/** @returns what is on a page, and which elements are of one kind */
export function survey(root: Root): Survey {
  const facts = new Map<Element, Facts>();
  const kinds = new Map<string, Element[]>();
  let count = 0;
  const visit = (node: RootContent, parent: Facts, quiet: boolean, path: string, number: number): void => {
    if (node.type === "text") {
      const text = node.value.trim();
      if (!quiet) parent.prose += text.length;
      if (text.length < 80 && DATE_TEXT.test(text)) parent.dates += 1;
    }
    if (node.type !== "element" || SILENT.test(node.tagName)) return;
    const own: Facts = { prose: 0, dates: 0, people: 0 };
    const names = namesOf(node);
    if (node.tagName !== "body" && names.some((name) => NO_POST.test(name))) return;
    if (
      node.tagName === "time" ||
      node.properties.dateTime !== undefined ||
      names.some((name) => DATE_CLASS.test(name))
    )
      own.dates += 1;
    const person =
      names.some((name) => PERSON_CLASS.test(name)) || (node.tagName === "a" && PERSON.test(attr(node, "href") ?? ""));
    if (person) own.people += 1;
    const here = `${path} ${node.tagName}`.split(" ").slice(-3).join(" ");
    for (const name of [...names, here, `${number} > ${node.tagName}`]) {
      const list = kinds.get(name);
      if (list === undefined) kinds.set(name, [node]);
      else list.push(node);
    }
    count += 1;
    const mine = count;
    for (const child of node.children) visit(child, own, quiet || QUIET.test(node.tagName), here, mine);
    facts.set(node, own);
    parent.prose += own.prose;
    parent.dates += own.dates;
    parent.people += own.people;
  };
  for (const child of root.children) visit(child, { prose: 0, dates: 0, people: 0 }, false, "", 0);
  return { facts, kinds: [...kinds].map(([name, elements]) => ({ name, elements })) };
}

/** Classes of an element, its id up to the digits in it, and the attributes that number it. */
function namesOf({ properties }: Element): string[] {
  const { className, id } = properties;
  const classes = Array.isArray(className) ? className.map((name) => `.${String(name).replace(/\d+/g, "0")}`) : [];
  const start = /^([a-z][a-z_-]*?)?[_-]?\d+$/i.exec(typeof id === "string" ? id : "");
  const numbers = Object.entries(properties)
    .filter(([name, value]) => NUMBER_NAME.test(name) && /^\d+$/.test(String(value)))
    .map(([name]) => `[${name}]`);
  return [...new Set(classes), ...(start ? [`#${start[1] ?? ""}`] : []), ...numbers];
}
/** Attributes of data that have the number of a post: `data-post-id`, `data-reply-id`, `data-id`. */
const NUMBER_NAME = /^data(?:[A-Z]\w*)?Id$/;

/** Fewest characters of prose that all posts together have. */
const FEWEST = 200;

/** @returns the posts in the order of the page; none if nothing on it repeats as posts do */
export function postsOf({ facts, kinds }: Survey): readonly Element[] {
  let best: { elements: readonly Element[]; score: number } | undefined;
  for (const { name, elements } of kinds) {
    if (elements.length < 2) continue;
    const all = ownFacts(elements, facts);
    const share = (test: (facts: Facts) => boolean) => all.filter(test).length / all.length;
    const dated = share(({ dates }) => dates > 0);
    const signed = share(({ people }) => people > 0);
    const prose = all.reduce((sum, one) => sum + one.prose, 0);
    if (Math.max(signed, dated) < 0.9 && Math.min(signed, dated) < 0.6) continue;
    if (prose < FEWEST || share((one) => one.prose > 0) < 0.7 || isList(elements, facts)) continue;
    // A list of posts names many people, a post few.
    const crowd = all.reduce((sum, one) => sum + one.people, 0) / all.length;
    const hint = /post|comment|reply|message|answer|floor|entry/i.test(name) ? 1.15 : 1;
    // Where one element has nearly all of the words, it holds the thread, and the others are around it.
    const most = largest(all.map((one) => one.prose));
    const even = 1 - (most / prose) ** 4;
    const score = prose * (dated + signed) * Math.min(1, 6 / crowd) * even * hint;
    if (best === undefined || score > best.score) best = { elements, score };
  }
  return best?.elements ?? [];
}

/** Whether elements are the items of a list: each has the title of something else, and few words. */
export function isList(elements: readonly Element[], facts: ReadonlyMap<Element, Facts>): boolean {
  const prose = elements.reduce((sum, element) => sum + (facts.get(element)?.prose ?? 0), 0);
  if (prose / elements.length >= 400) return false;
  const titled = elements.filter(
    (element) => one(element, "h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3") !== undefined,
  );
  return titled.length > elements.length * 0.6;
}

/** Facts of elements without those of the elements of the same list in them. */
function ownFacts(elements: readonly Element[], facts: ReadonlyMap<Element, Facts>): Facts[] {
  const own = new Map(elements.map((element) => [element, { ...(facts.get(element) ?? NOTHING) }]));
  for (const element of elements) {
    const owner = ownerOf(element, own);
    const outer = owner && own.get(owner);
    const inner = facts.get(element) ?? NOTHING;
    if (outer === undefined) continue;
    outer.prose -= inner.prose;
    outer.dates -= inner.dates;
    outer.people -= inner.people;
  }
  return [...own.values()];
}
export const NOTHING: Facts = { prose: 0, dates: 0, people: 0 };

/**
 * @param posts elements of one kind
 * @param owned finds the elements of a post
 * @returns for each post the element with its text, chosen by what the posts have in common
 */
export function bodiesOf(
  posts: readonly Element[],
  owned: (post: Element) => readonly Element[],
  { facts }: Survey,
): (Element | undefined)[] {
  const chosen = new Map<string, { bodies: Map<Element, Element>; prose: number; dated: number; signed: number }>();
  for (const post of posts) {
    const seen = new Set<string>();
    for (const element of owned(post)) {
      for (const name of [...namesOf(element), pathIn(element, post)]) {
        if (seen.has(name)) continue;
        seen.add(name);
        const entry = chosen.get(name) ?? { bodies: new Map(), prose: 0, dated: 0, signed: 0 };
        const { prose, dates, people } = facts.get(element) ?? NOTHING;
        entry.bodies.set(post, element);
        entry.prose += prose;
        entry.dated += Math.min(1, dates);
        entry.signed += Math.min(1, people);
        chosen.set(name, entry);
      }
    }
  }
  let best: { bodies: Map<Element, Element>; score: number } | undefined;
  for (const [name, { bodies, prose, dated, signed }] of chosen) {
    if (bodies.size < posts.length * 0.6) continue;
    const hint = /content|body|text|message|comment|prose|markdown/i.test(name) ? 1.2 : 1;
    // The header of a post names its date and author: what holds them is more than the text.
    const score = prose * hint * (1 - 0.3 * (dated / bodies.size)) * (1 - 0.3 * (signed / bodies.size));
    if (best === undefined || score >= best.score) best = { bodies, score };
  }
  return posts.map((post) => best?.bodies.get(post));
}

/** Tags from a post down to an element, with the places of elements without names. */
function pathIn(element: Element, post: Element): string {
  const steps: string[] = [];
  for (let at: Place | undefined = element; at?.type === "element" && at !== post; at = parentOf(at)) {
    const current: Element = at;
    const siblings = (parentOf(current)?.children ?? []).filter(
      (node): node is Element => node.type === "element" && node.tagName === current.tagName,
    );
    steps.push(`${current.tagName}${siblings.indexOf(current)}`);
  }
  return steps.reverse().join(">");
}
