import { groupDigits } from "../../scripts/core/group-digits.ts";
import type { Timestamp } from "../../scripts/core/timestamp.ts";
import { humanSize, pad2 } from "../format.ts";
import { readingMinutes } from "../reading.ts";
import { CAPTURE_WORDS } from "./capture-words.ts";
import { FLOOR_WORDS } from "./floor-words.ts";
import { LIST_WORDS } from "./list-words.ts";
import type { Strings } from "./strings.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `30 November 2016, 10:12`, the wall clock as written; without the time of day if only a date is known. */
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
  format: {
    date: englishDate,
    year: (year) => String(year),
    month: (year, month) => `${MONTHS[month - 1]} ${year}`,
    shortMonth: (month) => (MONTHS[month - 1] ?? "").slice(0, 3),
    monthDay: (month, day) => `${day} ${MONTHS[month - 1]}`,
    undated: "date unknown",
    number: groupDigits,
    fileSize: humanSize,
    length: ({ characters, words }) => {
      if (characters === 0) return count(words, "word", "words");
      const inCharacters = count(characters, "character", "characters");
      return words === 0 ? inCharacters : `${inCharacters} and ${count(words, "word", "words")}`;
    },
    readingTime: (length) => `about ${count(readingMinutes(length), "minute", "minutes")} to read`,
  },

  page: {
    skip: "Skip to content",
    siteNav: "Site",
    breadcrumb: "You are here",
    footerNav: "About this site",
    search: "Search",
    searchHint: "Search the archive",
    madeWith: "Made with Stele",
    settings: "Reading settings",
    feed: "Feed",
    feedsText:
      "Copy an address into a feed reader, and new threads come to you. Each feed is there as Atom and as JSON Feed.",
  },

  offline: {
    title: "You are offline",
    text: "This page is not on your device. It will be there once you have read it with a network.",
    kept: "Pages on your device",
  },

  thread: {
    op: "OP",
    floor: (n) => `#${n}`,
    onlyOp: "Only the opening poster",
    contents: "Contents",
    alsoIn: "Also in",
    comma: ", ",
    updated: "Last changed",
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
    repliesTitle: "Replies",
    floorPages: "Pages of floors",
    floorRange: (first, last) => `#${first}–${last}`,
    firstPage: "To the opening post",
    related: "Related threads",
    linkedFrom: "Linked from",
    series: "Series",
    part: (n) => `part ${groupDigits(n)}`,
    neighbours: "Neighbours in this board",
    previous: "Previous",
    next: "Next",
  },

  floors: FLOOR_WORDS.en,

  post: {
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    done: "Done:",
    open: "To do:",
  },
  reading: { copy: "Copy", copied: "Copied", section: "Link to this section" },
  remote: {
    at: (host) => `Picture at ${host}`,
    script: {
      load: "Load the picture",
      all: "Load all {n} from {host}",
      failed: "The picture could not be loaded.",
      retry: "Try again",
    },
  },

  attachments: {
    title: "Attachments",
    missing: "not in the capture",
    stripped: "place and serial number removed",
    downloads: (n) => `${count(n, "download", "downloads")} at capture`,
    shown: "In the text",
  },

  media: {
    script: {
      pictures: "Pictures",
      previous: "Previous picture",
      next: "Next picture",
      zoom: "Zoom",
      close: "Close",
      original: "Original",
      failed: "The picture could not be loaded.",
      copy: "Copy SHA-256 of {file}",
      copied: "Copied",
    },
    read: "Show the content",
    reading: {
      loading: "Loading…",
      cut: "This is the beginning. The rest is in the file.",
      readAs: "Read as {encoding}.",
      unreadable: "This file cannot be shown here. Its link opens it.",
    },
  },

  capture: {
    title: "Record of the capture",
    software: "Software",
    pages: "Pages",
    repairs: "Repairs",
    flags: "To be checked",
    titleOf: (title) => `Record of the capture: ${title}`,
    whole: "The whole record",
    rejectedTitle: "Title that was rejected",
    where: "Place",
    before: "Before",
    after: "After",
    certainty: "How sure",
    certain: "certain",
    inferred: "inferred",
    unlisted: (n) => `${groupDigits(n)} more are not listed one by one.`,
    words: CAPTURE_WORDS.en,
  },

  history: {
    titleOf: (title) => `History: ${title}`,
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
  },

  lists: LIST_WORDS.en,

  notices: {
    withdrawn: "Withdrawn",
    withdrawnText: "This thread has been withdrawn. Its address stays, so that old links do not lead nowhere.",
    reason: "Reason",
    backTo: (place) => `Back to ${place}`,
    notFound: "Page not found",
    notFoundText: "The address may be mistyped, or the page has moved.",
    toHome: "To the front page",
    moved: "This page has moved",
    movedText: "Its new address:",
  },

  comments: {
    title: "Comments",
    load: "Load comments",
    contacts: (hosts) => `Comments are kept elsewhere. Only then will your browser contact ${hosts}.`,
    remember: "Always load them",
    failed: "The comments could not be loaded.",
    retry: "Try again",
    elsewhere: (host) => `See the discussion at ${host}`,
    needsScript: "Loading the comments needs JavaScript.",
    archived: (day) => `Comments kept on ${day}`,
    edited: "edited",
    deleted: "This comment has been deleted where it was written.",
    inReplyTo: (author) => `in reply to ${author}`,
    anonymous: "Anonymous",
  },

  search: {
    button: "Search",
    hint: "Search every thread and reply",
    results: "Results",
    help: "How to search",
    examples: [
      ["supply logistics", "both words; Chinese is found in either script and in either region's words"],
      ['"cash on delivery"', "exactly these words"],
      ["returns -advertising", "the first without the second"],
      ["author:shopkeeper", "threads that they wrote or replied in; also board:, tag: and year:2010-2012"],
    ],
    withoutScript: "Search runs in your browser and needs JavaScript. Without it, look here:",
    script: {
      searching: "Searching…",
      found: "{n} threads found",
      foundOne: "1 thread found",
      foundAtLeast: "At least {n} threads found",
      some: "Threads with some of the words: {n}",
      unknown: "Not in this archive: {words}",
      excluded: "Left out, as you asked: {words}",
      comma: ", ",
      none: "Nothing found for “{q}”.",
      nearest: "Nearest query with results: {q} ({n})",
      failed: "{n} of {m} parts of the index could not be loaded; results may be missing.",
      unsearched: "Not everything could be searched for “{q}”.",
      unavailable: "The search index could not be loaded. Please try again later.",
      retry: "Try again",
      missing: "This result could not be loaded.",
      more: "More results",
      all: "See all {n} results",
      floor: "#{n}",
      comment: "Comment",
      locale: "en-GB",
      undated: "date unknown",
      replies: "{n} replies",
      reply: "1 reply",
      narrow: "Narrow down",
      remove: "Remove {value}",
      condition: "{name}: {value}",
      without: "not {value}",
      unquoted: "Without quotes: {q} ({n})",
      unfiltered: "Without filters: {n} threads",
      sort: "Sort by",
      byRelevance: "Relevance",
      byNewest: "Newest",
      byOldest: "Oldest",
      byReplies: "Most replies",
      board: "Board",
      author: "Author",
      tag: "Tag",
      year: "Year",
      authors: "Author or replier",
      fromYear: "From year",
      toYear: "To year",
      noBoard: "There is no board “{value}”.",
      noAuthor: "There is no author “{value}”.",
      noTag: "There is no tag “{value}”.",
      noYear: "There are no threads of {value}.",
      recent: "Recent searches",
      forget: "Forget them",
      close: "Close",
      inThread: "In this thread only",
      foundPosts: "{n} posts of this thread",
      foundPost: "1 post of this thread",
      noneInThread: "Nothing found for “{q}” in this thread.",
      failedPages: "{n} of the {m} pages of this thread could not be loaded.",
    },
  },
};
