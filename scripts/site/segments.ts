/** The search index: how the archive is cut into segments, and the records of each. */
import type { Thread } from "../archive/model/model.ts";
import { floorPage, floorPageUrl } from "../archive/model/urls.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { cutSegments } from "../search/cut.ts";
import { HEAD_FILE } from "../search/head-format.ts";
import { type PlannedList, segmentListFile } from "../search/list.ts";
import { LIST_FILE } from "../search/list-format.ts";
import { wordListFile } from "../search/near/word-list.ts";
import { WORD_LIST_FILE } from "../search/near/word-list-format.ts";
import { type RecordOptions, toRecord } from "../search/record.ts";
import { inSegmentOrder } from "../search/segment.ts";
import type { PlannedRecord, SegmentListOutput, SegmentOutput, TextOutput } from "./output.ts";
import { thumbnailOf, thumbnails } from "./pictures.ts";
import { boardOf, SEARCH_INDEX, type Site, shownFingerprint } from "./site.ts";

/**
 * The segments of the archive, the oldest first, the list of them that the search page reads first, and a list of words.
 * The name of a segment is its key, so a copy in a browser is never out of date.
 */
export function searchIndex(site: Site): (SegmentOutput | SegmentListOutput | TextOutput)[] {
  const { settings, boards } = site.archive;
  const common = [site.tool, site.targets.floorsPerPage, settings.lang];
  const boardKeys = new Map(boards.map((board) => [board.path, fingerprint([...common, board.title])]));
  const threads = site.archive.threads.toSorted(inSegmentOrder);
  const cut = cutSegments(threads, (thread) => thread.path).map((segment) => {
    const records = segment.map((thread) => plannedRecord(site, thread, boardKeys.get(thread.board) ?? ""));
    return { key: fingerprint(["segment", records.map(({ key }) => key)]).slice(0, 12), records };
  });
  const list: PlannedList = {
    base: site.props.base,
    segments: cut.map(({ key, records }) => ({ path: `${key}/`, threads: records.length })),
    boards: boards.map(({ path: board, title }) => ({ path: board, title })),
  };
  const segments = cut.map(({ key, records }, number): SegmentOutput => {
    return { kind: "segment", path: `${SEARCH_INDEX}/${key}/`, key, number, records };
  });
  return [
    ...segments,
    {
      kind: "segment list",
      path: `${SEARCH_INDEX}/${LIST_FILE}`,
      key: fingerprint(["segment list", list]),
      heads: segments.map((segment) => segment.path + HEAD_FILE),
      bytes: (heads) => segmentListFile(list, heads),
    },
    wordList(site, threads),
  ];
}

/** In a large archive the newest threads, fewer than this, are left out of the list of words. */
const WORDS_STEP = 1000;

/**
 * The words of titles, tags and boards, for queries that find nothing. One more thread makes it new only in a small archive,
 * or once in a thousand times: a few titles more hardly change which words are frequent.
 */
function wordList({ archive, tool }: Site, oldestFirst: readonly Thread[]): TextOutput {
  const { length } = oldestFirst;
  const threads = oldestFirst.slice(0, length < 2 * WORDS_STEP ? length : length - (length % WORDS_STEP));
  const titles = threads.map(({ title }) => title);
  const names = [...threads.flatMap(({ tags }) => tags), ...archive.boards.map(({ title }) => title)];
  return {
    kind: "text",
    path: `${SEARCH_INDEX}/${WORD_LIST_FILE}`,
    key: fingerprint(["word list", tool, titles, names]),
    text: () => wordListFile({ titles, names }),
  };
}

/** @param board fingerprint of what goes into the record of every thread of its board */
function plannedRecord(site: Site, thread: Thread, board: string): PlannedRecord {
  const key = `${shownFingerprint(site, thread)} ${board}`;
  const record = () => toRecord(thread, site.bodies.thread(thread), boardOf(site, thread), recordOptions(site, thread));
  return { thread: thread.path, key, record };
}

function recordOptions(site: Site, thread: Thread): RecordOptions {
  return {
    floorUrl: (n) => `${floorPageUrl(thread.url, floorPage(n, site.targets.floorsPerPage))}#floor-${n}`,
    thumbnail(attachment) {
      const small = thumbnails(site, attachment).at(-1);
      if (small) return { src: `/${small.path}`, width: small.width, height: small.height };
      const original = thumbnailOf(site, attachment);
      return original && { src: attachment.url, width: original.width, height: original.height };
    },
  };
}
