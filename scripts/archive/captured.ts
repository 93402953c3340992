/** The edge for records of attachments: `capture.json` on disk, compared with the files of a site. */
import { statSync } from "node:fs";
import type { Problem } from "../core/problems.ts";
import { sourcesOf } from "./load.ts";
import { type FileRecord, recordDifference } from "./model/file-record.ts";
import { fileUrl } from "./model/urls.ts";
import { readCapture } from "./read/capture.ts";
import { decodeText } from "./read/decode.ts";
import { readMarkdownFile } from "./read/documents.ts";
import { attempt, type Files } from "./read/files.ts";
import { listContent } from "./read/listing.ts";
import type { Capture } from "./schema/capture.ts";
import { threadSchema } from "./schema/thread.ts";

/** A published file that is not the one that was imported or fetched. */
export interface CapturedDifference {
  /** Path below the site's root. */
  readonly path: string;
  /** The record that names it, `tea/2016/first/capture.json`. */
  readonly record: string;
  readonly expected: FileRecord;
  readonly found: FileRecord;
}

/** What the records of a content folder say of the files of a site. */
export interface CapturedFiles {
  /** Files that a record and the site have. */
  readonly compared: number;
  /** But for those of which `edited` in the front matter says why they differ. */
  readonly different: readonly CapturedDifference[];
  /** Records that cannot be read; `check` says why. */
  readonly unread: readonly string[];
}

/**
 * Compares the attachments of a site with their records. Threads are not read but for their records, and for the front
 * matter of those with a difference.
 *
 * @param content the content folder; nothing is compared if there is none
 * @param published gives a file of the site by its path; undefined if the site does not have it
 */
export async function compareCaptured(
  content: string,
  published: (path: string) => FileRecord | undefined,
): Promise<CapturedFiles> {
  const compared = new Set<string>();
  const different = new Map<string, CapturedDifference>();
  const unread: string[] = [];
  if (!statSync(content, { throwIfNoEntry: false })?.isDirectory()) return { compared: 0, different: [], unread };
  const { sources, files } = sourcesOf(await listContent(content));
  for (const thread of sources.threads.filter((one) => one.files.includes("capture.json"))) {
    const record = `${thread.path}/capture.json`;
    const capture = captureOf(record, files);
    if (!capture) unread.push(record);
    let edited: ReadonlySet<string> | undefined;
    for (const { file, missing, sha256, size } of capture?.attachments ?? []) {
      if (file === undefined || missing) continue;
      const path = decodeURIComponent(fileUrl(`${thread.path}/${file}`)).slice(1);
      const found = published(path);
      if (!found) continue;
      compared.add(path);
      if (recordDifference({ sha256, size }, found) === undefined) continue;
      edited ??= editedIn(`${thread.path}/index.md`, files);
      if (edited.has(file.normalize("NFC"))) continue;
      different.set(path, { path, record, expected: { sha256, size }, found });
    }
  }
  return { compared: compared.size, different: [...different.values()], unread };
}

function captureOf(file: string, files: Files): Capture | undefined {
  const problems: Problem[] = [];
  const text = attempt(file, problems, () => decodeText(files.bytes(file), file));
  const read = typeof text === "string" ? readCapture(text, file) : [];
  return Array.isArray(read) ? undefined : read.data;
}

/** Names of attachments that were changed on purpose. */
function editedIn(file: string, files: Files): ReadonlySet<string> {
  const read = attempt(file, [], () => readMarkdownFile(files.bytes(file), file, threadSchema)) ?? [];
  const attachments = Array.isArray(read) ? [] : (read.front.attachments ?? []);
  return new Set(attachments.filter(({ edited }) => edited !== undefined).map((one) => one.file.normalize("NFC")));
}
