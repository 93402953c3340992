/** Every thread of the archive by itself: sources → parsed threads. */
import { hash } from "node:crypto";
import { extensionOf, typeOfExtension } from "../../core/file-types.ts";
import type { Problem } from "../../core/problems.ts";
import { isEarlier, type Timestamp } from "../../core/timestamp.ts";
import type { Dates, ThreadDates } from "../../history/thread-history.ts";
import { titleOf } from "../model/excerpt.ts";
import { imageFile, targetOf } from "../model/links.ts";
import type { Attachment, Body, Thread } from "../model/model.ts";
import { imageSources } from "../model/remote-image.ts";
import { siteUrl } from "../model/urls.ts";
import { isImport } from "../schema/capture.ts";
import { listAttachments } from "./attachments.ts";
import type { Files } from "./files.ts";
import { type ParsedThread, parseThread } from "./parsed-thread.ts";
import type { ThreadSource } from "./sources.ts";
import { type ReadThread, threadOf, threadText } from "./thread-record.ts";

/** Stores threads as text, each under a key of one line with all its inputs. A key has no tab and ends in a file's id. */
export interface ThreadStore {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

export interface ThreadOptions {
  /** The archive's language, for threads that do not name theirs. */
  readonly lang: string;
  /** Languages of boards that have one of their own, by their paths. */
  readonly boardLangs: ReadonlyMap<string, string>;
  /** By folder of the thread. Never used for an imported thread: the day of its import is not its date. */
  readonly dates?: Dates | undefined;
  /** Whether the date of a thread's last change is taken too. */
  readonly history: boolean;
  readonly cached?: ThreadStore | undefined;
  /** Receives the text of each thread that had to be parsed. */
  readonly parsed?: ((source: ThreadSource, body: Body) => void) | undefined;
}

/** Reads one thread. @returns the thread, or every problem of its own */
export function readThread(source: ThreadSource, files: Files, options: ThreadOptions): ReadThread | Problem[] {
  const history = options.dates?.get(source.path);
  const key = options.cached && keyOf(source, files, history, options);
  const cached = key === undefined ? undefined : options.cached?.get(key);
  if (cached !== undefined) return threadOf(source, cached);
  const fresh = makeThread(source, files, history, options);
  if (Array.isArray(fresh)) return fresh;
  if (key === undefined) return { source, ...fresh };
  const text = threadText(fresh);
  options.cached?.set(key, text);
  // Read back, because a piece of a text keeps the whole text in memory.
  return threadOf(source, text);
}

/** Everything that `readThread` depends on, as one line. A hash would take longer than the rest of reading it back. */
function keyOf(source: ThreadSource, files: Files, history: ThreadDates | undefined, options: ThreadOptions): string {
  const ids = source.files.map((file) => `${file}\0${files.id(`${source.path}/${file}`)}`);
  const dates = `${history?.date?.iso} ${history?.updated?.iso} ${options.history} ${langOf(source, options)}`;
  return `${source.path}\0${dates}\0${ids.join("\0")}`;
}

function makeThread(
  source: ThreadSource,
  files: Files,
  known: ThreadDates | undefined,
  options: ThreadOptions,
): Omit<ReadThread, "source"> | Problem[] {
  const result = parseThread(source.path, (file) => source.files.includes(file), files);
  if ("problems" in result) return result.problems;
  options.parsed?.(source, result.body);
  const { parsed } = result;
  const { attachments, missing, problems } = listAttachments(source, parsed, files);
  if (problems.length > 0) return problems;
  const { front, capture } = parsed;
  const history = isImport(capture) ? undefined : known;
  const date = front.date ?? history?.date;
  const updated = front.updated ?? (options.history ? changedAfter(history?.updated, date) : undefined);
  const fromHistory = [front.date ? undefined : date, front.updated ? undefined : updated];
  const figure = firstFigure(parsed, attachments);
  const sources = imageSources([...parsed.images.map((image) => image.address), ...parsed.commentImages]);
  const { withdrawn } = front;
  const thread: Thread = {
    path: source.path,
    url: siteUrl(source.path, "folder"),
    board: source.board,
    fingerprint: fingerprintOf(source, files, fromHistory, options.boardLangs.get(source.board)),
    title: front.title || titleOf(parsed.excerpt, source.path),
    lang: front.lang ?? langOf(source, options),
    ...(date && { date }),
    ...(updated && { updated }),
    ...(front.author !== undefined && { author: front.author }),
    tags: front.tags ?? [],
    ...(front.translations && { translations: front.translations }),
    ...(front.summary !== undefined && { summary: front.summary }),
    ...(front.signature !== undefined && { signature: front.signature }),
    ...(front.floor !== undefined && { floor: front.floor }),
    ...(front.license !== undefined && { license: front.license }),
    ...(front.rights !== undefined && { rights: front.rights }),
    ...(front.source_url !== undefined && { sourceUrl: front.source_url }),
    ...(front.source_site !== undefined && { sourceSite: front.source_site }),
    aliases: front.aliases ?? [],
    // A withdrawn thread's files and words are withdrawn with it.
    attachments: withdrawn === undefined ? attachments : [],
    ...(missing.length > 0 && withdrawn === undefined && { missing }),
    ...(front.id !== undefined && { id: front.id }),
    comments: front.comments ?? true,
    ...(withdrawn !== undefined && { withdrawn }),
    draft: front.draft ?? false,
    ...(capture && { capture }),
    excerpt: withdrawn === undefined ? parsed.excerpt : "",
    length: parsed.length,
    ...(figure !== undefined && withdrawn === undefined && { figure }),
    links: withdrawn ? [] : linksHere([...parsed.links.map((link) => link.address), ...parsed.commentLinks]),
    ...(sources.length > 0 && withdrawn === undefined && { imageSources: sources }),
    floorCount: parsed.floors.length,
    repliers: parsed.repliers,
    lastFloor: parsed.floors.at(-1) ?? 1,
  };
  const { floors, anchors, links, images, notes } = parsed;
  return { thread, parsed: { floors, anchors, links, images, notes } };
}

/** Addresses that lead to this site, each once. */
export function linksHere(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].filter((a) => targetOf(a, "").kind !== "elsewhere");
}

