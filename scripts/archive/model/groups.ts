/** Every list of threads, made from the archive by pure functions. */
import { compareText } from "../../core/text-order.ts";
import { groupKey, nameKey } from "../schema/names.ts";
import type { Archive, Board, Thread } from "./model.ts";
import { slugOf } from "./slug.ts";
import { siteUrl } from "./urls.ts";

/** The threads that have one tag, author or year in common. */
export interface Group {
  /** Same for all spellings that count as one. */
  readonly key: string;
  /** The spelling that most threads use. */
  readonly label: string;
  /** Its name in addresses, from its label. */
  readonly slug: string;
  /** Site path of its list. */
  readonly url: string;
  /** In the archive's order. */
  readonly threads: readonly Thread[];
  /** Spellings that fewer threads use, if their names in addresses differ. Once they may have named the list. */
  readonly others: readonly OtherName[];
}

/** Another spelling of a group's name, in another address. */
export interface OtherName {
  /** Site path that the list would have if it were called so. */
  readonly url: string;
  /** Threads that spell it so. */
  readonly threads: readonly Thread[];
}

/** All groups of one kind. */
export interface Groups {
  /** The largest first, then by label; years the newest first. */
  readonly list: readonly Group[];
  /** Whether any published thread is in the group of a tag, author or year. */
  has(name: string): boolean;
  /** Site path of the list of a tag, author or year. Throws for one that no thread has. */
  urlOf(name: string): string;
}

/** A way to group threads. */
interface Grouping {
  /** The names that a thread is listed under. */
  readonly namesOf: (thread: Thread) => readonly string[];
  readonly order: (a: Group, b: Group) => number;
}

/**
 * Every way to group the published threads, by the name of its folder on the site. Each has an index page with all its
 * groups, and a list of threads for each group.
 */
const GROUPINGS = {
  tags: { namesOf: (thread) => thread.tags, order: largestFirst },
  /** Authors of opening posts and of replies. */
  authors: {
    namesOf: ({ author, repliers }) => (author === undefined ? repliers : [author, ...repliers]),
    order: largestFirst,
  },
  /** Years as written in dates. A thread without a date is in no year. */
  years: {
    namesOf: ({ date }) => (date ? [String(date.year).padStart(4, "0")] : []),
    order: (a, b) => compareText(b.key, a.key),
  },
} as const satisfies Readonly<Record<string, Grouping>>;

export type GroupingName = keyof typeof GROUPINGS;

export const GROUPING_NAMES = Object.keys(GROUPINGS) as GroupingName[];

/** The groups of every way to group threads. */
export type Groupings = Readonly<Record<GroupingName, Groups>>;

/** All groups of an archive. */
export function groupings(archive: Archive): Groupings {
  const groups = GROUPING_NAMES.map((name) => [name, group(archive.threads, name, GROUPINGS[name])] as const);
  return Object.fromEntries(groups) as Record<GroupingName, Groups>;
}

/** Threads beside a thread in its board. */
export interface Neighbours {
  /** The next older one. */
  readonly previous: Thread | undefined;
  /** The next newer one. */
  readonly next: Thread | undefined;
}

/** @param at place of the thread in its board */
export function neighbours({ threads }: Pick<Board, "threads">, at: number): Neighbours {
  return { previous: threads[at + 1], next: threads[at - 1] };
}

/** A list cut into pages. */
export interface NumberedPages {
  /** The newest threads: all of them, or from `size` to `2 * size - 1`. */
  readonly front: readonly Thread[];
  /** Pages of exactly `size` threads. Page 1, which holds the oldest, comes first; each page is newest first. */
  readonly numbered: readonly (readonly Thread[])[];
}

/**
 * Cuts a list into pages that are numbered from the oldest, so that a new thread changes the front page alone. The front
 * page is never nearly empty: once it holds `2 * size` threads, its older half becomes a numbered page.
 *
 * @param threads newest first
 * @param size threads on a page, at least 1
 */
export function numberedPages(threads: readonly Thread[], size: number): NumberedPages {
  const pages = Math.max(0, Math.floor(threads.length / size) - 1);
  const front = threads.slice(0, threads.length - pages * size);
  const numbered = Array.from({ length: pages }, (_, index) => {
    const end = threads.length - index * size;
    return threads.slice(end - size, end);
  });
  return { front, numbered };
}

function group(threads: readonly Thread[], folder: GroupingName, { namesOf, order }: Grouping): Groups {
  const found = new Map<string, { spellings: Spelling[]; threads: Thread[] }>();
  const urlOf = (slug: string) => siteUrl(`${folder}/${slug}`, "folder");
  const spellings = new Map<string, Spelling & { threads: Thread[] }>();
  for (const thread of threads) {
    for (const name of namesOf(thread)) {
      let spelling = spellings.get(name);
      if (!spelling) {
        const key = groupKey(name);
        const entry = found.get(key) ?? { spellings: [], threads: [] };
        found.set(key, entry);
        spelling = { name, count: 0, threads: entry.threads };
        spellings.set(name, spelling);
        entry.spellings.push(spelling);
      }
      spelling.count += 1;
      if (spelling.threads.at(-1) !== thread) spelling.threads.push(thread);
    }
  }
  const groups = new Map<string, Group>();
  for (const [key, entry] of found) {
    const label = mostUsed(entry.spellings);
    const own = nameKey(label);
    const slug = slugOf(own);
    const otherKeys = new Set(entry.spellings.map(({ name }) => nameKey(name)).filter((name) => name !== own));
    const others = [...otherKeys].sort(compareText).map(
      (other): OtherName => ({
        url: urlOf(slugOf(other)),
        threads: entry.threads.filter((thread) => namesOf(thread).some((name) => nameKey(name) === other)),
      }),
    );
    groups.set(key, { key, label, slug, url: urlOf(slug), threads: entry.threads, others });
  }
  const byName = new Map([...spellings.keys()].map((name) => [name, groups.get(groupKey(name))]));
  const known = (name: string) => byName.get(name) ?? groups.get(groupKey(name));
  return {
    list: [...groups.values()].sort(order),
    has: (name) => known(name) !== undefined,
    urlOf(name) {
      const one = known(name);
      if (!one) throw new Error(`no thread has "${name}" among its ${folder}`);
      return one.url;
    },
  };
}

function largestFirst(a: Group, b: Group): number {
  return b.threads.length - a.threads.length || compareText(a.label, b.label);
}

/** One way to write a name, and how often it is written so. */
interface Spelling {
  readonly name: string;
  count: number;
}

function mostUsed(spellings: readonly Spelling[]): string {
  const [first] = [...spellings].sort((a, b) => b.count - a.count || compareText(a.name, b.name));
  return first?.name ?? "";
}
