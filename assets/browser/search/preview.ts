import type { Part } from "../../../scripts/search/page.ts";
import { rested } from "./breathe.ts";
import { excerptOf, type FloorText, findMatches, floorsOf, type Match, markAll, type Piece } from "./excerpt.ts";
import type { Fragment } from "./index/segment.ts";
import { CLASS, type Hit } from "./query/match.ts";
import { type Plan, phrasesOf } from "./query/plan.ts";

/** The preview of a result. */
export interface Preview {
  /** Site path of the thread, without the base. */
  readonly url: string;
  readonly lang: string;
  readonly title: readonly Piece[];
  readonly board: string;
  readonly author: readonly Piece[];
  /** As the publisher wrote it. */
  readonly date?: string;
  /** Number of archived replies. */
  readonly replies: number;
  readonly tags: readonly (readonly Piece[])[];
  readonly excerpt: readonly Piece[];
  /** Floors after the opening post in which something matches. */
  readonly floors: readonly FloorPreview[];
  readonly image?: { readonly src: string; readonly width: number; readonly height: number };
}

export interface FloorPreview {
  readonly n: number;
  /** Site path, without the base. */
  readonly url: string;
  readonly author?: string;
  readonly excerpt: readonly Piece[];
}

const MAX_FLOORS = 3;
/** Parts of a long thread that are loaded for one result. */
const MAX_PARTS = 2;

/** Loads the preview of a result. */
export async function previewOf(hit: Hit, plan: Plan): Promise<Preview> {
  const fragment = await hit.segment.fragment(hit.page);
  const { meta, url } = fragment;
  const phrases = phrasesOf(plan, hit.class <= CLASS.regional);
  const matchesOf = (text: string) => rested(() => findMatches(text, phrases));
  const whole = (text: string) => rested(() => markAll(text, phrases));
  const stretch = (text: string, matches: readonly Match[]) => rested(() => excerptOf(text, matches));
  const parts = await matchingParts(hit, fragment, MAX_PARTS);
  const matching: { readonly floor: FloorText; readonly matches: readonly Match[] }[] = [];
  for (const floor of parts.flatMap(floorsOf)) {
    const matches = await matchesOf(floor.text);
    if (matches.length > 0) matching.push({ floor, matches });
  }
  const opening = matching.find(({ floor }) => floor.n === 1);
  const floors: FloorPreview[] = [];
  for (const { floor, matches } of matching.filter(({ floor }) => floor.n !== 1).slice(0, MAX_FLOORS)) {
    floors.push(floorPreview(url, floor, await stretch(floor.text, matches)));
  }
  const outside = async () => {
    for (const text of [meta.summary, meta.attachments]) {
      const matches = text ? await matchesOf(text) : [];
      if (text && matches.length > 0) return stretch(text, matches);
    }
    return stretch(meta.summary ?? floorsOf(fragment)[0]?.text ?? "", []);
  };
  const tags: (readonly Piece[])[] = [];
  for (const tag of (meta.tags ?? "").split("\n").filter(Boolean)) tags.push(await whole(tag));
  const image = /^(\d+)x(\d+)$/.exec(meta.image_size ?? "");
  return {
    url,
    lang: meta.lang ?? "",
    title: await whole(meta.title ?? ""),
    board: meta.board ?? "",
    author: await whole(meta.author ?? ""),
    ...(meta.date === undefined ? {} : { date: meta.date }),
    replies: Number(meta.replies ?? 0),
    tags,
    excerpt: opening ? await stretch(opening.floor.text, opening.matches) : floors.length > 0 ? [] : await outside(),
    floors,
    ...(meta.image && image ? { image: { src: meta.image, width: Number(image[1]), height: Number(image[2]) } } : {}),
  };
}

function floorPreview(thread: string, floor: FloorText, excerpt: readonly Piece[]): FloorPreview {
  const { n, url, author } = floor;
  return { n, url: url ?? `${thread}#floor-${n}`, ...(author === undefined ? {} : { author }), excerpt };
}

/** The parts of a thread that hold the first places of a match; the first part if no place is known. */
export async function matchingParts(hit: Hit, first: Fragment, most: number): Promise<Part[]> {
  const starts = first.parts ?? [];
  if (starts.length === 0) return [first];
  const numbers = new Set(hit.places.map((place) => starts.filter((start) => start <= place).length));
  const wanted = [...(numbers.size > 0 ? numbers : [0])].slice(0, most);
  return Promise.all(wanted.map((part) => (part === 0 ? first : hit.segment.part(hit.page, part))));
}
