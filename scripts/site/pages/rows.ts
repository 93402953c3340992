import type { ThreadRow } from "../../../layouts/props.ts";
import type { Thread } from "../../archive/model/model.ts";
import { thumbnailOf } from "../pictures.ts";
import { boardLink, href, type Site } from "../site.ts";

/** Characters of a summary in a list. */
const SUMMARY = 120;

/** What rows show besides the threads themselves. */
export interface RowOptions {
  /** True names each thread's board, for lists over several of them. */
  readonly board: boolean;
  /** Number of the part that the first thread is, if they are the parts of a series. */
  readonly firstPart?: number | undefined;
}

/** The rows of a list of threads. */
export function threadRows(site: Site, threads: readonly Thread[], { board, firstPart }: RowOptions): ThreadRow[] {
  return threads.map((thread, at) => {
    const figure = thread.attachments.find((a) => a.file === thread.figure);
    const thumbnail = figure && thumbnailOf(site, figure);
    const summary = shorten(thread.summary ?? thread.excerpt, SUMMARY);
    return {
      href: href(site, thread.url),
      title: thread.title,
      lang: thread.lang,
      ...(board && { board: boardLink(site, thread) }),
      ...(firstPart !== undefined && { part: firstPart + at }),
      ...(thread.author !== undefined && { author: thread.author }),
      ...(thread.date && { date: thread.date }),
      ...(summary && { summary }),
      replies: thread.floorCount - 1,
      ...(thumbnail && { thumbnail }),
    };
  });
}

/** The first characters of a text, with an ellipsis if it is longer. Never cuts a surrogate pair. */
export function shorten(text: string, characters: number): string {
  let end = 0;
  for (let count = 0; count < characters - 1 && end < text.length; count++) end += widthAt(text, end);
  if (end + widthAt(text, end) >= text.length) return text;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** UTF-16 units of the character at a place. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
