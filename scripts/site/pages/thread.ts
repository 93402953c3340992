import { html } from "../../../layouts/html.ts";
import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { FloorPager, FloorProps, Link, RemarkProps, ThreadProps, TocEntry } from "../../../layouts/props.ts";
import { postsOf } from "../../archive/model/floor-posts.ts";
import type { GroupingName, Neighbours } from "../../archive/model/groups.ts";
import { fileNamed } from "../../archive/model/links.ts";
import type { Floor, Remark, Thread } from "../../archive/model/model.ts";
import { floorPage, floorPageUrl } from "../../archive/model/urls.ts";
import { nameKey } from "../../archive/schema/names.ts";
import { textFingerprint } from "../../core/fingerprint.ts";
import { shortened } from "../../core/shortened.ts";
import { attachmentProps } from "../attachments.ts";
import { commentsOf } from "../comments.ts";
import { editLink } from "../edit-link.ts";
import { resolvedLinks, resolveLink } from "../links.ts";
import { markdownPath } from "../markdown-copies.ts";
import { originalHref } from "../originals.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { postHtml, showsFiles } from "../post-html.ts";
import { previewImage } from "../preview-image.ts";
import { type Answers, answersOf, linkQuotations } from "../quotations.ts";
import type { ReadOn } from "../read-on.ts";
import { remoteProps } from "../remote-images.ts";
import { seriesAbove, seriesBelow } from "../series.ts";
import { boardLink, boardOf, frame, href, listingLink, type Site, shownFingerprint } from "../site.ts";
import { languagesOf } from "../translations.ts";
import { sourceOf } from "./capture.ts";
import { historyUrl } from "./history.ts";
import { licenseOf } from "./license.ts";

/** Length of the beginning of the opening post, and of a reply, in UTF-16 units. */
const BEGINNING = { opening: 400, reply: 120 };

/** Number of headings from which a table of contents is worth its place. */
const TOC_FROM = 3;

/** What the pages of a thread show of others. */
export interface Beside extends Neighbours {
  readonly readOn: ReadOn | undefined;
}

/** The pages of a thread: its own, and one for each further page of floors. */
export function threadPages(site: Site, thread: Thread, beside: Beside): PageOutput[] {
  const last = floorPage(thread.lastFloor, site.targets.floorsPerPage);
  const { previous, next } = beside;
  // The hash of a thread covers all its files, and the site's key the settings for links to a forge. This is a text and
  // not JSON, because it is made for every thread of the archive.
  const inputs = [
    `thread ${site.key} ${shownFingerprint(site, thread)} ${previous?.fingerprint} ${next?.fingerprint}`,
    historyUrl(site, thread) !== undefined,
    thread.links.length > 0 ? JSON.stringify(resolvedLinks(site, thread)) : "",
    `${boardOf(site, thread).title}\n${boardOf(site, thread).lang}`,
    listed(site, "authors", [thread.author ?? "", ...thread.repliers]),
    listed(site, "tags", thread.tags),
    site.cards ? (site.cards.of.get(thread.path)?.path ?? "no card") : "",
  ].join("\n");
  const head = asText(languagesOf(site, thread)) + asText(seriesAbove(site, thread));
  const foot = asText(beside.readOn) + asText(seriesBelow(site, thread));
  const pages: PageOutput[] = [];
  for (let page = 1; page <= last; page += 1) {
    const own = `${page === 1 ? head : ""}${page === last ? foot : ""}`;
    pages.push(new ThreadPage(site, thread, beside, page, last, textFingerprint(`${page} ${inputs}${own}`)));
  }
  return pages;
}

/** What few pages have. */
function asText(shown: object | undefined): string {
  return shown ? JSON.stringify(shown) : "";
}

/** Where the lists of names are: the spelling that most threads use is in the address, so other threads change it. */
function listed({ groups }: Site, of: GroupingName, names: readonly string[]): string {
  return names.map((name) => (groups[of].has(name) ? groups[of].urlOf(name) : "")).join(" ");
}

/** A page of a thread. One object each; a literal with a function in it would be several. */
class ThreadPage implements PageOutput {
  readonly kind = "page";
  readonly page = "thread";
  readonly thread: string;
  readonly path: string;
  readonly key: string;
  readonly #site: Site;
  readonly #thread: Thread;
  readonly #beside: Beside;
  readonly #number: number;
  readonly #last: number;

