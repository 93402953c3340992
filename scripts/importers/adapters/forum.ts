/** A table of selectors → an adapter. */
import type { Element } from "hast";
import { type Calendar, calendarOf } from "../dates/dates.ts";
import { defined } from "../defined.ts";
import { attr, contains, one, outermost, text } from "../html/query.ts";
import type {
  Adapter,
  CapturedFile,
  CapturedFloor,
  CapturedRemark,
  CapturedThread,
  Flag,
  NoThread,
  Page,
} from "../model.ts";
import { addressesOf, pathOf, readAddress, threadAddresses } from "./address.ts";
import { clean, hasWords, htmlBody, withoutLine } from "./body.ts";
import { dateTexts, readDates } from "./date-texts.ts";
import { boardsOf, pageOf, pageTitle, siteOf } from "./page-parts.ts";
import type { Files, Forum, Post, Remarks } from "./table.ts";
import { countIn, floorIn, idIn, postScope, type Scope, scopeOf, take } from "./take.ts";

/** @returns the adapter of a kind of forum software */
export function forum(table: Forum): Adapter {
  return {
    name: table.name,
    recognizes: ({ root }) => one(root, table.signs) !== undefined,
    read: (page) => readForum(table, page),
  };
}

function readForum(table: Forum, page: Page): CapturedThread | NoThread {
  const whole = scopeOf(page.root);
  const posts = new Set(firstOf(whole, table.post.each));
  const found = [...posts]
    .map((post) => beginningOf(postScope(post, posts), table.post))
    .filter((beginning) => isPost(beginning, posts));
  if (found.length === 0) return { nothing: table.withoutPosts ?? `a page of ${table.name} without posts` };
  const texts = found.map(({ scope }) => dateTexts(scope, table.post.date));
  const now = take(whole, table.now);
  const calendar = calendarOf(texts.flat(), {
    lang: page.lang,
    from: (now && readDates([now], {}).date) ?? page.savedAt,
  });
  const flags: Flag[] = [];
  const floors = found.map((beginning, index): CapturedFloor => {
    const { date, problem } = readDates(texts[index] ?? [], calendar);
    const floor = readFloor(beginning, table.post, date, calendar);
    const where = `floor ${floor.n ?? index + 1}`;
    if (problem !== undefined) flags.push({ flag: "date-missing", where, reason: problem });
    if (table.post.hiddenFiles !== undefined && beginning.scope.one(table.post.hiddenFiles))
      flags.push({
        flag: "attachment-missing",
        where,
        reason: "the page hides an attachment from who is not logged in",
      });
    return floor;
  });
  const given = addressesOf(page);
  const { url, id, aliases } = threadAddresses(page, table, given);
  const title = take(whole, table.title) ?? pageTitle(page.root);
  const paging = pageOf(whole, table.paging, given.own, table.addresses ?? []);
  const optional = {
    boards: boardsOf(whole, table.boards, title),
    tags: table.tags === undefined ? undefined : unique(whole.all(table.tags).map(tagOf)),
    lang: page.lang,
    site: siteOf(page.root),
    url,
    id,
    aliases,
    software: take(whole, table.software) ?? attr(one(page.root, 'meta[name="generator" i]'), "content"),
    views: countIn(take(whole, table.views)),
    replies: countIn(take(whole, table.replies)),
    page: paging,
    flags: flags.length > 0 ? flags : undefined,
  };
  const numbered = withStart(floors, startOf(given.own, table));
  const opens = (paging?.number ?? 1) === 1 && (numbered[0]?.n ?? 1) <= 1;
  const thread = { title: title ?? "", adapter: table.name, floors: numbered, opens, ...defined(optional) };
  return table.finish?.(thread, page) ?? thread;
}

/** How many posts are before those of the page, if an address of its own says so. */
function startOf(own: readonly string[], { addresses = [] }: Forum): number | undefined {
  return own.map((address) => readAddress(pathOf(address), addresses)?.start).find((start) => start !== undefined);
}

/** Floors that the page does not number, numbered by the posts that are before them. */
function withStart(floors: readonly CapturedFloor[], start: number | undefined): readonly CapturedFloor[] {
  if (start === undefined || start === 0 || floors.some(({ n }) => n !== undefined)) return floors;
  return floors.map((floor, index) => ({ n: start + index + 1, ...floor }));
}

