/** What was noted while single files were read. */
import type { Problem } from "../../core/problems.ts";
import { shortened } from "../../core/shortened.ts";
import type { ReadPage } from "../read/boards.ts";
import type { Reference, ThreadNote } from "../read/parsed-thread.ts";
import type { ReadThread } from "../read/thread-record.ts";

/** The notes on a thread's text. A withdrawn thread's text is not published, so nothing in it is noted. */
export function threadNotes({ source, thread, parsed }: ReadThread): Problem[] {
  if (thread.withdrawn !== undefined) return [];
  const untold = parsed.images.filter((image) => image.untold).map(untoldNote);
  return [...parsed.notes, ...untold].map((note) => ({ level: "note", ...note, file: `${source.path}/${note.file}` }));
}

/** An image that tells nothing to people who do not see it (WCAG 2.2, 1.1.1). */
function untoldNote({ file, line, address }: Reference): ThreadNote {
  const message = `the image ${shortened(address, 80)} has no alternative text`;
  return { kind: "image-alt-missing", file, ...(line !== undefined && { line }), message, fix: UNTOLD_FIX };
}

const UNTOLD_FIX = "write between the square brackets what it shows, for people who do not see it";

/** The notes on a page's text. */
export function pageNotes({ page, notes }: ReadPage): Problem[] {
  return notes.map((note) => ({ level: "note", file: page.file, ...note }));
}

/** The note on a site whose address is not known. @param url the address, if anything says it; false if there is none yet */
export function addressNotes(url: string | false | undefined): Problem[] {
  if (url !== undefined) return [];
  const message = "nothing says what the site's address is, so it has no feeds, sitemaps and canonical links";
  const fix =
    "write url: https://… with its address, or url: false if it has none yet or every build is given --base-url";
  return [{ level: "note", kind: "url-missing", file: "archive.yaml", message, fix }];
}
