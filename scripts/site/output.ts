/** Everything that the site is made of. All outputs are one kind of thing: a path, a key, and a way to make it. */
import type { AnyPageProps } from "../../layouts/pages/index.ts";
import type { EncodeTask } from "../attachments/encode.ts";
import type { StrippedFacts } from "../attachments/facts.ts";
import type { Card, CardFont } from "../cards/card.ts";
import type { SearchRecord } from "../search/record.ts";

/** One thing of the site, planned but not made. */
export type Output = PageOutput | TextOutput | CopyOutput | ImageOutput | SegmentOutput | SegmentListOutput;

interface OutputBase {
  /** Path below the site's root, not encoded, `retail/2016/x/index.html`; with a slash at its end for a folder. */
  readonly path: string;
  /** Fingerprint of all that goes into it. */
  readonly key: string;
}

/** An HTML page, rendered by Eleventy. */
export interface PageOutput extends OutputBase {
  readonly kind: "page";
  /** Path of the thread whose text is on it; absent for lists and other pages. */
  readonly thread?: string;
  /** Which page kind renders it. */
  readonly page: AnyPageProps["kind"];
  props(): AnyPageProps | Promise<AnyPageProps>;
}

/** A small file that is at hand: feeds, sitemaps, headers, style sheets. */
export interface TextOutput extends OutputBase {
  readonly kind: "text";
  text(): string | Uint8Array;
}

/** An original, byte for byte unless the settings want it stripped. */
export interface CopyOutput extends OutputBase {
  readonly kind: "copy";
  /** Absolute path. */
  readonly source: string;
  /** Present if place and serial numbers are taken out of the copy. */
  readonly stripped?: StrippedFacts;
}

/** One derivative of an image, or the card of a thread. */
export interface ImageOutput extends OutputBase {
  readonly kind: "image";
  /** Path of the first thread or text page that has the picture. */
  readonly thread: string;
  /** What makes it, if a build has not. */
  readonly task: EncodeTask | CardTask;
}

/** A card to be drawn. */
export interface CardTask {
  readonly card: Card;
  readonly font: CardFont;
}

/** One search segment: a folder of index files. */
export interface SegmentOutput extends OutputBase {
  readonly kind: "segment";
  /** Its place among the segments, from 0. */
  readonly number: number;
  /** Its records, in the order in which the index takes them. */
  readonly records: readonly PlannedRecord[];
}

/** The list of the search index, which holds a piece of every segment. */
export interface SegmentListOutput extends OutputBase {
  readonly kind: "segment list";
  /** Path on the site of the piece of each segment. */
  readonly heads: readonly string[];
  /** @param heads those pieces */
  bytes(heads: readonly Buffer[]): Buffer;
}

/** The search record of a thread, made when it is asked for. */
export interface PlannedRecord {
  /** Path of the thread whose text is in it. */
  readonly thread: string;
  /** Fingerprint of all that goes into it. */
  readonly key: string;
  record(): SearchRecord;
}

/** Output path of the page at a site path: `/retail/x/` → `retail/x/index.html`. */
export function pagePath(url: string): string {
  const decoded = url.includes("%") ? decodeURIComponent(url) : url;
  const path = decoded.startsWith("/") ? decoded.slice(1) : decoded;
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
