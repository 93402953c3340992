/** Parts that pages of all software have: title, boards, page numbers. */
import type { Element, Root } from "hast";
import { all, attr, one, text } from "../html/query.ts";
import { largest } from "../largest.ts";
import { pathOf, readAddress } from "./address.ts";
import type { Paging } from "./table.ts";
import { type Scope, take } from "./take.ts";

/** @returns the name of the site, as the page states it */
export function siteOf(root: Root): string | undefined {
  return attr(one(root, 'meta[property="og:site_name"]'), "content")?.trim() || undefined;
}

/** @returns the title that the head states, without the name of the site at its end */
export function pageTitle(root: Root): string | undefined {
  const stated = attr(one(root, 'meta[property="og:title"]'), "content")?.replace(/\s+/g, " ").trim();
  const title = stated || text(one(root, "head title"));
  const [, rest = title, end = ""] = /^(.{1,200}?)\s{1,3}[-|—–:•·]{1,3}\s{1,3}([^-|—–•·]+)$/.exec(title) ?? [];
  const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const url =
    attr(one(root, 'link[rel~="canonical"]'), "href") ?? attr(one(root, 'meta[property="og:url"]'), "content");
  const host = letters(/^https?:\/\/([^/]+)/.exec(url ?? "")?.[1] ?? "");
  const isSite = end !== "" && (end === siteOf(root) || (letters(end).length > 3 && host.includes(letters(end))));
  return (isSite ? rest : title) || undefined;
}

/** @returns the heading that the page's title has in it: the shortest of the highest rank */
export function headingOf(root: Root): { readonly element: Element; readonly words: string } | undefined {
  const title = `${pageTitle(root)} ${text(one(root, "head title"))}`;
  for (const rank of ["h1", "h2", "h3"]) {
    const found = all(root, rank)
      .map((element) => ({ element, words: text(element) }))
      .filter(({ words }) => words.length > 3 && title.includes(words))
      .sort((a, b) => a.words.length - b.words.length);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

/** What links to the whole site are called, and where they lead. */
const HOME_WORDS =
  /^(?:home(?:page)?|forums?|forums? (?:index|home)|board index|index|portal|start(?:seite)?|foren(?:-übersicht)?|accueil|inicio|главная|форум|首页|首頁|论坛|論壇|社区|»|›|>)$/i;
const HOME_ADDRESS = /^(?:https?:\/\/[^/]+)?(?:\.?\/)?(?:(?:index|forum|portal|home|main)\.(?:php|html?|aspx?))?$/i;

/** @returns the boards of a thread, the outermost first; undefined if the page names none */
export function boardsOf(page: Scope, selector: string | undefined, title: string | undefined): string[] | undefined {
  const site = page.place.type === "root" ? siteOf(page.place) : undefined;
  const names = (selector === undefined ? [] : page.all(selector)).flatMap((link) => {
    const name = text(link).replace(/^[\s>»›«|/]+|(?<![\s>»›«|/])[\s>»›«|/]+$/g, "");
    const href = attr(link, "href") ?? "";
    const isBoard = name !== "" && name !== title && name !== site && !HOME_WORDS.test(name);
    return isBoard && !(link.tagName === "a" && HOME_ADDRESS.test(href)) ? [name] : [];
  });
  if (names.length > 0) return [...new Set(names)];
  const section = take(page, ['meta[property="article:section"] @content', 'meta[itemprop="articleSection"] @content']);
  return section === undefined ? undefined : [section];
}

/** @returns which page of the thread this is, as far as the bar of page numbers or the address says it */
export function pageOf(
  page: Scope,
  paging: Paging | undefined,
  own: readonly string[],
  forms: readonly RegExp[],
): { number: number; of?: number } | undefined {
  const [shown, total] = (take(page, paging?.current)?.match(/\d+/g) ?? []).map(Number);
  const listed = paging?.numbers === undefined ? [] : page.all(paging.numbers).flatMap((one) => numberOf(text(one)));
  const stated = own.map((address) => readAddress(pathOf(address), forms)?.page).find((number) => number !== undefined);
  const number = shown ?? stated ?? (listed.length > 0 ? 1 : undefined);
  if (number === undefined || number < 1) return undefined;
  const of = largest(listed, Math.max(total ?? 0, total === undefined && listed.length === 0 ? 0 : number));
  return of > 0 ? { number, of } : { number };
}

function numberOf(label: string): number[] {
  const digits = /^[\s.…[(]*(\d{1,6})[\s\])]*$/.exec(label.replace(/[.,](?=\d{3})/g, ""))?.[1];
  return digits === undefined ? [] : [Number(digits)];
}
