/** Everything that a link on this site can lead to, by decoded path in NFC without slashes at its ends. */

import type { ReadThread, ThreadLinks } from "../read/thread-record.ts";
import { GROUPING_NAMES, type Groupings } from "./groups.ts";
import type { Archive, ContentPage } from "./model.ts";
import { NearestAddress } from "./nearest-address.ts";

/** A place of the site, with what a fragment may name there. */
export interface Destination {
  readonly kind: "page" | "thread" | "file" | "list";
  /** Site path. */
  readonly url: string;
  /** Ids in the text. */
  readonly anchors: ReadonlySet<string>;
  /** Numbers of floors. */
  readonly floors: ReadonlySet<number>;
}

export interface SiteMap {
  find(path: string): Destination | undefined;
  /** The destination that an old address leads to. */
  alias(pathAndQuery: string): Destination | undefined;
  /** The address most like a path that leads nowhere, percent-encoded; undefined if none is like it. */
  nearest(path: string): string | undefined;
  /** Paths of threads that are not published, such as drafts. */
  readonly drafts: ReadonlySet<string>;
}

const NOTHING: Pick<Destination, "anchors" | "floors"> = { anchors: new Set(), floors: new Set() };

/** @param pages each page with the ids in its text */
export function siteMap(
  archive: Archive,
  groupings: Groupings,
  read: readonly ReadThread[],
  pages: ReadonlyMap<ContentPage, readonly string[]>,
  drafts: ReadonlySet<string>,
): SiteMap {
  // Made when it is first used: many archives hold no links to themselves.
  let map: ReturnType<typeof draw> | undefined;
  const drawn = () => {
    map ??= draw(archive, groupings, read, pages);
    return map;
  };
  let near: NearestAddress | undefined;
  return {
    find: (path) => drawn().places.get(path),
    alias: (text) => drawn().aliases.get(aliasKey(text)),
    nearest(path) {
      near ??= new NearestAddress(drawn().places);
      return near.find(path);
    },
    drafts,
  };
}

function draw(
  archive: Archive,
  groupings: Groupings,
  read: readonly ReadThread[],
  pages: ReadonlyMap<ContentPage, readonly string[]>,
) {
  const places = new Map<string, Destination>();
  const aliases = new Map<string, Destination>();
  const list = (url: string) => places.set(plain(url), { kind: "list", url, ...NOTHING });
  for (const url of [
    "/",
    ...(archive.settings.search === false ? [] : ["/search/"]),
    "/feed.xml",
    "/feed.json",
    "/feeds/",
  ])
    list(url);
  for (const name of GROUPING_NAMES) {
    if (!archive.settings.listings[name]) continue;
    list(`/${name}/`);
    for (const { url, others } of groupings[name].list) {
      list(url);
      for (const other of others) places.set(plain(other.url), { kind: "list", url, ...NOTHING });
    }
  }
  for (const board of archive.boards) {
    list(board.url);
    list(`${board.url}feed.xml`);
    list(`${board.url}feed.json`);
  }
  for (const [{ url, attachments }, anchors] of pages) {
    places.set(plain(url), { kind: "page", url, anchors: new Set(anchors), floors: new Set() });
    for (const file of attachments) places.set(plain(file.url), { kind: "file", url: file.url, ...NOTHING });
  }
  for (const { thread, parsed } of read) {
    const place = new ThreadPlace(thread.url, parsed);
    places.set(thread.path.normalize("NFC"), place);
    for (const alias of thread.aliases) aliases.set(aliasKey(alias), place);
    for (const { file, url } of thread.attachments) {
      places.set(`${thread.path}/${file}`.normalize("NFC"), { kind: "file", url, ...NOTHING });
    }
  }
  for (const { path, to } of archive.moved) {
    const place = places.get(plain(to));
    if (place) aliases.set(aliasKey(path), place);
  }
  return { places, aliases };
}

/** One text for every way to write one old address: decoded, in NFC, without slashes at its ends. */
export function aliasKey(alias: string): string {
  const [path = "", ...query] = alias.split("?");
  const plainPath = plain(path).replace(/(^|\/)index\.html$/, "");
  return query.length > 0 ? `${plainPath}?${plain(query.join("?"))}` : plainPath;
}

/** A site path, decoded, without slashes at its ends. */
export function plain(url: string): string {
  const path = url.replace(/^\/+|\/+$/g, "");
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path;
  }
}

/** A thread. Most are never asked for what a fragment may name there, and one is often asked again. */
class ThreadPlace implements Destination {
  readonly kind = "thread";
  readonly url: string;
  readonly #parsed: ThreadLinks;
  #anchors: ReadonlySet<string> | undefined;
  #floors: ReadonlySet<number> | undefined;

  constructor(url: string, parsed: ThreadLinks) {
    this.url = url;
    this.#parsed = parsed;
  }

  get anchors(): ReadonlySet<string> {
    this.#anchors ??= new Set(this.#parsed.anchors);
    return this.#anchors;
  }

  get floors(): ReadonlySet<number> {
    this.#floors ??= new Set(this.#parsed.floors);
    return this.#floors;
  }
}
