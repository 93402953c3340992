/** Threads that are one text in several languages. Pure: from what threads name to groups, or to what is wrong. */
import { compareText } from "../../core/text-order.ts";
import { targetOf } from "./links.ts";
import type { Thread } from "./model.ts";
import { plain, type SiteMap } from "./site-map.ts";

/** A text of a group: a thread, or a page elsewhere. */
export type Translation =
  | { readonly lang: string; readonly thread: Thread }
  | { readonly lang: string; readonly href: string };

/** A translation that a thread names, and why it is none. */
export interface WrongTranslation {
  readonly thread: Thread;
  /** The language as written, and what it is said to lead to. */
  readonly lang: string;
  readonly address: string;
  readonly why:
    | "broken"
    | "elsewhere"
    | "draft"
    | "withdrawn"
    | "itself"
    | "own-language"
    | "other-language"
    | "second";
  /** Decoded path that the address leads to, without slashes at its ends. */
  readonly path?: string;
  /** Language of the thread that it leads to. */
  readonly is?: string;
  /** Two texts of one language that a group would have. */
  readonly two?: readonly [Translation, Translation];
}

export interface Translations {
  /** Every thread of a group with all texts of it, its own too, in the order of their language tags. */
  readonly groups: ReadonlyMap<Thread, readonly Translation[]>;
  /** In the order of the paths of threads, then as written. */
  readonly wrong: readonly WrongTranslation[];
}

/** Texts by language. */
type Group = Map<string, Translation>;

/**
 * Joins the threads that name each other. One of two is enough: the other one is in its group all the same.
 *
 * @param threads published threads
 * @param map tells what an address leads to, by old addresses too
 * @param site address of the site, if it is known: a thread of this archive is named by its path
 */
export function translationsOf(
  threads: readonly Thread[],
  map: SiteMap,
  site: string | false | undefined,
): Translations {
  const naming = threads.filter((thread) => thread.translations !== undefined);
  if (naming.length === 0) return { groups: new Map(), wrong: [] };
  const byUrl = new Map(threads.map((thread) => [thread.url, thread]));
  const groups = new Map<Thread, Group>();
  const wrong: WrongTranslation[] = [];
  const groupOf = (thread: Thread): Group =>
    groups.get(thread) ?? new Map([[thread.lang, { lang: thread.lang, thread }]]);
  for (const thread of naming.sort((a, b) => compareText(a.path, b.path))) {
    for (const [lang, address] of Object.entries(thread.translations ?? {})) {
      const named = { thread, lang, address };
      const found = find(named, byUrl, map, site);
      if ("why" in found) {
        wrong.push({ ...named, ...found });
        continue;
      }
      const [own, other] = [groupOf(thread), "thread" in found ? groupOf(found.thread) : new Map([[lang, found]])];
      const two = clash(own, other);
      if (two) wrong.push({ ...named, why: "second", two });
      else {
        const joined: Group = new Map([...own, ...other]);
        for (const one of joined.values()) if ("thread" in one) groups.set(one.thread, joined);
      }
    }
  }
  const inOrder = (group: Group) => [...group.values()].sort((a, b) => compareText(a.lang, b.lang));
  return { groups: new Map([...groups].map(([thread, group]) => [thread, inOrder(group)])), wrong };
}

function find(
  { thread, lang, address }: Pick<WrongTranslation, "thread" | "lang" | "address">,
  byUrl: ReadonlyMap<string, Thread>,
  map: SiteMap,
  site: string | false | undefined,
): Translation | Pick<WrongTranslation, "why" | "path" | "is"> {
  if (lang === thread.lang) return { why: "own-language" };
  const target = targetOf(address, plain(thread.url));
  if (target.kind === "broken") return { why: "broken" };
  if (target.kind === "elsewhere") {
    const isHere = site && address.startsWith(site);
    return isHere ? { why: "elsewhere", path: plain(address.slice(site.length)) } : { lang, href: address };
  }
  const { path } = target.address;
  const place = map.find(path) ?? map.alias(path);
  if (place?.kind !== "thread") return { why: map.drafts.has(path) ? "draft" : "broken", path };
  const other = byUrl.get(place.url);
  if (!other) return { why: "withdrawn", path };
  if (other === thread) return { why: "itself", path };
  return other.lang === lang ? { lang, thread: other } : { why: "other-language", path, is: other.lang };
}

/** Two texts of one language, if two groups have them. */
function clash(own: Group, other: Group): readonly [Translation, Translation] | undefined {
  for (const [lang, one] of other) {
    const known = own.get(lang);
    if (known && placeOf(known) !== placeOf(one)) return [known, one];
  }
  return undefined;
}

/** Site path or address of a text. */
export function placeOf(text: Translation): string {
  return "thread" in text ? text.thread.url : text.href;
}
