/** Ways from a thread to others: those about the same, and those that link to it. */
import type { LinkedThread } from "../../layouts/props.ts";
import { targetOf } from "../archive/model/links.ts";
import type { Thread } from "../archive/model/model.ts";
import { relatedThreads } from "../archive/model/related.ts";
import { plain } from "../archive/model/site-map.ts";
import { href, type Site } from "./site.ts";

/** Threads that link to one, at most; a page that everything links to would have no end. */
const MOST_LINKS = 20;

/** What a page shows of other threads, plain JSON. */
export interface ReadOn {
  readonly related: readonly LinkedThread[];
  readonly linkedFrom: readonly LinkedThread[];
}

/** Finds the ways from every thread. @returns undefined for a thread without any */
export function readOn(site: Site): (thread: Thread) => ReadOn | undefined {
  const { threads } = site.archive;
  const related = relatedThreads(threads);
  const linking = linkingThreads(site, threads);
  const to = ({ url, title, lang, date }: Thread): LinkedThread => {
    return { href: href(site, url), text: title, lang, ...(date && { date }) };
  };
  return (thread) => {
    const about = related.get(thread) ?? [];
    const from = linking.get(thread.url) ?? [];
    if (about.length === 0 && from.length === 0) return undefined;
    // What links here is listed once.
    const others = about.filter((one) => !from.includes(one));
    return { related: others.map(to), linkedFrom: from.slice(0, MOST_LINKS).map(to) };
  };
}

/** The threads that link to each address of a thread, the newest first. */
function linkingThreads({ targets }: Site, threads: readonly Thread[]): Map<string, Thread[]> {
  const linking = new Map<string, Thread[]>();
  for (const thread of threads) {
    if (thread.links.length === 0) continue;
    const own = plain(thread.url);
    for (const address of thread.links) {
      const target = targetOf(address, own);
      if (target.kind === "elsewhere" || target.kind === "broken") continue;
      const { path, query } = target.address;
      const place = targets.map.find(path) ?? targets.map.alias(path + query) ?? targets.map.alias(path);
      if (place?.kind !== "thread" || place.url === thread.url) continue;
      const known = linking.get(place.url) ?? [];
      linking.set(place.url, known);
      if (known.at(-1) !== thread) known.push(thread);
    }
  }
  return linking;
}
