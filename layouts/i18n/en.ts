import type { Timestamp } from "../../scripts/core/timestamp.ts";
import { groupDigits, pad2 } from "../format.ts";
import type { Strings } from "./strings.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `30 November 2016, 10:12`, the wall clock as written; without the time of day where only a date is known. */
function englishDate(at: Timestamp): string {
  const day = `${at.day} ${MONTHS[at.month - 1]} ${at.year}`;
  return at.hour === undefined ? day : `${day}, ${pad2(at.hour)}:${pad2(at.minute ?? 0)}`;
}

/** A count with its noun, `1 reply`, `2 replies`. */
function count(n: number, one: string, many: string): string {
  return `${groupDigits(n)} ${n === 1 ? one : many}`;
}

/** English; also for pages in languages that have no interface of their own. */
export const en: Strings = {
  skip: "Skip to content",
  siteNav: "Site",
  breadcrumb: "You are here",
  footerNav: "About this site",
  search: "Search",
  searchHint: "Search the archive",
  madeWith: "Made with Stele",
  feed: "Feed",

  op: "OP",
  floor: (n) => `#${n}`,
  onlyOp: "Only the opening poster",
  contents: "Contents",
  updated: "Last changed",
  undated: "date unknown",
  length: ({ characters, words }) => {
    if (characters === 0) return count(words, "word", "words");
    const inCharacters = count(characters, "character", "characters");
    return words === 0 ? inCharacters : `${inCharacters} and ${count(words, "word", "words")}`;
  },
  readingTime: (minutes) => `about ${count(minutes, "minute", "minutes")} to read`,
  license: "Licence",
  rights: "Rights",
  source: "Source",
  captured: "captured",
  views: (n) => `${count(n, "view", "views")} at the time`,
  replies: (n) => count(n, "reply", "replies"),
  tags: "Tags",
  revisions: "Revisions",
  history: "History",
  edit: "Edit this thread",
  comments: "Comments",
  repliesTitle: "Replies",
  floorPages: "Pages of floors",
  floorRange: (first, last) => `#${first}–${last}`,
  firstPage: "To the opening post",
  neighbours: "Neighbours in this board",
  previousThread: "Previous",
  nextThread: "Next",
  viewOriginal: "View the original image",

  attachments: "Attachments",
  downloads: (n) => `${count(n, "download", "downloads")} at capture`,

  historyOf: (title) => `History: ${title}`,
  changes: (n) => count(n, "change", "changes"),
  someone: "author unknown",
  noMessage: "No message",
  firstVersion: "First version",
  movedFrom: "Moved from",
  postText: "Opening post",
  added: "Added",
  changed: "Changed",
  removed: "Removed",
  textRemoved: "This text was removed.",
  linesLeftOut: "unchanged lines left out",
  diffCut: "There is more; the rest of this change is too long to show.",
  diffLarge: "These texts are too long to compare.",
  diffInvisible: "Only blank space was changed.",
  olderChanges: (n) =>
    n === 1 ? "One older change is not listed." : `${groupDigits(n)} older changes are not listed.`,

  boards: "Boards",
  newest: "Newest threads",
  threads: (n) => count(n, "thread", "threads"),
  noThreads: "There are no threads here yet.",
  all: { tags: "All tags", authors: "All authors", years: "All years" },
  pages: "Pages",
  newer: "Newer",
  older: "Older",
  page: (n) => `Page ${n}`,

  withdrawn: "Withdrawn",
  withdrawnText: "This thread has been withdrawn. Its address stays, so that old links do not lead nowhere.",
  reason: "Reason",
  backTo: (place) => `Back to ${place}`,
  notFound: "Page not found",
  notFoundText: "The address may be mistyped, or the page has moved.",
  toHome: "To the front page",
  moved: "This page has moved",
  movedText: "Its new address:",

  date: englishDate,
};
