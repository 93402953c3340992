/** The title of a page that a hijack kit replaced. */
import { foldText } from "../../search/text/fold.ts";

/** Characters in a row that two titles of one thread share. */
const SHARED = 2;

/**
 * Whether a page's title has nothing of the thread's: no word of Latin letters, and no two ideographs in a row.
 *
 * @param pageTitle of `<title>`
 * @param threadTitle as the page shows it
 */
export function isForeignTitle(pageTitle: string, threadTitle: string): boolean {
  const [page, thread] = [pieces(pageTitle), pieces(threadTitle)];
  return page.size > 0 && thread.size > 0 && ![...thread].some((piece) => page.has(piece));
}

/** Words, and pairs of ideographs. A title of one ideograph is a piece too. */
function pieces(title: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of foldText(title).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    const characters = [...run];
    if (!/\p{Script=Han}/u.test(run) || characters.length < SHARED) found.add(run);
    else
      for (let at = 0; at + SHARED <= characters.length; at += 1) found.add(characters.slice(at, at + SHARED).join(""));
  }
  return found;
}