/** What tells whether an element is a post. */
interface Beginning {
  readonly scope: Scope;
  /** Elements with its text. */
  readonly parts: readonly Element[];
  readonly author: string | undefined;
}

function beginningOf(scope: Scope, post: Post): Beginning {
  return { scope, parts: partsOf(scope, post.body), author: take(scope, post.author) };
}

/** Whether an element is a post by itself, not a wrapper around one, nor an advert among them. */
function isPost({ scope, parts, author }: Beginning, posts: ReadonlySet<Element>): boolean {
  if (parts.length > 0) return !isAdvert(author);
  return author !== undefined && ![...posts].some((inner) => contains(scope.place, inner));
}

/** Who writes the posts that are none. */
function isAdvert(author: string | undefined): boolean {
  return /^(?:ads?|advert(?:isement)?s?|ads by .*|google (?:ads|adsense)|sponsor(?:ed)?(?: links?)?|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|reklama?|реклама|广告|廣告|推广|推廣)$/i.test(
    author ?? "",
  );
}

/** Elements with the text of a post; none is inside of another. */
function partsOf(scope: Scope, body: Post["body"]): Element[] {
  if (typeof body === "function") return body(scope);
  return outermost(firstOf(scope, body));
}

/** All elements of the first selector that finds one. */
function firstOf(scope: Scope, selectors: string | readonly string[]): Element[] {
  for (const selector of typeof selectors === "string" ? [selectors] : selectors) {
    const found = scope.all(selector);
    if (found.length > 0) return found;
  }
  return [];
}

function readFloor(
  { scope, parts, author }: Beginning,
  post: Post,
  date: string | undefined,
  calendar: Calendar,
): CapturedFloor {
  const { nodes, signature } = clean(parts, scope, post.markup ?? {});
  const found =
    typeof post.signature === "string" ? outermost(scope.all(post.signature)) : (post.signature?.(scope) ?? []);
  const signed = signature ?? withoutLine(clean(found, scope, post.markup ?? {}).nodes);
  const files = (post.files ?? []).flatMap((list) =>
    scope.all(list.each).flatMap((each) => fileOf(scopeOf(each), list)),
  );
  const remarks = post.remarks === undefined ? [] : remarksOf(scope, post.remarks, calendar);
  return {
    body: htmlBody(nodes),
    ...defined({
      n: floorIn(take(scope, post.n)),
      id: take(scope, post.letterId) ?? idIn(take(scope, post.id)),
      author,
      date,
      signature: signed.some(hasWords) ? htmlBody(signed) : undefined,
      inReplyTo: post.inReplyTo?.(scope),
      files: files.length > 0 ? files : undefined,
      remarks: remarks.length > 0 ? remarks : undefined,
    }),
  };
}

/** Remarks with their authors and dates. */
function remarksOf(scope: Scope, remarks: Remarks, calendar: Calendar): CapturedRemark[] {
  return scope.all(remarks.each).flatMap((each) => {
    const inside = scopeOf(each);
    const { date } = readDates(dateTexts(inside, remarks.date), calendar);
    const body = remarks.body === undefined ? [each] : inside.all(remarks.body);
    const { nodes } = clean(body, inside, remarks.drop === undefined ? {} : { drop: remarks.drop });
    const author = take(inside, remarks.author);
    return nodes.some(hasWords) ? [{ ...defined({ author, date }), body: htmlBody(nodes) }] : [];
  });
}

function fileOf(scope: Scope, list: Files): CapturedFile[] {
  const url = take(scope, list.url);
  if (url === undefined) return [];
  const size =
    /(?:\d{1,3}(?:\s\d{3}){1,4}|\d{1,15})(?:[.,]\d{1,9}){0,5}\s{0,3}(?:[KMG]i?[Bo]?|bytes?|octets|字节)(?![a-z])/i.exec(
      take(scope, list.size) ?? "",
    )?.[0];
  return [{ url, ...defined({ name: take(scope, list.name), size, downloads: countIn(take(scope, list.downloads)) }) }];
}

/** A tag without the brackets that some software writes around it. */
function tagOf(element: Element): string {
  return text(element)
    .replace(/^[[【「(（](.*)[\]】」)）]$/, "$1")
    .trim();
}

function unique(values: readonly string[]): string[] | undefined {
  const kept = [...new Set(values.filter((value) => value !== ""))];
  return kept.length > 0 ? kept : undefined;
}
