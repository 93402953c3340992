/** The parts of one thread → the thread. Pure. */
import { MOST_MISSING } from "../../archive/read/replies.ts";
import { firstOf } from "../../core/counted.ts";
import { largest } from "../largest.ts";
import type { CapturedThread, Flag } from "../model.ts";
import type { RecordedFloor, RecordedPart } from "../parse/record.ts";
import { type Identity, identityOf, shortSum } from "./summary.ts";

/** A floor, and the part that it is from, which knows the addresses in it. */
export interface JoinedFloor extends RecordedFloor {
  readonly n: number;
  readonly part: RecordedPart;
  /** Its number in what its part says of it. */
  readonly said: number;
}

/** A whole thread, as far as its parts have it. */
export interface JoinedThread {
  /** In the order of the thread's pages. */
  readonly parts: readonly RecordedPart[];
  /** What the first part says, and the others where that says nothing. */
  readonly facts: Omit<CapturedThread, "floors" | "flags" | "opens" | "page">;
  readonly identity: Identity;
  /** Whether the opening post is there; it is then the first floor. */
  readonly opens: boolean;
  /** Ascending by number. */
  readonly floors: readonly JoinedFloor[];
  readonly flags: readonly Flag[];
}

/** Largest number of a floor. */
const LARGEST = 1_000_000;
/** Pages that are named in a flag. */
const NAMED = 10;

/**
 * Puts a thread together.
 *
 * @param parts in the order of the thread's pages; of two captures of one page the newer one first
 * @param doubts what made them one thread although something speaks against it
 * @param known what earlier captures brought
 */
export function joinThread(
  parts: readonly RecordedPart[],
  doubts: readonly string[] = [],
  known?: KnownPages,
): JoinedThread {
  const facts = factsOf(parts);
  const opens = parts.some(({ thread }) => thread.opens);
  const floors = numbered(distinctFloors(parts), perPageOf(parts));
  return {
    parts,
    facts,
    identity: Object.assign({}, ...parts.map(identityOf).reverse()),
    opens,
    floors,
    flags: [
      ...parts.flatMap((part) => flagsOf(part, floors)),
      ...incomplete(parts, facts, floors, known),
      ...[...doubts, ...otherTitles(parts), ...(facts.title === "" ? ["the capture names no title"] : [])].map(
        (reason): Flag => ({ flag: "title-doubtful", reason }),
      ),
    ],
  };
}

/** @returns the pages that a thread was made of, as its record has them: a list, or the only one */
export function sourcesOf<Source>(capture: {
  readonly source?: Source | undefined;
  readonly sources?: readonly Source[] | undefined;
}): readonly Source[] {
  return capture.sources ?? (capture.source === undefined ? [] : [capture.source]);
}

/** What is in the archive of a thread. */
export interface KnownPages {
  readonly front: { readonly floor?: number | undefined };
  readonly body: string;
  readonly replies: readonly unknown[];
  readonly capture: {
    readonly source?: { readonly page?: number | undefined } | undefined;
    readonly sources?: readonly { readonly page?: number | undefined }[] | undefined;
  };
}

type Facts = JoinedThread["facts"];

function factsOf(parts: readonly RecordedPart[]): Facts {
  const facts: Record<string, unknown> = {};
  for (const { thread } of parts) {
    const { opens: _, page: __, ...said } = thread;
    for (const [key, value] of Object.entries(said)) facts[key] ??= value;
  }
  const counts = (key: "views" | "replies") => parts.flatMap(({ thread }) => thread[key] ?? []);
  const most = (key: "views" | "replies") => (counts(key).length > 0 ? { [key]: largest(counts(key)) } : {});
  const lists = (key: "aliases" | "tags") => [...new Set(parts.flatMap(({ thread }) => thread[key] ?? []))];
  return {
    ...facts,
    ...most("views"),
    ...most("replies"),
    aliases: lists("aliases"),
    tags: lists("tags"),
  } as unknown as Facts;
}

type Place = RecordedFloor & { readonly part: RecordedPart; readonly page: number; readonly index: number };

/** Each floor once, in the order of the thread. */
function distinctFloors(parts: readonly RecordedPart[]): Place[] {
  const known = new Set<string>();
  const floors: Place[] = [];
  for (const part of parts) {
    const page = part.thread.page?.number ?? (part.thread.opens ? 1 : undefined);
    const here = new Map<string, RecordedFloor>();
    part.floors.forEach((written, index) => {
      const before = written.id === undefined ? undefined : here.get(written.id);
      // An id that two posts of one page have names neither of them.
      const { id, ...rest } = written;
      const floor = id === undefined || (before && !isSamePost(before, written)) ? rest : written;
      if (id !== undefined) here.set(id, written);
      const keys = floorKeys(floor, page, index);
      if (keys.some((key) => known.has(key))) return;
      for (const key of keys) known.add(key);
      floors.push({ ...floor, part, page: page ?? 1, index });
    });
  }
  return floors;
}

