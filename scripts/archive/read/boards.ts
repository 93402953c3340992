/** Settings of the archive and of its boards, and its pages: sources → checked data. */

import type { Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { parsePost } from "../../markdown/parse.ts";
import type { PostNote } from "../../markdown/post.ts";
import { imageFile } from "../model/links.ts";
import type { Board, ContentPage } from "../model/model.ts";
import { imageSources } from "../model/remote-image.ts";
import { plain } from "../model/site-map.ts";
import { pageFolder, pageUrl, siteUrl } from "../model/urls.ts";
import { type ArchiveSettings, archiveSchema } from "../schema/archive.ts";
import { boardSchema } from "../schema/board.ts";
import { pageSchema } from "../schema/page.ts";
import { listPageFiles } from "./attachments.ts";
import { readMarkdownFile, readYamlFile } from "./documents.ts";
import { attempt, type Files } from "./files.ts";
import { anchorsOf, type Reference, referencesIn } from "./parsed-thread.ts";
import type { Sources } from "./sources.ts";
import { linksHere } from "./threads.ts";

/** Reads `archive.yaml`; if it cannot be read, returns settings to check the rest with. */
export function readSettings(sources: Sources, files: Files, problems: Problem[]): ArchiveSettings {
  const file = "archive.yaml";
  const fallback = () => archiveSchema.parse({ title: "Archive" });
  if (!sources.settings) {
    problems.push({
      kind: "settings-missing",
      file,
      message: "the archive has no archive.yaml",
      fix: "write it with the line title: …",
    });
    return fallback();
  }
  const read = attempt(file, problems, () => readYamlFile(files.bytes(file), file, archiveSchema)) ?? [];
  problems.push(...(Array.isArray(read) ? read : read.notes));
  return Array.isArray(read) ? fallback() : read.data;
}

/** Reads every `board.yaml`. @returns boards without threads, in their order */
export function readBoards(sources: Sources, files: Files, problems: Problem[]): Omit<Board, "threads">[] {
  const boards: { board: Omit<Board, "threads">; order: number }[] = [];
  for (const path of sources.boards) {
    const file = `${path}/board.yaml`;
    const read = attempt(file, problems, () => readYamlFile(files.bytes(file), file, boardSchema)) ?? [];
    if (Array.isArray(read)) {
      problems.push(...read);
      continue;
    }
    problems.push(...read.notes);
    const { title, lang, description, order = Number.POSITIVE_INFINITY } = read.data;
    const board = {
      path,
      url: siteUrl(path, "folder"),
      title,
      ...(lang !== undefined && { lang }),
      ...(description !== undefined && { description }),
    };
    boards.push({ board, order });
  }
  return boards
    .sort((a, b) => (a.order === b.order ? compareText(a.board.path, b.board.path) : a.order - b.order))
    .map(({ board }) => board);
}

/** A page with what is checked in it. */
export interface ReadPage {
  readonly page: ContentPage;
  readonly links: readonly Reference[];
  readonly images: readonly Reference[];
  readonly anchors: readonly string[];
  /** What its authors should know about its text. */
  readonly notes: readonly PostNote[];
}

/** Reads every page of `content/pages`. */
export function readPages(sources: Sources, files: Files, settings: ArchiveSettings, problems: Problem[]): ReadPage[] {
  const pages: ReadPage[] = [];
  for (const source of sources.pages) {
    const { file } = source;
    const read = attempt(file, problems, () => readMarkdownFile(files.bytes(file), file, pageSchema)) ?? [];
    if (Array.isArray(read)) {
      problems.push(...read);
      continue;
    }
    problems.push(...(read.notes ?? []));
    const { title, lang = settings.lang, description } = read.front;
    const fingerprint = files.id(file);
    const post = parsePost(read.body, { line: read.bodyLine });
    const { links, images } = referencesIn(post, file);
    const url = pageUrl(file);
    const shown = new Set(images.map((image) => imageFile(image.address, plain(url))));
    const remote = imageSources(images.map((image) => image.address));
    const page = {
      file,
      path: pageFolder(file),
      url,
      fingerprint,
      title,
      lang,
      ...(description !== undefined && { description }),
      attachments: attempt(file, problems, () => listPageFiles(source, shown, files, problems)) ?? [],
      links: linksHere(links.map((link) => link.address)),
      ...(remote.length > 0 && { imageSources: remote }),
    };
    pages.push({ page, links, images, anchors: anchorsOf(post), notes: post.notes ?? [] });
  }
  return pages.sort((a, b) => compareText(a.page.file, b.page.file));
}
