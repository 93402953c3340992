/** Pages of software that no adapter knows, read by what they repeat. */
import type { Element } from "hast";
import { calendarOf } from "../dates/dates.ts";
import { attr, closest, contains, text } from "../html/query.ts";
import type { CapturedFloor, CapturedThread, NoThread, Page } from "../model.ts";
import { addressesOf } from "./address.ts";
import { clean, htmlBody } from "./body.ts";
import { readDates } from "./date-texts.ts";
import { defined } from "./defined.ts";
import { boardsOf, headingOf, pageTitle, siteOf } from "./page-parts.ts";
import { bodiesOf, PERSON, postsOf, type Survey } from "./records.ts";
import { idIn, postScope, type Scope, scopeOf, take } from "./take.ts";

/** Furniture that has names that say so. */
const FURNITURE =
  "[class*=share], [class*=reaction], [class*=toolbar], [class*=actions], [class*=controls], [class*=buttons], [class*=signature], [class*=edited], [class*=lastEdit], [class*=vote], [hidden], nav, footer, [class*=report], [class*=sr-only], [class*=visually-hidden], [class*=avatar]";

/** @returns the thread, if the page repeats something as threads do */
export function readUnknown(page: Page, looked: Survey): CapturedThread | NoThread {
  const posts = postsOf(looked);
  if (posts.length === 0) return { nothing: "nothing on the page repeats as posts do" };
  const set = new Set(posts);
  const scopes = posts.map((post) => postScope(post, set));
  const bodies = bodiesOf(posts, (post) => postScope(post, set).all("*"), looked);
  const heads = scopes.map((scope, index) => (selector: string) => outside(scope, selector, bodies[index]));
  const texts = heads.map(datesIn);
  const calendar = calendarOf(texts.flat(), { lang: page.lang, from: page.savedAt });
  const floors = scopes.flatMap((scope, index): CapturedFloor[] => {
    const body = bodies[index];
    if (body === undefined) return [];
    const { nodes } = clean([body], scope, { drop: FURNITURE, underscores: true });
    const { date } = readDates(texts[index] ?? [], calendar);
    const author = personIn(heads[index] ?? (() => []));
    return [{ body: htmlBody(nodes), ...defined({ id: idIn(take(scope, "@id")), author, date }) }];
  });
  const whole = scopeOf(page.root);
  const title = headingOf(page.root) ?? pageTitle(page.root) ?? "";
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
      software: attr(whole.one('meta[name="generator" i]'), "content"),
    }),
    flags: [{ flag: "fallback-used", reason: "no adapter knows the software; the posts are what the page repeats" }],
  };
}

type Head = (selector: string) => Element[];

/** Elements of a post that are not in its text. */
function outside(scope: Scope, selector: string, body: Element | undefined): Element[] {
  return scope.all(selector).filter((one) => body === undefined || (one !== body && !contains(body, one)));
}

function datesIn(head: Head): string[] {
  const named = [
    ...head("time, [datetime]"),
    ...head("[class*=date i], [class*=time i], [class*=posted i], [class*=ago i]"),
  ];
  const leaves = head("*").filter((one) =>
    one.children.some((child) => child.type === "text" && /\d/.test(child.value)),
  );
  return [...named, ...leaves]
    .flatMap((one) => [attr(one, "datetime"), attr(one, "title"), attr(one, "content"), text(one).slice(0, 120)])
    .filter((value) => value !== undefined && value !== "") as string[];
}

/** Words that are beside a name. */
const NO_NAME =
  /^(?:#?\d[\d,.]*|reply|quote|report|share|like|author|profile|post(?:ed|s)?|op|admin|moderator|guest|©.*|[^\p{L}]*)$/iu;

function personIn(head: Head): string | undefined {
  const groups = [
    head('[itemprop="author"] [itemprop="name"], [rel~="author"]'),
    head("a").filter((link) => PERSON.test(attr(link, "href") ?? "")),
    head("[class*=username i], [class*=user-name i], [class*=nickname i], [class*=author i], [class*=poster i]"),
    head("[class*=user i], [class*=member i], [class*=name i]"),
  ];
  for (const group of groups) {
    for (const one of group) {
      const words = text(one).replace(/^(?:by|posted by|von|par|作者)[:：]?\s+/i, "");
      const alone = group.every((other) => other === one || !contains(one, other)) || closest(one, "a") !== undefined;
      if (alone && words.length > 0 && words.length <= 40 && !NO_NAME.test(words)) return words;
    }
  }
  return undefined;
}