function isSamePost(one: RecordedFloor, other: RecordedFloor): boolean {
  return one.author === other.author && JSON.stringify(one.text) === JSON.stringify(other.text);
}

/** By what a floor is known in two captures. */
function floorKeys(floor: RecordedFloor, page: number | undefined, index: number): string[] {
  if (floor.id !== undefined) return [`id ${floor.id}`];
  if (floor.n !== undefined) return [`n ${floor.n}`];
  const text = `text ${floor.author} ${floor.date} ${shortSum(JSON.stringify(floor.text))}`;
  return page === undefined ? [text] : [text, `place ${page} ${index}`];
}

/** Floors on a full page, if that is known: of all pages but the last the most. */
function perPageOf(parts: readonly RecordedPart[]): number | undefined {
  const full = parts.filter(({ thread: { page } }) => page !== undefined && page.number < (page.of ?? page.number + 1));
  return full.length > 0 ? largest(full.map(({ floors }) => floors.length)) : undefined;
}

/** Gives floors their numbers: as the page says, else by their place. Later captures may fill the gaps. */
function numbered(floors: readonly Place[], perPage: number | undefined): JoinedFloor[] {
  const sorted = floors.some(({ n }) => n === undefined) ? floors : [...floors].sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
  let last = 0;
  return sorted.map(({ page, index, ...floor }) => {
    const isOpening = last === 0 && floor.part.thread.opens;
    const least = Math.max(last + 1, isOpening ? 1 : 2);
    const placed = perPage === undefined || page === 1 ? least : (page - 1) * perPage + index + 1;
    const wanted = isOpening ? 1 : (floor.n ?? placed);
    const fits = wanted >= least && wanted - last <= MOST_MISSING && wanted <= LARGEST;
    last = fits ? wanted : least;
    return { ...floor, n: last, said: floor.n ?? index + 1 };
  });
}

/** What a part says of its floors, by their numbers in the thread; nothing of floors that another part has too. */
function flagsOf(part: RecordedPart, floors: readonly JoinedFloor[]): Flag[] {
  return part.flags.flatMap((flag): Flag[] => {
    const said = /^floor (\d+)$/.exec(flag.where ?? "")?.[1];
    if (said === undefined) return [flag];
    const floor = floors.find((one) => one.part === part && one.said === Number(said));
    return floor ? [{ ...flag, where: `floor ${floor.n}` }] : [];
  });
}

function incomplete(
  parts: readonly RecordedPart[],
  facts: Facts,
  floors: readonly JoinedFloor[],
  known: KnownPages | undefined,
): Flag[] {
  const reason = whatIsMissing(parts, facts, floors, known);
  return reason === undefined ? [] : [{ flag: "thread-incomplete", reason }];
}

function whatIsMissing(
  parts: readonly RecordedPart[],
  { replies }: Facts,
  floors: readonly JoinedFloor[],
  known: KnownPages | undefined,
): string | undefined {
  const opens =
    parts.some(({ thread }) => thread.opens) ||
    (known !== undefined && known.body !== "" && known.front.floor === undefined);
  const of = largest(parts.map(({ thread: { page } }) => page?.of ?? page?.number ?? 0));
  const there = new Set([
    ...(opens ? [1] : []),
    ...parts.map(({ thread }) => (thread.opens ? 1 : (thread.page?.number ?? 1))),
    ...sourcesOf(known?.capture ?? {}).map(({ page }) => page ?? 1),
  ]);
  const missing = Array.from({ length: Math.min(of, LARGEST) }, (_, at) => at + 1).filter((page) => !there.has(page));
  if (missing.length > 0) {
    const [page, is] = missing.length === 1 ? ["page", "is"] : ["pages", "are"];
    return `${page} ${firstOf(missing, NAMED)} of ${of} ${is} not in the capture`;
  }
  if (!opens) return "the opening post is not in the capture";
  // Without numbers of pages only the page's count tells. A few deleted replies are no gap.
  const here = Math.max(floors.length - 1, known?.replies.length ?? 0);
  if (of === 0 && replies !== undefined && here < replies * 0.9)
    return `the page counts ${replies} replies, and ${here} are in the capture`;
  return undefined;
}

function otherTitles(parts: readonly RecordedPart[]): string[] {
  const [first, ...others] = new Set(parts.map(({ thread }) => thread.title));
  return others.length === 0 ? [] : [`another page has the title "${others[0]}" in place of "${first}"`];
}
