/** Names that the site itself needs. */
import { GROUPING_NAMES } from "../model/groups.ts";
import { foldCase, type NameProblem } from "./names.ts";

/** Folders at the top of the site that are not boards or pages. */
const TOP = new Set<string>([
  ...GROUPING_NAMES,
  "search",
  "assets",
  "images",
  "history",
  "admin",
  "feeds",
  "page",
  "pagefind",
  "pages",
]);

/** Files at the top of the site that it makes itself. */
const TOP_FILES =
  /^(_.*|\..*|cname|web\.config|manifest\.json(\.sig)?|uploads\.json|robots\.txt|sitemap.*\.xml|feed\.(xml|json)|llms\.txt|opensearch\.xml|manifest\.webmanifest|sw\.js|404\.html)$/;

/** Whether the site keeps a name at its top for itself. */
export function isReservedTop(name: string): boolean {
  return TOP.has(foldCase(name)) || TOP_FILES.test(foldCase(name));
}

/** Files of a thread's folder that are read, and not attachments. */
export const TEXT_FILES = new Set(["index.md", "replies.md", "capture.json", "comments.json"]);

/** Judges the name of a board, or of a page without its `.md`. */
export function validateTopName(name: string): NameProblem | undefined {
  if (TOP.has(foldCase(name))) {
    return { kind: "name-reserved", message: `the site itself needs the name "${name}"`, fix: "choose another name" };
  }
  if (name.startsWith("_") || name.includes(".")) {
    const message = "names of boards and pages hold no dot and do not begin with _ , which files of the site do";
    return {
      kind: "name-reserved",
      message,
      fix: `rename it, for example to ${name.replace(/^_+/, "").replaceAll(".", "-") || "board"}`,
    };
  }
  return undefined;
}

/** Names that the pages of boards and threads have inside their folders. */
const PAGES = new Set(["page", "index.html", "feed.xml", "feed.json"]);

/** Names that only threads' pages have inside their folders: they may be names of threads, and of folders around them. */
const THREAD_PAGES = new Set(["capture", "history"]);

/**
 * Judges a folder below a board.
 *
 * @param inThread true for a folder right inside a thread's
 */
export function validateFolderName(name: string, inThread = false): NameProblem | undefined {
  if (!PAGES.has(foldCase(name)) && !(inThread && THREAD_PAGES.has(foldCase(name)))) return undefined;
  return { kind: "name-reserved", message: `the site itself needs the name "${name}"`, fix: "rename the folder" };
}

/**
 * Judges a file that is to be an attachment.
 *
 * @param direct true if it is in the thread's own folder, not in a folder inside
 */
export function validateAttachmentName(name: string, direct: boolean): NameProblem | undefined {
  const folded = foldCase(name);
  if (direct && TEXT_FILES.has(folded))
    return { kind: "name-wrong", message: "the name has capital letters", fix: `rename it to ${folded}` };
  if (folded === "page" || (direct && THREAD_PAGES.has(folded))) {
    return { kind: "name-reserved", message: `the site itself needs the name "${folded}"`, fix: "rename the file" };
  }
  if (folded === "board.yaml")
    return {
      kind: "board-misplaced",
      message: "a board is a folder at the top of the content",
      fix: "move the board there",
    };
  return undefined;
}
