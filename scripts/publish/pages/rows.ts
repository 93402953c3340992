import type { ThreadRow } from "../../../layouts/props.ts";
import type { Thread } from "../../archive/model.ts";
import { pictureOf } from "../pictures.ts";
import { boardLink, href, type Site } from "../site.ts";

/** Characters of a summary in a list. */
const SUMMARY = 120;

/** The rows of a list of threads. @param options `board` names each thread's board, for lists over several of them */
export function threadRows(site: Site, threads: readonly Thread[], options: { board: boolean }): ThreadRow[] {
  return threads.map((thread) => {
    const figure = thread.attachments.find((a) => a.file === thread.figure);
    const thumbnail = figure && pictureOf(site, figure, "6rem");
    const summary = shorten(thread.summary ?? thread.excerpt, SUMMARY);
    return {
      href: href(site, thread.url),
      title: thread.title,
      lang: thread.lang,
      ...(options.board && { board: boardLink(site, thread) }),
      ...(thread.author !== undefined && { author: thread.author }),
      ...(thread.date && { date: thread.date }),
      ...(summary && { summary }),
      replies: thread.floorCount - 1,
      ...(thumbnail && { thumbnail }),
    };
  });
}

/** The first characters of a text, with an ellipsis where it goes on. Never cuts a surrogate pair. */
export function shorten(text: string, characters: number): string {
  const all = [...text];
  return all.length <= characters
    ? text
    : `${all
        .slice(0, characters - 1)
        .join("")
        .trimEnd()}…`;
}
