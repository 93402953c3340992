/**
 * JSON-LD of pages held against what Google lists as required for discussions, articles and breadcrumbs, and against the
 * types of schema.org. What is recommended only has to be right if it is there.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/discussion-forum
 * @see https://developers.google.com/search/docs/appearance/structured-data/article
 * @see https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
import { isAddress, isDateOrTime, isLanguage, isText, repeated } from "./values.ts";

type Thing = Readonly<Record<string, unknown>>;

/** What is wrong, where it is, and what was looked at. */
export interface DataReport {
  readonly faults: string[];
  /** How many things of each type there are. */
  readonly types: ReadonlyMap<string, number>;
  /** Addresses of this site and of others that are named. */
  readonly addresses: string[];
}

/** Properties whose value is one address, or several. */
const ADDRESSES = ["@id", "url", "image", "license", "isBasedOn", "item"];
const DATES = ["datePublished", "dateModified"];
const TEXTS = ["name", "headline", "description", "text", "articleSection"];

const CHECKS: Readonly<Record<string, (thing: Thing, fault: (text: string) => void) => void>> = {
  DiscussionForumPosting(thing, fault) {
    checkPost(thing, fault);
    const { comment, commentCount } = thing;
    const comments = listOf(comment);
    if (!comments.every((one) => typeOf(one) === "Comment")) fault("has a comment of another type");
    if (commentCount !== undefined && !(Number.isInteger(commentCount) && Number(commentCount) >= comments.length))
      fault(`counts ${commentCount} comments, and has ${comments.length}`);
  },
  Comment: checkPost,
  Article({ author }, fault) {
    for (const one of listOf(author)) checkAuthor(one, fault);
  },
  Person({ name }, fault) {
    if (!isText(name)) fault("has no name");
  },
  WebSite({ name, url }, fault) {
    if (!isText(name) || !isText(url)) fault("has no name or no address");
  },
  BreadcrumbList({ itemListElement }, fault) {
    const items = listOf(itemListElement);
    if (items.length < 2) fault("has fewer than two items");
    for (const [at, item] of items.entries()) {
      if (typeOf(item) !== "ListItem") fault("has an item of another type");
      if (item.position !== at + 1) fault(`has position ${item.position} at ${at + 1}`);
      if (!isText(item.name)) fault(`has no name at ${at + 1}`);
      if (item.item === undefined && at < items.length - 1) fault(`has no address at ${at + 1}`);
    }
  },
  ListItem() {},
};

/** Author, day, and content of a post. */
function checkPost(thing: Thing, fault: (text: string) => void): void {
  const authors = listOf(thing.author);
  if (authors.length === 0) fault("has no author");
  for (const author of authors) checkAuthor(author, fault);
  if (thing.datePublished === undefined) fault("has no datePublished");
  if (!["text", "image", "video"].some((name) => thing[name] !== undefined)) fault("has neither text, image nor video");
}

function checkAuthor(author: Thing, fault: (text: string) => void): void {
  if (!["Person", "Organization"].includes(typeOf(author) ?? "")) fault("has an author that is nobody");
}

/** @param html a finished page */
export function checkStructuredData(html: string): DataReport {
  const faults: string[] = [];
  const types = new Map<string, number>();
  const addresses: string[] = [];
  const ids: string[] = [];
  const walk = (thing: Thing): void => {
    const type = typeOf(thing) ?? "a thing without type";
    const fault = (text: string) => void faults.push(`${type} ${text}`);
    types.set(type, (types.get(type) ?? 0) + 1);
    const check = CHECKS[type];
    if (check) check(thing, fault);
    else fault("is a type that this validator has no rules for");
    checkValues(thing, fault);
    if (isText(thing["@id"])) ids.push(thing["@id"]);
    for (const name of ADDRESSES) addresses.push(...[thing[name]].flat().filter((one) => isText(one)));
    for (const value of Object.values(thing)) for (const inner of listOf(value)) walk(inner);
  };
  for (const [, script = ""] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    let data: Thing;
    try {
      data = JSON.parse(script) as Thing;
    } catch (error) {
      faults.push(`is no JSON: ${(error as Error).message}`);
      continue;
    }
    if (data["@context"] !== "https://schema.org") faults.push("is not in the words of schema.org");
    for (const thing of listOf(data["@graph"])) walk(thing);
  }
  faults.push(...repeated(ids).map((id) => `two things have the id ${id}`));
  return { faults, types, addresses };
}

/** Values that have to be right wherever they are. */
function checkValues(thing: Thing, fault: (text: string) => void): void {
  for (const [name, value] of Object.entries(thing)) {
    const all = [value].flat();
    if (value === null || value === "" || all.length === 0) fault(`has nothing as ${name}`);
    if (ADDRESSES.includes(name) && !all.every(isAddress)) fault(`has ${JSON.stringify(value)} as ${name}`);
    if (DATES.includes(name) && !isDateOrTime(value)) fault(`has ${JSON.stringify(value)} as ${name}`);
    if (TEXTS.includes(name) && !isText(value)) fault(`has ${JSON.stringify(value)} as ${name}`);
    if (name === "inLanguage" && !isLanguage(value)) fault(`has ${JSON.stringify(value)} as ${name}`);
    if (name === "keywords" && !all.every(isText)) fault("has keywords that are no words");
  }
}

/** The things that a value holds. */
function listOf(value: unknown): Thing[] {
  return [value].flat().filter((one): one is Thing => typeof one === "object" && one !== null);
}

function typeOf(thing: Thing): string | undefined {
  return isText(thing["@type"]) ? thing["@type"] : undefined;
}
