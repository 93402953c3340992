/** Atom feeds held against RFC 4287, "The Atom Syndication Format". */
import { isAddress, isLanguage, isText, isTime, partAddresses, repeated } from "./values.ts";
import { parseXml, type XmlElement } from "./xml.ts";

const ATOM = "http://www.w3.org/2005/Atom";

/** How often an element may be in another: exactly once, at most once, or as often as one likes (sections 4.1.1 and 4.1.2). */
const FEED = {
  once: ["id", "title", "updated"],
  atMostOnce: ["generator", "icon", "logo", "rights", "subtitle"],
  often: ["author", "category", "contributor", "link", "entry"],
};
const ENTRY = {
  once: ["id", "title", "updated"],
  atMostOnce: ["content", "published", "rights", "source", "summary"],
  often: ["author", "category", "contributor", "link"],
};
const PERSON = { once: ["name"], atMostOnce: ["uri", "email"], often: [] };

/** What a feed was checked for beside its form. */
export interface FeedReport {
  readonly faults: string[];
  readonly entries: number;
  /** Addresses that it names: of pages, of itself. */
  readonly addresses: string[];
}

/** @param self where the feed is published */
export function checkAtom(text: string, self: string): FeedReport {
  let feed: XmlElement;
  try {
    feed = parseXml(text);
  } catch (error) {
    return { faults: [`is not well-formed: ${(error as Error).message}`], entries: 0, addresses: [] };
  }
  const faults: string[] = [];
  if (feed.name !== "feed" || feed.namespace !== ATOM) faults.push("its root is no feed of Atom");
  const entries = childrenOf(feed, "entry");
  faults.push(...common(feed, FEED, "the feed"));
  const hrefs = linksOf(feed, "self").map(({ attributes }) => attributes.get("href"));
  if (hrefs.length !== 1 || hrefs[0] !== self) faults.push(`names ${hrefs.join(", ") || "nothing"} as itself`);
  if (childrenOf(feed, "author").length === 0 && !entries.every((entry) => childrenOf(entry, "author").length > 0))
    faults.push("neither the feed nor each entry has an author");
  for (const [at, entry] of entries.entries()) faults.push(...checkEntry(entry, `entry ${at + 1}`));
  const ids = entries.map((entry) => childrenOf(entry, "id")[0]?.text ?? "");
  faults.push(...repeated(ids).map((id) => `two entries have the id ${id}`));
  const links = [feed, ...entries].flatMap((one) => childrenOf(one, "link"));
  return { faults, entries: entries.length, addresses: links.map(({ attributes }) => attributes.get("href") ?? "") };
}

function checkEntry(entry: XmlElement, where: string): string[] {
  const faults = common(entry, ENTRY, where);
  const [content] = childrenOf(entry, "content");
  if (!content && linksOf(entry, "alternate").length === 0) faults.push(`${where} has neither content nor a link`);
  if (content?.attributes.get("type") === "html" && !isText(content.text)) faults.push(`${where} has empty content`);
  for (const address of partAddresses(content?.text ?? "")) faults.push(`${where} names ${address} in its content`);
  if (content && !["text", "html", undefined].includes(content.attributes.get("type")))
    faults.push(`${where} has content of another type than Stele makes`);
  return faults;
}

/** What a feed and an entry have in common. */
function common(element: XmlElement, counts: typeof FEED, where: string): string[] {
  const faults = checkCounts(element, counts, where);
  for (const id of childrenOf(element, "id")) if (!isAddress(id.text)) faults.push(`${where} has the id ${id.text}`);
  for (const name of ["title", "subtitle", "summary", "rights", "content"])
    for (const one of childrenOf(element, name)) {
      if (one.children.length > 0) faults.push(`${name} of ${where} holds elements`);
      if (name === "title" && !isText(one.text)) faults.push(`${where} has an empty title`);
    }
  for (const name of ["updated", "published"])
    for (const one of childrenOf(element, name))
      if (!isTime(one.text)) faults.push(`${name} of ${where} is ${one.text}, no time of RFC 3339`);
  for (const one of [...childrenOf(element, "author"), ...childrenOf(element, "contributor")]) {
    faults.push(...checkCounts(one, PERSON, `the author of ${where}`));
    if (!isText(childrenOf(one, "name")[0]?.text)) faults.push(`the author of ${where} has no name`);
  }
  for (const one of childrenOf(element, "category"))
    if (!isText(one.attributes.get("term"))) faults.push(`a category of ${where} has no term`);
  for (const { attributes } of childrenOf(element, "link"))
    if (!isAddress(attributes.get("href"))) faults.push(`${where} links to ${attributes.get("href")}`);
  const alternates = linksOf(element, "alternate").map(
    ({ attributes }) => `${attributes.get("type")} ${attributes.get("hreflang")}`,
  );
  if (repeated(alternates).length > 0) faults.push(`${where} has two alternate links of one type`);
  const lang = element.attributes.get("xml:lang");
  if (lang !== undefined && !isLanguage(lang)) faults.push(`${where} is in the language ${lang}`);
  return faults;
}

function checkCounts(element: XmlElement, counts: typeof FEED, where: string): string[] {
  const faults: string[] = [];
  const known = new Set([...counts.once, ...counts.atMostOnce, ...counts.often]);
  for (const name of counts.once) {
    const count = childrenOf(element, name).length;
    if (count !== 1) faults.push(`${where} has ${count} elements ${name}`);
  }
  for (const name of counts.atMostOnce)
    if (childrenOf(element, name).length > 1) faults.push(`${where} has more than one ${name}`);
  for (const { name, namespace } of element.children)
    if (namespace === ATOM && !known.has(name)) faults.push(`${where} has an element ${name}, which Atom has not`);
  return faults;
}

function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.namespace === ATOM && child.name === name);
}

/** Links of a relation; one without any is an alternate. */
function linksOf(element: XmlElement, rel: string): XmlElement[] {
  return childrenOf(element, "link").filter(({ attributes }) => (attributes.get("rel") ?? "alternate") === rel);
}
