/** What was noted while single files were read. */
import type { Problem } from "../../core/problems.ts";
import type { ReadPage } from "../read/boards.ts";
import type { ReadThread } from "../read/thread-record.ts";

/** The notes on a thread's text. A withdrawn thread's text is not published, so nothing in it is noted. */
export function threadNotes({ source, thread, parsed }: ReadThread): Problem[] {
  if (thread.withdrawn !== undefined) return [];
  return parsed.notes.map((note) => ({ level: "note", ...note, file: `${source.path}/${note.file}` }));
}

/** The notes on a page's text. */
export function pageNotes({ page, notes }: ReadPage): Problem[] {
  return notes.map((note) => ({ level: "note", file: page.file, ...note }));
}
