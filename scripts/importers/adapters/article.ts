/** Pages that are one text: what defuddle takes for it. It and its document are loaded when such a page is met. */
import { createRequire } from "node:module";
import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { parseHTML } from "linkedom";
import { readDate } from "../dates/dates.ts";
import { defined } from "../defined.ts";
import { parsePage } from "../html/parse.ts";
import { attr, innermost, one, text } from "../html/query.ts";
import type { CapturedThread, NoThread, Page } from "../model.ts";
import { addressesOf } from "./address.ts";
import { hasWords, htmlBody } from "./body.ts";
import { headingOf, pageTitle, siteOf } from "./page-parts.ts";
import { type Scope, scopeOf, take } from "./take.ts";

/** @returns a thread of one floor: the page's text */
export function readArticle(page: Page): CapturedThread | NoThread {
  const url = addressesOf(page).own[0];
  const content = contentOf(page.root, url);
  const body = content === undefined ? undefined : one(parsePage(content), "body");
  if (!body?.children.some(hasWords)) return { nothing: "a page without a text of its own" };
  const scope = scopeOf(page.root);
  // Names and dates that are guessed from the text are not taken.
  const author =
    take(scope, ['meta[name="author" i] @content', 'meta[property="article:author"] @content']) ??
    onlyOne(scope, NAMES);
  const date =
    take(scope, ['meta[property="article:published_time"] @content', 'meta[itemprop="datePublished"] @content']) ??
    onlyOne(scope, DATES);
  return {
    title: headingOf(page.root)?.words ?? pageTitle(page.root) ?? "",
    adapter: "defuddle",
    floors: [
      {
        body: htmlBody(body.children),
        ...defined({ author: /^https?:/.test(author ?? "") ? undefined : author, date: date && readDate(date) }),
      },
    ],
    opens: true,
    ...defined({ lang: page.lang, site: siteOf(page.root), url }),
    flags: [
      {
        flag: "fallback-used",
        reason: "no adapter knows the software; the text was told from the rest of the page by its looks",
      },
    ],
  };
}

const NAMES =
  '[itemprop="author"], [rel~="author"], [class~="author" i], [class*="post-author" i], [class*="username" i]';
const DATES = 'time, [class~="date" i], [class*="post-date" i], [class*="posted" i]';

/** Words that the markup says are a name or a date, if all that it says so of are the same. */
function onlyOne(scope: Scope, selector: string): string | undefined {
  const words = new Set(innermost(scope.all(selector)).map((element) => attr(element, "datetime") ?? text(element)));
  const [only] = words;
  return words.size === 1 && only !== undefined && only !== "" && only.length <= 60 ? only : undefined;
}

/** As far as it is used here. */
type DefuddleClass = new (document: Document, options: { url: string }) => { parse(): { content: string } };

function contentOf(root: Root, url: string | undefined): string | undefined {
  const load = createRequire(import.meta.url);
  const { parseHTML: parse } = load("linkedom") as { parseHTML: typeof parseHTML };
  const Defuddle = load("defuddle") as DefuddleClass;
  const { document } = parse(toHtml(root, { allowDangerousHtml: true }));
  try {
    return new Defuddle(document as unknown as Document, { url: url ?? "https://unknown.invalid/" }).parse().content;
  } catch {
    return undefined;
  }
}
