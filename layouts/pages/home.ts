import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { PageKind } from "../page-kind.ts";
import { lines } from "../parts/lines.ts";
import { anchor, langAttributes } from "../parts/link.ts";
import { threadRows } from "../parts/thread-row.ts";
import type { HomeProps } from "../props/home.ts";
import { webSite } from "../structured-data.ts";

/** The front page: the archive's description, its boards, its newest threads. */
export default {
  data: {
    pagination: { data: "stale.home", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => homePage(entry.props),
} satisfies PageKind<HomeProps>;

function homePage(p: HomeProps): Html {
  const s = stringsFor(p.lang);
  const main = lines(
    stele(p),
    html`<div class="home-body">
${lines(
  p.boards.length > 0 &&
    html`<section class="boards" aria-label="${s.lists.boards}">
<h2>${s.lists.boards}</h2>
<ul>
${p.boards.map((board) => html`${boardCard(board, p.lang)}\n`)}</ul>
</section>`,
  html`<section class="newest" aria-label="${s.lists.newest}">
<h2>${s.lists.newest}</h2>
${threadRows(p.newest, p.lang, 3)}
</section>`,
)}
</div>`,
  );
  return base(p, { kind: "home", main, feed: p.feed, about: webSite(p), lists: true });
}

/** The inscribed stone with the archive's name. */
function stele(p: HomeProps): Html {
  const s = stringsFor(p.lang);
  const ways = [
    ...p.indexes,
    ...(p.days === undefined ? [] : [{ href: p.days, text: s.lists.days }]),
    ...(p.feed === undefined ? [] : [{ href: `${p.site.base}feeds/`, text: s.page.feed }]),
  ];
  return html`<header class="stele">
${lines(
  html`<h1${isInscribed(p.site.title) && html` class="inscribed"`}>${breakable(p.site.title)}</h1>`,
  p.site.description !== undefined && html`<p class="stele-text">${breakable(p.site.description)}</p>`,
  html`<p class="stele-count">${s.lists.threads(p.threadCount)}</p>`,
  html`<ul class="stele-ways">
${ways.map((way) => html`<li>${anchor(way, p.lang)}</li>\n`)}${random(p)}</ul>`,
)}
</header>`;
}

/** The way to any thread. The script shows it: it picks a page of a board, and a thread of the page. */
function random({ boards, pageSize, lang }: HomeProps): Html {
  const filled = boards.filter(({ count }) => count > 0);
  const [first] = filled;
  if (first === undefined || pageSize === undefined) return html``;
  const data = JSON.stringify({ size: pageSize, boards: filled.map(({ href, count }) => [href, count]) });
  return html`<li hidden data-random="${data}"><a href="${first.href}">${stringsFor(lang).lists.random}</a></li>\n`;
}

/** Whether a name can be written from top to bottom: in Chinese or Japanese, without letters that would lie on their side. */
function isInscribed(name: string): boolean {
  return /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{L}\p{N}])+$/u.test(name);
}

function boardCard(board: HomeProps["boards"][number], lang: string): Html {
  const newest = board.newest.map(
    (row) => html`<li>${anchor({ href: row.href, text: row.title, lang: row.lang }, lang, { title: true })}</li>\n`,
  );
  return html`<li class="board">
${lines(
  html`<h3>${anchor({ href: board.href, text: board.title, ...(board.lang !== undefined && { lang: board.lang }) }, lang)} <span class="count">${stringsFor(lang).format.number(board.count)}</span></h3>`,
  board.description !== undefined && html`<p${langAttributes(board.lang, lang)}>${board.description}</p>`,
  newest.length > 0 &&
    html`<ul>
${newest}</ul>`,
)}
</li>`;
}
