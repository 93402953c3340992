/** Pages of software that no adapter knows, read by what they repeat. */
import type { Element } from "hast";
import { type Calendar, calendarOf } from "../dates/dates.ts";
import { defined } from "../defined.ts";
import { contains } from "../html/query.ts";
import type { CapturedFloor, CapturedThread, NoThread, Page } from "../model.ts";
import { addressesOf } from "./address.ts";
import { clean, hasWords, htmlBody } from "./body.ts";
import { readDates } from "./date-texts.ts";
import { openingBefore } from "./opening.ts";
import { boardsOf, headingOf, pageTitle, siteOf } from "./page-parts.ts";
import { datesIn, type Head, headOf, personIn, wordsOfAll } from "./post-head.ts";
import { bodiesOf, postsOf, type Survey } from "./records.ts";
import { idIn, postScope, type Scope, scopeOf, take } from "./take.ts";
import { withoutTeaser } from "./teaser.ts";

/** Furniture that has names that say so. */
const FURNITURE =
  "[class*=share], [class*=reaction], [class*=toolbar], [class*=actions], [class*=controls], [class*=buttons], " +
  "[class*=edited], [class*=lastEdit], [class*=vote], [hidden], nav, footer, [class*=report], [class*=sr-only], " +
  "[class*=visually-hidden], [class*=avatar]";
const SIGNATURE = "[class*=signature], [id*=signature]";

/** @returns the thread, if the page repeats something as threads do */
export function readUnknown(page: Page, looked: Survey): CapturedThread | NoThread {
  const posts = postsOf(looked);
  if (posts.length === 0) return { nothing: "nothing on the page repeats as posts do" };
  const heading = headingOf(page.root);
  const opening = openingBefore(page.root, posts, heading?.element, looked);
  const set = new Set(posts);
  const bodies = bodiesOf(posts, (post) => postScope(post, set).all("*"), looked);
  const parts = posts.flatMap((post, index) => {
    const body = bodies[index];
    return body === undefined ? [] : [{ scope: postScope(post, set), body, head: headOf(postScope(post, set), body) }];
  });
  // Names and numbers of a page's own furniture are between heading and replies too, but no day.
  if (
    opening !== undefined &&
    readDates(datesIn(opening.head), calendarOf([], { lang: page.lang, from: page.savedAt })).date !== undefined
  )
    parts.unshift({ scope: scopeOf(opening.place), body: opening.body, head: opening.head });
  const texts = parts.map(({ head }) => datesIn(head));
  const calendar = calendarOf(texts.flat(), { lang: page.lang, from: page.savedAt });
  const common = wordsOfAll(parts.map(({ head }) => head));
  const floors = parts.map((part, index) => floorOf(part, texts[index] ?? [], calendar, common));
  const whole = scopeOf(page.root);
  const title = heading?.words ?? pageTitle(page.root) ?? "";
  return {
    title,
    adapter: "unknown",
    floors,
    opens: true,
    ...defined({
      boards: boardsOf(whole, "[class*=breadcrumb] a, [id*=breadcrumb] a", title),
      lang: page.lang,
      site: siteOf(page.root),
      url: addressesOf(page).own[0],
      software: take(whole, 'meta[name="generator" i] @content'),
    }),
    flags: [{ flag: "fallback-used", reason: "no adapter knows the software; the posts are what the page repeats" }],
  };
}

interface Part {
  readonly scope: Scope;
  readonly body: Element;
  readonly head: Head;
}

function floorOf(
  { scope, body, head }: Part,
  texts: readonly string[],
  calendar: Calendar,
  common: ReadonlySet<string>,
): CapturedFloor {
  const signature = scope.all(SIGNATURE).find((element) => element !== body && !contains(element, body));
  const markup = { drop: `${FURNITURE}, ${SIGNATURE}`, underscores: true };
  const text = clean([withoutTeaser(body)], scope, markup);
  const signed = text.signature ?? (signature && clean([signature], scope, {}).nodes);
  return {
    body: htmlBody(text.nodes),
    ...defined({
      id: idIn(take(scope, "@id")),
      author: personIn(head, body, common),
      date: readDates(texts, calendar).date,
      signature: signed?.some(hasWords) ? htmlBody(signed) : undefined,
    }),
  };
}
