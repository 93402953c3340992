/** Every thread of the archive by itself: sources → threads and their digests. */
import { createHash } from "node:crypto";
import type { Problem } from "../problems.ts";
import { listAttachments } from "./attachments.ts";
import { type Digested, digestThread, type Reference, type ThreadDigest } from "./digest.ts";
import { titleOf } from "./excerpt.ts";
import type { Files } from "./files.ts";
import { imageFile, targetOf } from "./links.ts";
import type { Attachment, Body, Thread } from "./model.ts";
import type { ThreadSource } from "./sources.ts";
import { isEarlier, type Timestamp } from "./timestamp.ts";
import { siteUrl } from "./urls.ts";

/** A thread that is fit to be published, with what the rest of the archive must be asked about. */
export interface ReadThread {
  readonly source: ThreadSource;
  readonly thread: Thread;
  readonly digest: ThreadDigest;
}

/** Dates of a thread's first and last change, where something other than its front matter knows them. */
export interface History {
  readonly date?: Timestamp;
  readonly updated?: Timestamp;
}

/** Gives the dates of the thread in a folder. */
export interface Dates {
  get(path: string): History | undefined;
}

/** Keeps digests by the ids of the files that they are made of. */
export interface DigestStore {
  get(key: string): ThreadDigest | undefined;
  set(key: string, digest: ThreadDigest): void;
}

export interface ThreadOptions {
  /** The archive's language, for threads that do not name theirs. */
  readonly lang: string;
  /** By folder of the thread. Never used for a thread with a capture: the day of its import is not its date. */
  readonly dates?: Dates | undefined;
  /** Whether the date of a thread's last change is taken too. */
  readonly history: boolean;
  readonly digests?: DigestStore | undefined;
  /** Takes the text of each thread that had to be parsed. */
  readonly parsed?: ((source: ThreadSource, body: Body) => void) | undefined;
}

/** Reads one thread. @returns the thread, or every problem of its own */
export function readThread(source: ThreadSource, files: Files, options: ThreadOptions): ReadThread | Problem[] {
  const has = (file: string) => source.files.includes(file);
  const digested = digestOf(source, has, files, options);
  if ("problems" in digested) return digested.problems;
  const { digest } = digested;
  const { attachments, problems } = listAttachments(source, digest, files);
  if (problems.length > 0) return problems;
  const { front, capture } = digest;
  const history = capture ? undefined : options.dates?.get(source.path);
  const date = front.date ?? history?.date;
  const updated = front.updated ?? (options.history ? changedAfter(history?.updated, date) : undefined);
  const fromHistory = [front.date ? undefined : date, front.updated ? undefined : updated];
  const figure = firstFigure(digest, attachments);
  const { withdrawn } = front;
  const thread: Thread = {
    path: source.path,
    url: siteUrl(source.path, "folder"),
    board: source.board,
    fingerprint: fingerprintOf(source, files, fromHistory),
    title: front.title || titleOf(digest.excerpt, source.path),
    lang: front.lang ?? options.lang,
    ...(date && { date }),
    ...(updated && { updated }),
    ...(front.author !== undefined && { author: front.author }),
    tags: front.tags ?? [],
    ...(front.summary !== undefined && { summary: front.summary }),
    ...(front.signature !== undefined && { signature: front.signature }),
    ...(front.license !== undefined && { license: front.license }),
    ...(front.rights !== undefined && { rights: front.rights }),
    ...(front.source_url !== undefined && { sourceUrl: front.source_url }),
    ...(front.source_site !== undefined && { sourceSite: front.source_site }),
    aliases: front.aliases ?? [],
    // A withdrawn thread's files and words are withdrawn with it.
    attachments: withdrawn === undefined ? attachments : [],
    ...(front.id !== undefined && { id: front.id }),
    comments: front.comments ?? true,
    ...(withdrawn !== undefined && { withdrawn }),
    draft: front.draft ?? false,
    ...(capture && { capture }),
    excerpt: withdrawn === undefined ? digest.excerpt : "",
    length: digest.length,
    ...(figure !== undefined && withdrawn === undefined && { figure }),
    links: withdrawn ? [] : linksHere(digest.links),
    floorCount: digest.floors.length,
    repliers: digest.repliers,
    lastFloor: digest.floors.at(-1) ?? 1,
  };
  return { source, thread, digest };
}

function digestOf(source: ThreadSource, has: (file: string) => boolean, files: Files, options: ThreadOptions) {
  const parse = (): Digested => {
    const digested = digestThread(source.path, has, files);
    if ("body" in digested) options.parsed?.(source, digested.body);
    return digested;
  };
  if (!options.digests) return parse();
  const key = ["index.md", "replies.md", "capture.json", "comments.json"]
    .map((file) => (has(file) ? files.id(`${source.path}/${file}`) : ""))
    .join("-");
  const kept = options.digests.get(key);
  if (kept) return { digest: kept };
  const digested = parse();
  if ("digest" in digested) options.digests.set(key, digested.digest);
  return digested;
}

/** Addresses that lead to this site, each once. */
export function linksHere(links: readonly Pick<Reference, "address">[]): string[] {
  return [...new Set(links.map((link) => link.address))].filter((a) => targetOf(a, "").kind !== "elsewhere");
}

/** The attachment that the opening post shows first; one that stands alone before one inside a line. */
function firstFigure(digest: ThreadDigest, attachments: readonly Attachment[]): string | undefined {
  const images = digest.images.filter((image) => image.file === "index.md");
  const first = images.find((image) => image.block) ?? images[0];
  const name = first && imageFile(first.address);
  return attachments.find((attachment) => attachment.file.normalize("NFC") === name)?.file;
}

/** A change before the thread's own date, such as the import of an old text that is dated ahead, tells a reader nothing. */
function changedAfter(updated: Timestamp | undefined, date: Timestamp | undefined): Timestamp | undefined {
  return updated && date && isEarlier(updated, date) ? undefined : updated;
}

/** A hash of where a thread lies, of the names and ids of all its files, and of the dates that they do not hold. */
function fingerprintOf(source: ThreadSource, files: Files, dates: readonly (Timestamp | undefined)[]): string {
  const known = dates.filter((date) => date !== undefined);
  const hash = createHash("sha256").update(`${source.path}\n`);
  for (const file of source.files) hash.update(`${file}\0${files.id(`${source.path}/${file}`)}\n`);
  if (known.length > 0) hash.update(dates.map((date) => date?.iso).join("\n"));
  return hash.digest("hex").slice(0, 40);
}