/** The attachment that the opening post shows first; one alone in its paragraph before one inside a line. */
function firstFigure(parsed: ParsedThread, attachments: readonly Attachment[]): string | undefined {
  const images = parsed.images.filter((image) => image.file === "index.md" && isPicture(image.address));
  const first = images.find((image) => image.block) ?? images[0];
  const name = first && imageFile(first.address);
  return attachments.find((attachment) => attachment.file.normalize("NFC") === name)?.file;
}

/** Whether the name of a file says that pages can show it; its bytes are not known yet. */
function isPicture(address: string): boolean {
  return typeOfExtension(extensionOf(imageFile(address) ?? ""))?.image !== undefined;
}

/** A change before the thread's own date, such as the import of an old text that is dated ahead, tells a reader nothing. */
function changedAfter(updated: Timestamp | undefined, date: Timestamp | undefined): Timestamp | undefined {
  return updated && date && isEarlier(updated, date) ? undefined : updated;
}

/** Language of a thread that does not name its own. */
function langOf({ board }: ThreadSource, { lang, boardLangs }: ThreadOptions): string {
  return boardLangs.get(board) ?? lang;
}

/**
 * A hash of a thread's folder, of the names and ids of all its files, of the dates that come from git, and of the
 * language of its board. The archive's own language is part of every page's key.
 */
function fingerprintOf(
  source: ThreadSource,
  files: Files,
  dates: readonly (Timestamp | undefined)[],
  boardLang: string | undefined,
): string {
  const known = dates.filter((date) => date !== undefined);
  const ids = source.files.map((file) => `${file}\0${files.id(`${source.path}/${file}`)}\n`);
  const days = known.length > 0 ? dates.map((date) => date?.iso).join("\n") : "";
  return sum(`${source.path}\n${ids.join("")}${days}${boardLang === undefined ? "" : `\n${boardLang}`}`);
}

function sum(text: string): string {
  return hash("sha256", text, "hex").slice(0, 40);
}
