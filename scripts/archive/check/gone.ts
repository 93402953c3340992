/** Notes on threads that were published, and are gone or drafts now: their addresses lead nowhere. */
import type { Problem } from "../../core/problems.ts";
import type { GitHistory } from "../../history/history.ts";
import type { SiteMap } from "../model/site-map.ts";
import { siteUrl } from "../model/urls.ts";
import { placeOf, readMarkdownFile } from "../read/documents.ts";
import type { Files } from "../read/files.ts";
import type { Sources } from "../read/sources.ts";
import { type ThreadFront, threadSchema } from "../schema/thread.ts";
import { canBeThread } from "./old-addresses.ts";

/** What git knows of threads as they were. */
export type Past = Pick<GitHistory, "gone" | "revisions" | "read">;

/**
 * Asks git for threads that were published. A thread counts as published if a commit holds it, and it is no draft there.
 *
 * @param map what has an address now; a thread with an alias for it is in there too
 */
export async function goneNotes(past: Past, sources: Sources, files: Files, map: SiteMap): Promise<Problem[]> {
  const there = new Set(sources.threads.map(({ path }) => path.normalize("NFC")));
  const leads = (folder: string) => map.find(folder) ?? map.alias(folder);
  const notes: Problem[] = [];
  for (const { folder, index } of past.gone((one) => there.has(one))) {
    if (!canBeThread(folder) || leads(folder)) continue;
    const front = await published(past, index);
    if (front) notes.push(goneNote(folder, front));
  }
  const drafts = sources.threads.filter(({ path }) => map.drafts.has(path.normalize("NFC")));
  for (const { path } of drafts) {
    const folder = await publishedFolder(past, path);
    if (folder === undefined || leads(folder)) continue;
    const file = `${path}/index.md`;
    notes.push(draftNote(file, placeOf(files.bytes(file), file, ["draft"]), addressOf(folder)));
  }
  return notes;
}

/** The folder in which a thread that is a draft now was published last. */
async function publishedFolder(past: Past, path: string): Promise<string | undefined> {
  let folder = path.normalize("NFC");
  for (const { files, movedFrom } of past.revisions(path).toReversed()) {
    const id = files.find(({ name }) => name === "index.md")?.now;
    if (id !== undefined && (await published(past, id))) return folder;
    folder = movedFrom ?? folder;
  }
  return undefined;
}

/** The front matter of an earlier `index.md`; undefined if it could not be published as it was. */
async function published(past: Past, id: string): Promise<ThreadFront | undefined> {
  const bytes = await past.read(id);
  if (bytes === undefined) return undefined;
  const read = readMarkdownFile(bytes, "index.md", threadSchema);
  return Array.isArray(read) || read.front.draft ? undefined : read.front;
}

function goneNote(folder: string, { title }: ThreadFront): Problem {
  const address = addressOf(folder);
  const message = `a thread was published at ${address} and is gone, so its address leads nowhere`;
  const fix = `write ${folder}/index.md with the lines title: ${JSON.stringify(title)} and withdrawn: and the reason; or write aliases: [${address}] in the thread that takes its place`;
  return { level: "note", kind: "thread-gone", file: `${folder}/index.md`, message, fix };
}

function draftNote(file: string, place: object | undefined, address: string): Problem {
  const message = `the thread was published at ${address} and is a draft now, so that address leads nowhere`;
  const fix = `write withdrawn: and the reason in place of draft: true; or write aliases: [${address}] in the thread that takes its place`;
  return { level: "note", kind: "thread-gone", file, ...place, message, fix };
}

/** As an alias may be written. */
function addressOf(folder: string): string {
  return /[\s%?#"\\<>,[\]]/.test(folder) ? siteUrl(folder, "folder") : `/${folder}/`;
}