  constructor(site: Site, thread: Thread, beside: Beside, page: number, last: number, key: string) {
    this.thread = thread.path;
    this.path = pagePath(floorPageUrl(thread.url, page));
    this.key = key;
    this.#site = site;
    this.#thread = thread;
    this.#beside = beside;
    this.#number = page;
    this.#last = last;
  }

  props(): ThreadProps {
    return threadProps(this.#site, this.#thread, this.#beside, this.#number, this.#last);
  }
}

/** Who answers whom in threads of several pages: all of them need it, and it takes a look at every floor. */
const longAnswers = new WeakMap<Thread, Answers>();

function answersOfLong(thread: Thread, floors: readonly Floor[]): Answers {
  const answers = longAnswers.get(thread) ?? answersOf(floors, thread.floor);
  longAnswers.set(thread, answers);
  return answers;
}

function threadProps(site: Site, thread: Thread, beside: Beside, page: number, last: number): ThreadProps {
  const perPage = site.targets.floorsPerPage;
  const board = boardLink(site, thread);
  const body = site.bodies.thread(thread);
  const floors = body.floors.filter((floor) => floorPage(floor.n, perPage) === page);
  const answers = last > 1 ? answersOfLong(thread, body.floors) : answersOf(body.floors, thread.floor);
  const authors = new Map(body.floors.map(({ n, author }) => [n, author]));
  const image = previewImage(site, thread, body.floors[0]?.post);
  const license = licenseOf(thread.license);
  const source = sourceOf(site, thread);
  // Comments come after all floors.
  const comments = page === last ? commentsOf(site, thread, body, page) : undefined;
  const archived = comments ? (body.comments ?? []).flatMap((one) => one.comments) : [];
  const posts = [...floors.flatMap(postsOf), ...archived.flatMap(({ post }) => (post ? [post] : []))];
  const to = (t: Thread) => ({ href: href(site, t.url), text: t.title, lang: t.lang });
  const first = page === 1;
  const languages = first ? languagesOf(site, thread) : undefined;
  const series = page === last ? seriesBelow(site, thread) : first ? seriesAbove(site, thread) : undefined;
  return {
    ...frame(site, {
      url: floorPageUrl(thread.url, page),
      title: thread.title,
      lang: thread.lang,
      description: thread.summary ?? thread.excerpt,
      breadcrumb: [board, { href: href(site, thread.url), text: thread.title }],
    }),
    ...(image && { image }),
    ...(languages && { languages }),
    ...(site.archive.settings.markdown && { markdown: href(site, markdownPath(thread)) }),
    kind: "thread",
    board,
    ...(thread.author !== undefined && { author: listingLink(site, "authors", thread.author) }),
    ...(thread.date && { date: thread.date }),
    ...(thread.updated && { updated: thread.updated }),
    ...(thread.summary !== undefined && { summary: thread.summary }),
    length: thread.length,
    beginning: body.floors[0] ? beginningOf(body.floors[0]) : "",
    toc: first ? tableOfContents(body.floors[0]) : [],
    floors: floors.map((floor) => floorProps(site, thread, floor, { page, answers, authors })),
    floorCount: thread.floorCount,
    ...(last > 1 && { pager: pagerOf(site, thread, page, last) }),
    ...(thread.signature !== undefined && { signature: thread.signature }),
    ...(thread.floor !== undefined && { floor: thread.floor }),
    ...(license && { license }),
    ...(thread.rights !== undefined && { rights: thread.rights }),
    ...(source && { source }),
    tags: thread.tags.map((tag) => listingLink(site, "tags", tag)),
    attachments: first ? thread.attachments.map((a) => attachmentProps(site, a)) : [],
    ...(first && thread.missing && { missing: thread.missing }),
    ...revisionLinks(site, thread),
    ...(((first && thread.attachments.length > 0) || posts.some(showsFiles)) && { media: true }),
    ...remoteProps(site, posts),
    ...(comments && { comments }),
    ...(page === last && beside.readOn),
    ...(series && { series }),
    ...(beside.previous && { previous: to(beside.previous) }),
    ...(beside.next && { next: to(beside.next) }),
  };
}

/** Links to the history of a thread and to the forge's editor. */
function revisionLinks(site: Site, thread: Thread): Pick<ThreadProps, "history" | "edit"> {
  const history = historyUrl(site, thread);
  const edit = editLink(site.archive.settings.repository, site.history?.prefix, `${thread.path}/index.md`);
  return { ...(history !== undefined && { history: href(site, history) }), ...(edit !== undefined && { edit }) };
}

function tableOfContents(floor: Floor | undefined): TocEntry[] {
  const headings = floor?.post.headings ?? [];
  return headings.length >= TOC_FROM ? [...headings] : [];
}

/** The page that a floor is on, and what is known of the other floors of its thread. */
interface FloorPlace {
  readonly page: number;
  readonly answers: Answers;
  readonly authors: ReadonlyMap<number, string | undefined>;
}

function floorProps(site: Site, thread: Thread, floor: Floor, place: FloorPlace): FloorProps {
  const { page, answers } = place;
  const author = floor.author ?? (floor.n === 1 ? thread.author : undefined);
  const date = floor.date ?? (floor.n === 1 ? thread.date : undefined);
  return {
    n: floor.n,
    ...(author !== undefined && { author: listingLink(site, "authors", author) }),
    op: thread.floor === undefined && (floor.n === 1 || isSame(author, thread.author)),
    ...(date && { date }),
    ...(floor.inReplyTo && { inReplyTo: replyLink(site, thread, floor.inReplyTo, page) }),
    ...(floor.signature !== undefined && { signature: floor.signature }),
    ...(floor.remarks && { remarks: floor.remarks.map((one) => remarkProps(site, thread, one, page)) }),
    ...(floor.attachments && { attachments: floor.attachments.map((name) => fileLink(site, thread, name)) }),
    ...answerProps(site, thread, floor, place),
    html: linkQuotations(
      postHtml(site, floor.post, { ...thread, page, eager: floor.n === 1 }),
      (answers.quoted.get(floor.n) ?? []).map((n) => (n === undefined ? n : sourceLink(site, thread, n, page))),
    ),
    beginning: beginningOf(floor),
  };
}

function beginningOf({ n, post }: Floor): string {
  return shortened(post.text, n === 1 ? BEGINNING.opening : BEGINNING.reply);
}

/** The floors that answer a reply. Nearly all of a thread answers its opening post. */
function answerProps(site: Site, thread: Thread, { n }: Floor, { page, answers, authors }: FloorPlace) {
  const from = n === 1 ? [] : (answers.answeredBy.get(n) ?? []);
  if (from.length === 0) return {};
  return { answers: from.map((one) => replyLink(site, thread, { n: one, author: authors.get(one) }, page)) };
}

/** The line below a quotation that leads to where it is from. */
function sourceLink(site: Site, thread: Thread, n: number, page: number): string {
  const { href, n: floor = 1 } = replyLink(site, thread, { n }, page);
  return html`<p class="quoted"><a href="${href}">${stringsFor(thread.lang).thread.floor(floor)}</a></p>\n`.toString();
}

function remarkProps(site: Site, thread: Thread, { author, date, post }: Remark, page: number): RemarkProps {
  return {
    ...(author !== undefined && { author: listingLink(site, "authors", author) }),
    ...(date && { date }),
    html: postHtml(site, post, { ...thread, page, eager: false }),
  };
}

/** The post that a reply answers; without a number it is not in this thread. */
function replyLink(
  site: Site,
  thread: Thread,
  { n, author }: { readonly n?: number | undefined; readonly author?: string | undefined },
  page: number,
) {
  const own = { url: thread.url, page };
  // The post in index.md has its place, whatever its number.
  const place = n === thread.floor ? 1 : n;
  const address = place === undefined ? undefined : resolveLink(`#floor-${place}`, site.targets, site.props.base, own);
  return { href: address ?? "", ...(n !== undefined && { n }), ...(author !== undefined && { author }) };
}

/** A file of a reply by its name; one that is missing is words. */
function fileLink(site: Site, thread: Thread, name: string): Link {
  const file = fileNamed(thread.attachments, name);
  if (file) return { href: originalHref(site, file), text: file.title ?? file.file };
  const missing = fileNamed(thread.missing, name);
  return { href: missing?.href ?? "", text: missing?.name ?? name };
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && nameKey(a) === nameKey(b);
}

function pagerOf(site: Site, thread: Thread, page: number, last: number): FloorPager {
  const perPage = site.targets.floorsPerPage;
  return {
    page,
    perPage,
    pages: Array.from({ length: last }, (_, i) => ({
      page: i + 1,
      href: href(site, floorPageUrl(thread.url, i + 1)),
      first: i * perPage + 1,
      last: Math.min((i + 1) * perPage, thread.lastFloor),
    })),
  };
}
