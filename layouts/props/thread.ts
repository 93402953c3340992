/** Props of the page of a thread. */
import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { TextLength } from "../../scripts/markdown/post.ts";
import type { CaptureFlagProps } from "./capture.ts";
import type { CommentsProps } from "./comments.ts";
import type { FileProps } from "./file.ts";
import type { Link, PageProps } from "./page.ts";
import type { PictureProps } from "./picture.ts";

export interface ThreadProps extends PageProps {
  readonly kind: "thread";
  readonly board: Link;
  readonly author?: Link;
  readonly date?: Timestamp;
  readonly updated?: Timestamp;
  readonly summary?: string;
  readonly length: TextLength;
  /** The beginning of the opening post's text, for programs; on later pages too. */
  readonly beginning: string;
  readonly toc: readonly TocEntry[];
  /** Floors of this page. Floor 1 is on the first page only. */
  readonly floors: readonly FloorProps[];
  /** Number of all floors in the thread, on all pages. */
  readonly floorCount: number;
  /** Present if the thread has more than one page of floors. */
  readonly pager?: FloorPager;
  readonly signature?: string;
  /** Number that the forum gave to the first post, if that is not the opening post. */
  readonly floor?: number;
  readonly license?: { readonly name: string; readonly href?: string };
  readonly rights?: string;
  readonly source?: SourceProps;
  readonly tags: readonly Link[];
  /** First page only. */
  readonly attachments: readonly AttachmentProps[];
  /** Files that the capture lacks; first page only. */
  readonly missing?: readonly MissingFileProps[];
  /** Threads about the same; last page only. */
  readonly related?: readonly LinkedThread[];
  /** Threads that link to this one; last page only. */
  readonly linkedFrom?: readonly LinkedThread[];
  /** Series that it is a part of: named on the first page, with the parts beside it on the last. */
  readonly series?: readonly SeriesProps[];
  readonly previous?: Link;
  readonly next?: Link;
  /** Last page only: comments come after all floors. */
  readonly comments?: CommentsProps;
  /** Address that shows the history of the thread. */
  readonly history?: string;
  /** Address of the forge's editor for this thread. */
  readonly edit?: string;
}

/** A link to a thread, with its date. */
export interface LinkedThread extends Link {
  readonly date?: Timestamp;
}

/** A thread's place in a series. */
export interface SeriesProps {
  /** The list of all parts. */
  readonly name: Link;
  /** Number of this part, from 1 on. */
  readonly part: number;
  readonly previous?: Link;
  readonly next?: Link;
}

export interface TocEntry {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

export interface FloorProps {
  readonly n: number;
  readonly author?: Link;
  /** True if the opening poster wrote it. */
  readonly op: boolean;
  readonly date?: Timestamp;
  /** Safe HTML of the post, holes filled. */
  readonly html: string;
  /** The beginning of its text, for programs. */
  readonly beginning: string;
  /** The post that it answers; an empty address if that is not in this thread. */
  readonly inReplyTo?: { readonly href: string; readonly n?: number; readonly author?: string };
  /** The floors that answer it, if that is certain. */
  readonly answers?: readonly { readonly href: string; readonly n?: number; readonly author?: string }[];
  readonly signature?: string;
  /** Files that came with it; one that is missing has an empty address. */
  readonly attachments?: readonly Link[];
  /** Remarks of others below it. */
  readonly remarks?: readonly RemarkProps[];
}

export interface RemarkProps {
  readonly author?: Link;
  readonly date?: Timestamp;
  /** Safe HTML, holes filled. */
  readonly html: string;
}

/** Page `p` holds the floors numbered `(p - 1) * perPage + 1` to `p * perPage`; `pages[0]` is the thread's address. */
export interface FloorPager {
  readonly page: number;
  readonly perPage: number;
  readonly pages: readonly {
    readonly page: number;
    readonly href: string;
    readonly first: number;
    readonly last: number;
  }[];
}

/** The page that a thread was imported from. */
export interface SourceProps {
  readonly site?: string;
  readonly href?: string;
  readonly capturedAt?: Timestamp;
  /** Views and replies counted at capture. */
  readonly views?: number;
  readonly replies?: number;
  /** Present if the thread was imported. */
  readonly record?: CaptureProps;
}

/** What the record of an import tells a reader. */
export interface CaptureProps {
  readonly software?: string;
  /** The captured pages, if there are several. */
  readonly sources: readonly (Link & { readonly page?: number; readonly at?: Timestamp })[];
  readonly repairs: readonly { readonly kind: string; readonly count: number }[];
  /** What is doubtful. */
  readonly flags: readonly CaptureFlagProps[];
  /** Page of the whole record. */
  readonly href?: string;
}

/** A file that the thread had where it was captured. */
export interface MissingFileProps {
  readonly name: string;
  /** Where it was. */
  readonly href?: string;
  /** Bytes, or the words of the page. */
  readonly size?: number | string;
  readonly downloads?: number;
}

export interface AttachmentProps extends FileProps {
  readonly file: string;
  readonly title?: string;
  readonly sha256: string;
  /** Present if place and serial numbers were taken out of the picture. */
  readonly stripped?: true;
  readonly downloads?: number;
  /** True if the text shows it. */
  readonly shown?: boolean;
  /** True for an image that a page can show. */
  readonly image?: boolean;
  /** Present for an image that the text does not show, if there is a small file of it. */
  readonly thumbnail?: PictureProps;
}
