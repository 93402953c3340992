/** Addresses of a thread: where it is, its id, and the addresses that it had. */
import { defined } from "../defined.ts";
import { all, attr, one } from "../html/query.ts";
import type { Page } from "../model.ts";
import type { Forum } from "./table.ts";
import { scopeOf, take } from "./take.ts";

/** What a page says of its own address. */
export interface Addresses {
  /** What relative addresses of the page are relative to. */
  readonly base: string | undefined;
  /** Addresses that the page gives itself, absolute, the canonical one first. */
  readonly own: readonly string[];
}

/** Parts of a query that say how a thread is shown, or who asks. */
const PASSING =
  /^(?:sid|s|phpsessid|session_?id|highlight|hilit|utm_\w+|fbclid|srsltid|extra|fromuid|authorid|ordertype|mobile|postdays|postorder|sort\w*|order\w*|see_lz|do|view|share_\w+|ref|from|source)$/i;

export function addressesOf(page: Page): Addresses {
  const base = absolute(attr(one(page.root, "base[href]"), "href"), page.url) ?? page.url;
  const stated = [
    attr(one(page.root, 'link[rel~="canonical"]'), "href"),
    attr(one(page.root, 'meta[property="og:url"]'), "content"),
    page.url,
  ];
  const own = stated.map((address) => absolute(address, base)).filter((address) => address !== undefined);
  return { base: base ?? own[0], own: [...new Set(own)] };
}

/** @returns an absolute web address without its fragment, or undefined if it cannot be known */
function absolute(address: string | undefined, base: string | undefined): string | undefined {
  return locate(address, base)?.href;
}

function locate(address: string | undefined, base: string | undefined): URL | undefined {
  if (address === undefined || address.trim() === "" || !URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  if (!/^https?:$/.test(url.protocol) || !url.hostname.includes(".")) return undefined;
  url.hash = "";
  for (const key of [...url.searchParams.keys()]) if (PASSING.test(key)) url.searchParams.delete(key);
  return url;
}

/** Thread's id and page number in an address. */
export interface AddressForm {
  readonly id?: string | undefined;
  readonly page?: number | undefined;
  /** How many posts are on the pages before, if the address says so. */
  readonly start?: number | undefined;
}

/** Characters of the longest address of a thread. Expressions may look at a shorter one from each of its places. */
const LONGEST = 2000;

/**
 * @param path path and query of an address
 * @param forms expressions with the groups `id`, and `page`, `pagesBefore` or `start` (posts before) if they have one
 */
export function readAddress(path: string, forms: readonly RegExp[]): AddressForm | undefined {
  if (path.length > LONGEST) return undefined;
  for (const form of forms) {
    const match = form.exec(path);
    // Addresses in a query are those of other pages.
    if (!match?.groups || match.index > path.search(/\?|$/)) continue;
    const { groups } = match;
    const start = groups.start === undefined ? undefined : Number(groups.start);
    const after = start === undefined ? undefined : start > 0 ? 2 : 1;
    const counted = groups.pagesBefore === undefined ? after : Number(groups.pagesBefore) + 1;
    const page = groups.page === undefined ? counted : Number(groups.page);
    return defined({ id: groups.id, page, start });
  }
  return undefined;
}

/** Addresses of one thread on a page. */
export interface ThreadAddresses {
  readonly url?: string;
  readonly id?: string;
  readonly aliases?: string[];
}

/** @returns what a page says of the addresses of its thread */
export function threadAddresses(
  page: Page,
  table: Pick<Forum, "addresses" | "self">,
  given: Addresses,
): ThreadAddresses {
  const forms = table.addresses ?? [];
  const idOf = (address: URL) => readAddress(pathIn(address), forms)?.id;
  const self = take(scopeOf(page.root), table.self);
  const stated = [...given.own, self].flatMap((address) => locate(address, given.base) ?? []);
  const main = stated.find((address) => idOf(address) !== undefined);
  const id = main === undefined ? localId(self, forms) : idOf(main);
  if (main === undefined || id === undefined) return defined({ url: given.own[0], id });
  const links = new Set(all(page.root, "a[href]").map((link) => attr(link, "href")));
  const known = new Map<string, { readonly path: string; readonly page: number }>();
  for (const address of [...stated, ...[...links].flatMap((link) => locate(link, given.base) ?? [])]) {
    const path = pathIn(address);
    const form = address.hostname === main.hostname ? readAddress(path, forms) : undefined;
    if (form?.id === id) known.set(address.href, { path, page: form.page ?? 1 });
  }
  const first = [...known].filter(([, one]) => one.page === 1).map(([address]) => address);
  // Of addresses that the page does not give itself, the shortest names no post.
  const opening = first.find((address) => given.own.includes(address)) ?? first.sort((a, b) => a.length - b.length)[0];
  const paths = [...known.values()].map(({ path }) => path);
  return { id, url: opening ?? main.href, aliases: [...new Set(paths)].sort() };
}

/** Id in an id, or in an address that is relative to a place that is not known. Mirrors have names of files in its place. */
function localId(self: string | undefined, forms: readonly RegExp[]): string | undefined {
  if (self === undefined || /^\w+$/.test(self)) return self;
  const address = absolute(self, "http://unknown.invalid/") ?? "http://unknown.invalid/";
  const path = pathOf(address);
  return (readAddress(path, forms) ?? readAddress(path.replace("@", "?").replace(/\.html$/, ""), forms))?.id;
}

/** Path and query of an absolute address. */
export function pathOf(address: string): string {
  return pathIn(new URL(address));
}

function pathIn({ pathname, search }: URL): string {
  return pathname + search;
}
