import { type Html, html } from "../html.ts";
import { directionOf } from "../i18n/pick.ts";
import { breakable } from "../line-breaks.ts";
import type { Link } from "../props/page.ts";

/** Attributes for text in another language than the page's, with a space before them; nothing for the same language. */
export function langAttributes(lang: string | undefined, pageLang: string): Html {
  if (lang === undefined || lang === pageLang) return html``;
  const direction = directionOf(lang);
  return direction === directionOf(pageLang) ? html` lang="${lang}"` : html` lang="${lang}" dir="${direction}"`;
}

/**
 * Whether an address may be a link: relative, or of a scheme that cannot run code in the page. The schemas check the
 * addresses that people write; this is the second lock on the same door.
 */
export function isLinkable(href: string): boolean {
  return href !== "" && (/^(?:https?|mailto|tel):/i.test(href) || !/^[^/?#]*:/.test(href));
}

export interface AnchorOptions {
  readonly class?: string;
  /** Relation of the target to this page, `next`. */
  readonly rel?: string;
  /** Language of the page that it leads to. */
  readonly hreflang?: string;
  readonly current?: "page" | "true" | undefined;
  /** True for a title, whose lines end between words. */
  readonly title?: boolean;
}

/** A link, or its text alone if the address is missing or not safe. */
export function anchor(link: Link, pageLang: string, options: AnchorOptions = {}): Html {
  const attributes = html`${options.class && html` class="${options.class}"`}${langAttributes(link.lang, pageLang)}`;
  const text = options.title ? breakable(link.text) : link.text;
  if (!isLinkable(link.href)) return html`<span${attributes}>${text}</span>`;
  const rel = options.rel && html` rel="${options.rel}"`;
  const hreflang = options.hreflang && html` hreflang="${options.hreflang}"`;
  const current = options.current && html` aria-current="${options.current}"`;
  return html`<a href="${link.href}"${rel}${hreflang}${current}${attributes}>${text}</a>`;
}
