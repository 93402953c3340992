import { excerptOf, type FloorText, findMatches, floorsOf, type Match, type Piece } from "../search/excerpt.ts";
import type { Fragment } from "../search/index/segment.ts";
import { matchingParts } from "../search/preview.ts";
import type { Names } from "../search/query/filter.ts";
import { CLASS, type Hit } from "../search/query/match.ts";
import { type Plan, phrasesOf } from "../search/query/plan.ts";
import { resultUrl, type Settings } from "./options.ts";
import type { Anchor, ResultData, SubResult, WordLocation } from "./types.ts";

/** Parts of a long thread that are loaded for one result. */
const MAX_PARTS = 4;
/** Width of a word in an excerpt, of which an ideograph takes two. */
const WORD_WIDTH = 6;

/** Options of a result. */
export interface ResultContext {
  readonly settings: Settings;
  readonly names: Names;
}

/** A floor with its matches. */
interface MatchedFloor {
  readonly floor: FloorText;
  readonly matches: readonly Match[];
  readonly locations: readonly number[];
}

/**
 * Loads the data of a result. Of a long thread only the parts in which something matches are loaded.
 *
 * @throws Error if a file cannot be had
 */
export async function loadResult(hit: Hit, plan: Plan, { settings, names }: ResultContext): Promise<ResultData> {
  const fragment = await hit.segment.fragment(hit.page);
  const { meta, url: raw_url } = fragment;
  const phrases = phrasesOf(plan, hit.class <= CLASS.regional);
  const parts = await matchingParts(hit, fragment, MAX_PARTS);
  const floors = parts.flatMap(floorsOf);
  const matched = floors
    .map((floor, i) => ({ floor, matches: findMatches(floor.text, phrases), ends: endOf(floors, i, fragment) }))
    .filter(({ matches }) => matches.length > 0)
    .map(({ floor, matches, ends }): MatchedFloor => {
      const locations = hit.places.filter((place) => place >= floor.at && place < ends);
      return { floor, matches, locations: locations.length > 0 ? locations : [floor.at] };
    });
  const width = settings.excerptLength * WORD_WIDTH;
  const address = (site: string) => resultUrl(site, settings, terms(plan));
  const shown = matched.find(({ floor }) => floor.n === 1) ?? matched[0];
  const outside = [meta.summary, meta.attachments].find((text) => text && findMatches(text, phrases).length > 0);
  const beginning = outside ?? meta.summary ?? floors[0]?.text ?? "";
  const excerpt = shown
    ? excerptOf(shown.floor.text, shown.matches, width)
    : excerptOf(beginning, findMatches(beginning, phrases), width);
  return {
    url: address(raw_url),
    raw_url,
    content: parts.map(({ content }) => content).join("\n"),
    excerpt: toHtml(excerpt, true),
    plain_excerpt: toHtml(excerpt, false),
    word_count: fragment.word_count,
    filters: filtersOf(fragment, floors, names),
    meta: metaOf(fragment, settings, names),
    anchors: floors.map((floor) => anchorOf(floor, raw_url)),
    sub_results: subResults(matched, fragment, { address, width }),
    locations: hit.places,
    weighted_locations: weigh(hit.places),
  };
}

/** The first place that is no longer in a floor, so far as floors and parts tell. */
function endOf(floors: readonly FloorText[], i: number, { parts = [] }: Fragment): number {
  const at = floors[i]?.at ?? 0;
  const next = [floors[i + 1]?.at, ...parts].filter((place) => place !== undefined && place > at);
  return Math.min(...next.map(Number), Number.POSITIVE_INFINITY);
}

interface SubResultContext {
  address(site: string): string;
  readonly width: number;
}

/** One for each floor in which something matches, in their order; of a floor that is cut, its first piece. */
function subResults(matched: readonly MatchedFloor[], thread: Fragment, context: SubResultContext): SubResult[] {
  const found = new Map<string, SubResult>();
  for (const { floor, matches, locations } of matched) {
    const opening = floor.n === 1;
    const site = opening ? thread.url : floorUrl(floor, thread.url);
    if (found.has(site)) continue;
    const excerpt = excerptOf(floor.text, matches, context.width);
    const anchor = anchorOf(floor, thread.url);
    found.set(site, {
      title: opening ? (thread.meta.title ?? "") : anchor.text,
      url: context.address(site),
      excerpt: toHtml(excerpt, true),
      plain_excerpt: toHtml(excerpt, false),
      locations,
      weighted_locations: weigh(locations),
      ...(opening ? {} : { anchor }),
    });
  }
  return [...found.values()];
}

function anchorOf(floor: FloorText, thread: string): Anchor {
  const name = floor.n > 0 ? `#${floor.n}` : "";
  const text = [name, floor.author].filter(Boolean).join(" ");
  return { element: "article", id: floorUrl(floor, thread).split("#")[1] ?? "", text, location: floor.at };
}

function floorUrl({ url, n }: FloorText, thread: string): string {
  return url ?? `${thread}#floor-${n}`;
}

function weigh(places: readonly number[]): WordLocation[] {
  return places.map((location) => ({ weight: 1, balanced_score: 1, location }));
}

/** The words that a thread's page is to mark. */
function terms(plan: Plan): string[] {
  return plan.terms.map(({ text }) => text);
}

/** Values as `filters()` names them; of those who replied in a long thread, the authors of the floors that are loaded. */
function filtersOf({ meta }: Fragment, floors: readonly FloorText[], names: Names): Record<string, string[]> {
  const { board, author, tags, date } = meta;
  const authors = [...new Set([author, ...floors.map((floor) => floor.author)].filter((name) => name !== undefined))];
  return {
    ...(board !== undefined && { board: [names("board", board)] }),
    ...(authors.length > 0 && { author: authors }),
    ...(tags !== undefined && { tag: tags.split("\n") }),
    ...(date !== undefined && { year: [date.slice(0, 4)] }),
  };
}

/** Pagefind's metadata: text by name. */
function metaOf({ meta }: Fragment, settings: Settings, names: Names): Record<string, string> {
  const { board, tags, attachments, image, image_size: _, ...plain } = meta;
  return {
    ...plain,
    ...(board !== undefined && { board: names("board", board) }),
    ...(tags !== undefined && { tags: tags.replaceAll("\n", ", ") }),
    ...(attachments !== undefined && { attachments: attachments.replaceAll("\n", ", ") }),
    ...(image !== undefined && { image: resultUrl(image, settings, []) }),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Pieces of text as HTML. */
function toHtml(pieces: readonly Piece[], marked: boolean): string {
  return pieces
    .map((piece) => {
      const text = piece.text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
      return marked && piece.marked ? `<mark>${text}</mark>` : text;
    })
    .join("");
}
