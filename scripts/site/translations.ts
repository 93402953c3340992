import type { LanguageLink } from "../../layouts/props.ts";
import type { Thread } from "../archive/model/model.ts";
import { href, type Site } from "./site.ts";

/** A thread in all its languages, its own too, as its page names them; undefined if it has no translation. */
export function languagesOf(site: Site, thread: Thread): readonly LanguageLink[] | undefined {
  return site.translations.get(thread)?.map((text) => ({
    lang: text.lang,
    href: "thread" in text ? href(site, text.thread.url) : text.href,
  }));
}
