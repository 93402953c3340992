/** A table of selectors → an adapter. */
import type { Element } from "hast";
import { type Calendar, calendarOf } from "../dates/dates.ts";
import { attr, contains, one, text } from "../html/query.ts";
import type { Adapter, CapturedFile, CapturedFloor, CapturedThread, Flag, NoThread, Page } from "../model.ts";
import { addressesOf, threadAddresses } from "./address.ts";
import { clean, hasWords, htmlBody, make, withoutLine } from "./body.ts";
import { dateTexts, readDates } from "./date-texts.ts";
import { defined } from "./defined.ts";
import { boardsOf, pageOf, pageTitle, siteOf } from "./page-parts.ts";
import type { Comments, Files, Forum, Post } from "./table.ts";
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
  const scopes = [...posts].map((post) => postScope(post, posts)).filter((scope) => isPost(scope, posts, table.post));
  if (scopes.length === 0) return { nothing: table.withoutPosts ?? `a page of ${table.name} without posts` };
  const texts = scopes.map((scope) => dateTexts(scope, table.post.date));
  const now = take(whole, table.now);
  const calendar = calendarOf(texts.flat(), {
    lang: page.lang,
    from: (now && readDates([now], {}).date) ?? page.savedAt,
  });
  const flags: Flag[] = [];
  const floors = scopes.map((scope, index): CapturedFloor => {
    const { date, problem } = readDates(texts[index] ?? [], calendar);
    const floor = readFloor(scope, table.post, date, calendar);
    const where = `floor ${floor.n ?? index + 1}`;
    if (problem !== undefined) flags.push({ flag: "date-missing", where, reason: problem });
    if (table.post.hiddenFiles !== undefined && scope.one(table.post.hiddenFiles))
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
    tags: table.tags === undefined ? undefined : unique(whole.all(table.tags).map(text)),
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
  const opens = (paging?.number ?? 1) === 1 && (floors[0]?.n ?? 1) <= 1;
  const thread = { title: title ?? "", adapter: table.name, floors, opens, ...defined(optional) };
  return table.finish?.(thread, page) ?? thread;
}

/** Whether an element is a post by itself, not a wrapper around one, nor an advert among them. */
function isPost(scope: Scope, posts: ReadonlySet<Element>, post: Post): boolean {
  const author = take(scope, post.author);
  if (partsOf(scope, post.body).length > 0) return !isAdvert(author);
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
  const found = firstOf(scope, body);
  return found.filter((one) => !found.some((other) => other !== one && contains(other, one)));
}

/** All elements of the first selector that has any. */
function firstOf(scope: Scope, selectors: string | readonly string[]): Element[] {
  for (const selector of typeof selectors === "string" ? [selectors] : selectors) {
    const found = scope.all(selector);
    if (found.length > 0) return found;
  }
  return [];
}

function readFloor(scope: Scope, post: Post, date: string | undefined, calendar: Calendar): CapturedFloor {
  const { nodes, signature } = clean(partsOf(scope, post.body), scope, post.markup ?? {});
  const found = typeof post.signature === "string" ? scope.all(post.signature) : (post.signature?.(scope) ?? []);
  const signed = signature ?? withoutLine(clean(found, scope, post.markup ?? {}).nodes);
  const files = (post.files ?? []).flatMap((list) =>
    scope.all(list.each).flatMap((each) => fileOf(scopeOf(each), list)),
  );
  const remarks = post.comments === undefined ? [] : commentList(scope, post.comments, calendar);
  return {
    body: htmlBody([...nodes, ...remarks]),
    ...defined({
      n: floorIn(take(scope, post.n)),
      id: idIn(take(scope, post.id)),
      author: take(scope, post.author),
      date,
      signature: signed.some(hasWords) ? htmlBody(signed) : undefined,
      inReplyTo: post.inReplyTo?.(scope),
      files: files.length > 0 ? files : undefined,
    }),
  };
}

/** Remarks with their authors and dates, as a list. */
function commentList(scope: Scope, comments: Comments, calendar: Calendar): Element[] {
  const items = scope.all(comments.each).map((each) => {
    const inside = scopeOf(each);
    const { date } = readDates(dateTexts(inside, comments.date), calendar);
    const head = [take(inside, comments.author), date?.replace("T", " ")]
      .filter((part) => part !== undefined)
      .join(", ");
    const body = comments.body === undefined ? [each] : inside.all(comments.body);
    const { nodes } = clean(body, inside, comments.drop === undefined ? {} : { drop: comments.drop });
    return make(
      "li",
      head === ""
        ? nodes
        : [make("strong", [{ type: "text", value: `${head}:` }]), { type: "text", value: " " }, ...nodes],
    );
  });
  return items.length > 0 ? [make("ul", items)] : [];
}

function fileOf(scope: Scope, list: Files): CapturedFile[] {
  const url = take(scope, list.url);
  if (url === undefined) return [];
  const size = /\d[\d.,\s]*\s*(?:[KMG]i?[Bo]?|bytes?|octets|字节)(?![a-z])/i.exec(take(scope, list.size) ?? "")?.[0];
  return [{ url, ...defined({ name: take(scope, list.name), size, downloads: countIn(take(scope, list.downloads)) }) }];
}

function unique(values: readonly string[]): string[] | undefined {
  const kept = [...new Set(values.filter((value) => value !== ""))];
  return kept.length > 0 ? kept : undefined;
}
