/** Which floors a reply quotes, and which floors answer which. */
import type { Floor } from "../archive/model/model.ts";
import type { Post } from "../markdown/post.ts";
import { fillPost } from "../markdown/render.ts";

/** What the floors of a thread have to do with one another. */
export interface Answers {
  /** By floor: for each of its outermost quotations the floor that it is from, if that is certain and not linked yet. */
  readonly quoted: ReadonlyMap<number, readonly (number | undefined)[]>;
  /** By floor: the floors that answer it, ascending. */
  readonly answeredBy: ReadonlyMap<number, readonly number[]>;
}

/** An outermost quotation in the HTML of a post. */
interface Quotation {
  readonly start: number;
  /** Offset of its end tag. */
  readonly end: number;
}

/** Characters of a quotation that is told from others by its text; shorter ones are said by many. */
const SHORTEST = 8;
/** Characters that may be looked through for the quotations of one thread. */
const MOST = 100_000_000;
/** Written where a quotation was cut. */
const CUT = /(?<!\.)\.{3,}$|(?<!…)…+$|(?<!⋯)⋯+$/;

/**
 * Finds out who answers whom. A floor answers the one that its record names, those that links in its quotations lead to,
 * and those that it quotes: the text of the quotation is in exactly one earlier floor.
 *
 * @param floors all floors of the thread, ascending
 * @param opening number that the forum gave to floor 1, if that is not the opening post
 */
export function answersOf(floors: readonly Floor[], opening?: number): Answers {
  const quoted = new Map<number, (number | undefined)[]>();
  const answers = new Map<number, Set<number>>();
  const placed = new Set(floors.map(({ n }) => n));
  const earlier: { n: number; text: string }[] = [];
  let length = 0;
  let left = MOST;
  const answer = (from: number, n: number | undefined) => {
    const to = n === opening ? 1 : n;
    if (to === undefined || to === from || !placed.has(to)) return;
    answers.set(to, (answers.get(to) ?? new Set()).add(from));
  };
  for (const { n, post, inReplyTo } of floors) {
    answer(n, inReplyTo?.n);
    const html = bareHtml(post);
    const quotations = quotationsIn(html);
    let own = "";
    let from = 0;
    const found = quotations.map(({ start, end }) => {
      own += html.slice(from, start);
      from = end;
      const quotation = html.slice(start, end);
      const linked = [...quotation.matchAll(/ href="#floor-(\d+)"/g)].map(([, floor]) => Number(floor));
      for (const floor of linked) answer(n, floor);
      if (linked.length > 0) return undefined;
      left -= length;
      const source = left > 0 ? onlyOneWith(withoutQuotations(quotation), earlier) : undefined;
      answer(n, source);
      return source;
    });
    if (found.some((source) => source !== undefined)) quoted.set(n, found);
    const text = textOf(own + html.slice(from));
    earlier.push({ n, text });
    length += text.length;
  }
  const answeredBy = [...answers].map(([n, from]) => [n, [...from].sort((a, b) => a - b)] as const);
  return { quoted, answeredBy: new Map(answeredBy) };
}

/**
 * Puts a link to its source at the end of each outermost quotation that has one.
 *
 * @param html HTML of a post
 * @param links HTML of the link for each quotation, in their order
 */
export function linkQuotations(html: string, links: readonly (string | undefined)[]): string {
  let result = "";
  let from = 0;
  quotationsIn(html).forEach(({ end }, at) => {
    result += html.slice(from, end) + (links[at] ?? "");
    from = end;
  });
  return result + html.slice(from);
}

/** The floor with a text, if no other has it. */
function onlyOneWith(quotation: string, earlier: readonly { n: number; text: string }[]): number | undefined {
  const text = textOf(quotation).replace(CUT, "");
  if (text.length < SHORTEST) return undefined;
  const all = earlier.filter((floor) => floor.text.includes(text));
  return all.length === 1 ? all[0]?.n : undefined;
}

/** The inside of a quotation without those that are quoted in it. */
function withoutQuotations(quotation: string): string {
  const inside = quotation.slice(quotation.indexOf(">") + 1);
  let text = "";
  let from = 0;
  for (const { start, end } of quotationsIn(inside)) {
    text += inside.slice(from, start);
    from = end;
  }
  return text + inside.slice(from);
}

function quotationsIn(html: string): Quotation[] {
  const found: Quotation[] = [];
  let depth = 0;
  let start = 0;
  for (const match of html.matchAll(/<(\/?)blockquote[ >]/g)) {
    if (match[1] === "") {
      if (depth === 0) start = match.index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) found.push({ start, end: match.index });
    }
  }
  return found;
}

/** HTML of a post with its addresses as written, and nothing in the place of pictures. */
function bareHtml(post: Post): string {
  return fillPost(post, {
    image: () => "",
    link: ({ href }) => (/^#floor-\d+$/.test(href) ? ` href="${href}"` : ""),
    word: () => "",
  });
}

/** Text of HTML without its white space, which quoting changes. Entities are the same in both. */
function textOf(html: string): string {
  return html.replace(/<[^<>]*>/g, "").replace(/\s+/gu, "");
}
