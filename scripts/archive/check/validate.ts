/** Sources → Archive, or all their problems. */
import { checkIds } from "../../comments/discussion.ts";
import { byLevel, type Findings, type Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { newestFirst } from "../../core/timestamp.ts";
import type { Dates, Moves } from "../../history/thread-history.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type Groupings, groupings } from "../model/groups.ts";
import type { Archive, Board, Bodies, Thread } from "../model/model.ts";
import { remoteMode } from "../model/remote-image.ts";
import { plain, type SiteMap, siteMap } from "../model/site-map.ts";
import { type Translations, translationsOf } from "../model/translations.ts";
import { type ReadPage, readBoards, readPages, readSettings } from "../read/boards.ts";
import { CachedBodies } from "../read/bodies.ts";
import { placeOf } from "../read/documents.ts";
import { attempt, type Files } from "../read/files.ts";
import type { Sources, ThreadSource } from "../read/sources.ts";
import type { ReadThread } from "../read/thread-record.ts";
import { readThread, type ThreadOptions, type ThreadStore } from "../read/threads.ts";
import { TEXT_FILES } from "../schema/reserved.ts";
import { Addresses, type Place } from "./addresses.ts";
import { checkAliases } from "./aliases.ts";
import { checkImages, checkLinks, checkPageImages, checkPageLinks, validateLink } from "./links.ts";
import { historyProblems } from "./needs-history.ts";
import { addressNotes, pageNotes, threadNotes } from "./notes.ts";
import { oldAddresses } from "./old-addresses.ts";
import { seriesProblems } from "./series.ts";
import { translationProblems } from "./translations.ts";

/** Options of `validate`. */
export interface ValidateOptions {
  /** True includes drafts in the archive. */
  readonly drafts: boolean;
  /** Address of the site that this is for, if it is not the one in `archive.yaml`. */
  readonly baseUrl?: string | undefined;
  /** Dates that git knows, by folder of the thread; for threads that name none and were not imported. */
  readonly dates?: Dates;
  /** Moves that git knows; what they left behind leads on, unless the archive's settings turn its history off. */
  readonly moves?: Moves | undefined;
  /** True for a clone that lacks older commits. */
  readonly shallow?: boolean | undefined;
  /** Threads that were read before. */
  readonly cached?: ThreadStore;
  /** Called before each thread. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The archive, its texts, and what is wrong: errors and notes, each by file, line and column. */
export interface Loaded extends Findings {
  /** Meaningful only if there are no problems. */
  readonly archive: Archive;
  readonly bodies: Bodies;
  /** Everything that a link can lead to; for `validateLink`. */
  readonly map: SiteMap;
  /** The archive's tags, authors and years. */
  readonly groupings: Groupings;
  /** Threads that are one text in several languages. */
  readonly translations: Translations["groups"];
  /** Attachments of threads that are not in the archive, because their text cannot be published. */
  readonly misread: readonly AttachedFile[];
}

/** An attachment, to be inspected. */
export interface AttachedFile {
  readonly id: string;
  /** Path below the content folder. */
  readonly file: string;
}

/** Checks everything and collects all problems, so that one run names them all. */
export function validate(sources: Sources, files: Files, found: readonly Problem[], options: ValidateOptions): Loaded {
  const problems = [...found];
  const settings = readSettings(sources, files, problems);
  const boards = readBoards(sources, files, problems);
  const pages = readPages(sources, files, settings, problems);
  const bodies = new CachedBodies(files, sources.threads);
  const read: ReadThread[] = [];
  const misread: AttachedFile[] = [];
  const drafts = new Set<string>();
  const threadOptions: ThreadOptions = {
    lang: settings.lang,
    boardLangs: new Map(boards.flatMap(({ path, lang }) => (lang === undefined ? [] : [[path, lang]]))),
    dates: options.dates,
    history: settings.history,
    cached: options.cached,
    parsed: ({ path }, body) => bodies.keep(path, body),
  };
  for (const [index, source] of sources.threads.entries()) {
    options.onProgress?.(index, sources.threads.length);
    const one = attempt(source.path, problems, () => readThread(source, files, threadOptions));
    if (!one) continue;
    if (Array.isArray(one)) {
      problems.push(...one);
      misread.push(...(attempt(source.path, problems, () => filesOfMisread(source, files, one)) ?? []));
    } else if (one.thread.draft && !options.drafts) drafts.add(source.path.normalize("NFC"));
    else read.push(one);
  }
  const ordered = read.map(({ thread }) => thread).sort(inOrder);
  const threads = ordered.filter((thread) => thread.withdrawn === undefined);
  const byBoard = new Map<string, Thread[]>(boards.map(({ path }) => [path, []]));
  for (const thread of threads) byBoard.get(thread.board)?.push(thread);
  const locate = (file: string, path: readonly PropertyKey[]) => placeOf(files.bytes(file), file, path);
  const addresses = new Addresses(read, placesOf(boards, pages));
  problems.push(...checkAliases(read, addresses, locate));
  const moves = settings.history ? options.moves : undefined;
  const archive: Archive = {
    settings,
    boards: boards.map((board) => ({ ...board, threads: byBoard.get(board.path) ?? [] })),
    threads,
    tombstones: ordered.filter((thread) => thread.withdrawn !== undefined),
    pages: pages.map(({ page }) => page),
    moved: moves ? oldAddresses(read, moves, addresses, settings.floors_per_page) : [],
  };
  const groups = groupings(archive);
  const map = siteMap(archive, groups, read, new Map(pages.map(({ page, anchors }) => [page, anchors])), drafts);
  // A thread that cannot be read may be the one that has the tag.
  if (read.length + drafts.size === sources.threads.length)
    problems.push(...seriesProblems(settings.series, groups.tags, (path) => locate("archive.yaml", path)));
  const translations = translationsOf(threads, map, settings.url);
  problems.push(...translationProblems(translations.wrong, map, locate));
  const remote = remoteMode(settings);
  for (const one of read) {
    problems.push(...threadNotes(one), ...checkImages(one, remote, files.bytes), ...checkLinks(one, map));
  }
  for (const page of pages)
    problems.push(...pageNotes(page), ...checkPageImages(page, remote), ...checkPageLinks(page, map));
  for (const key of ["nav", "footer"] as const) {
    settings[key].forEach(({ href }, index) => {
      const problem = validateLink(href, "", map);
      const file = "archive.yaml";
      if (problem) problems.push({ file, ...locate(file, [key, index, "href"]), ...problem });
    });
  }
  // Settings that cannot be read may hold an address.
  const known = problems.every(({ file, level }) => file !== "archive.yaml" || level === "note");
  if (known) problems.push(...addressNotes(settings.url ?? options.baseUrl));
  problems.push(...checkPageNames(archive), ...checkIds(threads, settings));
  if (options.shallow) problems.push(...historyProblems(archive));
  return {
    archive: deepFreeze(archive),
    bodies,
    map,
    groupings: groups,
    translations: translations.groups,
    misread,
    ...byLevel(sortProblems(problems)),
  };
}

/** The attachments of a thread that could not be read, but for those that its problems already name. */
function filesOfMisread(source: ThreadSource, files: Files, problems: readonly Problem[]): AttachedFile[] {
  const named = new Set(problems.map(({ file }) => file));
  const attached = source.files.filter((name) => !TEXT_FILES.has(name)).map((name) => `${source.path}/${name}`);
  return attached.filter((file) => !named.has(file)).map((file) => ({ id: files.id(file), file }));
}

function placesOf(boards: readonly Omit<Board, "threads">[], pages: readonly ReadPage[]): Place[] {
  return [
    { kind: "page", url: "/" },
    ...boards.map(({ url }): Place => ({ kind: "board", url })),
    ...pages.map(({ page }): Place => ({ kind: "page", url: page.url })),
    ...pages.flatMap(({ page }) => page.attachments.map(({ url }): Place => ({ kind: "file", url }))),
  ];
}

/** Boards and pages share the top of the site. */
function checkPageNames(archive: Archive): Problem[] {
  const boards = new Map(archive.boards.map((board) => [plain(board.url).toLowerCase(), board.path]));
  return archive.pages.flatMap((page) => {
    const board = boards.get(plain(page.url).toLowerCase());
    if (board === undefined) return [];
    const message = `the page and the board ${board} have one address, ${page.url}`;
    return [{ kind: "address-taken", file: page.file, message, fix: "rename one of the two" }];
  });
}

function inOrder(a: Thread, b: Thread): number {
  return newestFirst(a.date, b.date) || compareText(a.path, b.path);
}

/** Problems by file, line and column. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  const place = (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return compareText(a.file, b.file) || place || compareText(a.message, b.message);
}
