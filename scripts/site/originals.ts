/** The originals of attachments. They are served by this site, or by the storage that `attachments.base_url` names. */
import { fileFolders } from "../archive/model/file-folders.ts";
import type { Archive, Attachment } from "../archive/model/model.ts";
import { showsOriginal } from "../attachments/derivatives.ts";
import type { FileFacts, StrippedFacts } from "../attachments/facts.ts";
import { extensionOf, mediaTypeOf } from "../core/file-types.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { withoutEndSlashes } from "../core/paths.ts";
import { publishedName } from "../core/published-name.ts";
import { type Output, pagePath } from "./output.ts";
import { publishedFile } from "./published-file.ts";
import type { Redirect } from "./redirect.ts";
import { href, type Site } from "./site.ts";

/** Name of the list of originals in storage, in the published folder. */
export const UPLOADS = "uploads.json";

/** An original in storage. */
export interface Upload {
  /** Its path there, not encoded: `ab/ab12…/報表.xlsx`, by SHA-256, so that other bytes have another address. */
  readonly key: string;
  /** Path below the content folder; of the first one if several threads have the same file. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Media type, for storage that does not tell by the name. */
  readonly type: string;
  /** Present if it is a copy of the file without place and serial numbers; `file` holds them. */
  readonly stripped?: "place";
}

/** An upload, and the copy that it is if the file itself is not to be uploaded. */
export interface StoredOriginal {
  readonly upload: Upload;
  readonly stripped?: StrippedFacts;
}

/** Whether this site serves an original itself. */
export function isServedHere({ archive, facts }: Site, attachment: Attachment): boolean {
  return storageOf(archive) === undefined || showsOriginal(facts(attachment), archive.settings.images);
}

/** Final address of an original. */
export function originalHref(site: Site, attachment: Attachment): string {
  if (isServedHere(site, attachment)) return href(site, attachment.url);
  const key = storageKey(publishedFile(site.archive, site.facts(attachment)), attachment);
  return storageOf(site.archive) + key.split("/").map(encodeURIComponent).join("/");
}

/**
 * Every original in storage.
 *
 * @returns in the order of their keys, each once; empty if the archive names no storage
 */
export function uploadsOf(archive: Archive, factsOf: (attachment: Attachment) => FileFacts): Upload[] {
  return storedOriginals(archive, factsOf).map(({ upload }) => upload);
}

/** The uploads, and how to make those that are stripped copies. */
export function storedOriginals(archive: Archive, factsOf: (attachment: Attachment) => FileFacts): StoredOriginal[] {
  if (storageOf(archive) === undefined) return [];
  const uploads = new Map<string, StoredOriginal>();
  for (const folder of fileFolders(archive)) {
    for (const attachment of folder.attachments) {
      const facts = factsOf(attachment);
      const { size, sha256, stripped } = publishedFile(archive, facts);
      const key = storageKey({ sha256 }, attachment);
      if (showsOriginal(facts, archive.settings.images) || uploads.has(key)) continue;
      const file = `${folder.path}/${attachment.file}`;
      const type = mediaTypeOf(extensionOf(attachment.file));
      const upload: Upload = { key, file, size, sha256, type, ...(stripped && { stripped: "place" }) };
      uploads.set(key, { upload, ...(stripped && { stripped }) });
    }
  }
  return [...uploads.values()].sort((a, b) => (a.upload.key < b.upload.key ? -1 : 1));
}

/** The text of `uploads.json`: one line a file. */
export function uploadsText(uploads: readonly Upload[]): string {
  return `{\n"files": [\n${uploads.map((upload) => JSON.stringify(upload)).join(",\n")}\n]\n}\n`;
}

/**
 * The files of the site that hold originals: those that it serves itself, byte for byte, and the list of the others.
 * Files of published threads and of pages only; a withdrawn thread's files are withdrawn with it.
 *
 * @param locate gives the absolute path of a file of the content
 */
export function originals(site: Site, locate: (file: string) => string): Output[] {
  const { archive } = site;
  const copies = fileFolders(archive).flatMap((folder) =>
    folder.attachments
      .filter((a) => isServedHere(site, a))
      .map((a): Output => {
        const source = locate(`${folder.path}/${a.file}`);
        const { sha256, stripped } = publishedFile(archive, site.facts(a));
        const key = fingerprint(stripped ? ["stripped", sha256] : ["original", a.id]);
        return { kind: "copy", path: pagePath(a.url), key, source, ...(stripped && { stripped }) };
      }),
  );
  if (storageOf(archive) === undefined) return copies;
  const text = uploadsText(uploadsOf(archive, (a) => site.facts(a)));
  return [...copies, { kind: "text", path: UPLOADS, key: fingerprint([UPLOADS, text]), text: () => text }];
}

/**
 * Redirects from the addresses that originals in storage would have on this site. Other threads link to these, because
 * they stay the same when the bytes change. So do links from outside that are older than the storage.
 */
export function originalRedirects(site: Site): Redirect[] {
  return fileFolders(site.archive).flatMap((folder) =>
    folder.attachments
      .filter((a) => !isServedHere(site, a))
      .map((a) => ({
        path: decodeURIComponent(a.url),
        query: "",
        to: originalHref(site, a),
        title: a.title ?? a.file,
      })),
  );
}

/** Address that originals are served from, with a slash at its end. */
function storageOf(archive: Archive): string | undefined {
  const url = archive.settings.attachments?.base_url;
  return url && `${withoutEndSlashes(url)}/`;
}

function storageKey({ sha256 }: Pick<FileFacts, "sha256">, { file }: Attachment): string {
  const name = publishedName(file.slice(file.lastIndexOf("/") + 1).normalize("NFC"));
  return `${sha256.slice(0, 2)}/${sha256}/${name}`;
}
