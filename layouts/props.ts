/**
 * What the layouts are given. Plain JSON: a page's props are its inputs, and their hash is part of its fingerprint.
 * Every `href` is final: it holds the base path and is percent-encoded. Layouts only escape and arrange.
 */
import type { Timestamp } from "../scripts/core/timestamp.ts";
import type { TextLength } from "../scripts/markdown/post.ts";
import type { CommentsProps } from "./comments-props.ts";
import type { HistoryProps } from "./history-props.ts";
import type { SearchProps } from "./pages/search.ts";

export interface Link {
  /** Empty where there is nowhere to go: the text then stands alone. */
  readonly href: string;
  readonly text: string;
  /** BCP 47 of the text, where it may differ from the page's. */
  readonly lang?: string;
}

/** The same for every page of a site. */
export interface SiteProps {
  readonly title: string;
  readonly description?: string;
  readonly lang: string;
  /** Path that the site lives under, with a slash at both ends: `/` or `/some/path/`. */
  readonly base: string;
  /** Address of the site with its path, `https://archive.example/some/path/`; for canonical links and metadata only. */
  readonly url: string;
  readonly nav: readonly Link[];
  readonly footer: readonly Link[];
  /** Registration line, such as an ICP number. */
  readonly registration?: string | Link;
  readonly copyright?: string;
  readonly assets: AssetLinks;
  /** Whether the site has search: a box on every page, and `/search/`. */
  readonly search: boolean;
  /** Feed of the whole site, named in the head of every page. */
  readonly feed?: string;
}

/** Addresses of our own files, each with a hash of its content in its name. */
export interface AssetLinks {
  readonly css: string;
  /** Script of pages that send the reader on. */
  readonly js: string;
  /** Script of the search box. */
  readonly searchBox: string;
  /** Script of the search page. */
  readonly searchPage: string;
  /** What the script of the search page imports, so that it can be fetched along with it. */
  readonly searchModules: readonly string[];
  readonly icon: string;
}

/** What every page has. */
export interface PageProps {
  readonly site: SiteProps;
  /** Site path of this page without the base, percent-encoded: `/retail/2016/x/`. */
  readonly url: string;
  /** BCP 47; also picks the interface language. */
  readonly lang: string;
  readonly title: string;
  readonly description?: string;
  /** Absolute address of a picture for previews. */
  readonly image?: string;
  /** The way here from the front page. An entry for the page itself, if there is one, is shown as the end of it. */
  readonly breadcrumb: readonly Link[];
  /** True keeps the page out of search engines. */
  readonly noindex?: boolean;
}

export interface ThreadProps extends PageProps {
  readonly kind: "thread";
  readonly board: Link;
  readonly author?: Link;
  readonly date?: Timestamp;
  readonly updated?: Timestamp;
  readonly summary?: string;
  readonly length: TextLength;
  readonly toc: readonly TocEntry[];
  /** Floors of this page. Floor 1 stands on the first page only. */
  readonly floors: readonly FloorProps[];
  /** Number of all floors in the thread, on all pages. */
  readonly floorCount: number;
  /** Where the thread has more than one page of floors. */
  readonly pager?: FloorPager;
  readonly signature?: string;
  readonly license?: { readonly name: string; readonly href?: string };
  readonly rights?: string;
  readonly source?: SourceProps;
  readonly tags: readonly Link[];
  /** First page only. */
  readonly attachments: readonly AttachmentProps[];
  readonly previous?: Link;
  readonly next?: Link;
  /** Last page only: comments come after all floors. */
  readonly comments?: CommentsProps;
  /** Address that shows the history of the thread. */
  readonly history?: string;
  /** Address of the forge's editor for this thread. */
  readonly edit?: string;
}

export interface TocEntry {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

export interface FloorProps {
  readonly n: number;
  readonly author?: Link;
  /** True where the opening poster wrote it. */
  readonly op: boolean;
  readonly date?: Timestamp;
  /** Safe HTML of the post, holes filled. */
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

/** Where a thread was kept from. */
export interface SourceProps {
  readonly site?: string;
  readonly href?: string;
  readonly capturedAt?: Timestamp;
  /** Views and replies counted at capture. */
  readonly views?: number;
  readonly replies?: number;
}

export interface AttachmentProps {
  readonly file: string;
  readonly href: string;
  readonly title?: string;
  /** Short name of the type, `JPEG`, `XLSX`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly downloads?: number;
  /** Present for an image that the text does not show. */
  readonly thumbnail?: PictureProps;
}

/** An image with its derivatives. */
export interface PictureProps {
  /** Fallback address. */
  readonly src: string;
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
  /** Best format first; the fallback's own srcset is `srcset`. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  readonly srcset?: string;
  readonly sizes: string;
  /** Address of the original. */
  readonly original: string;
}

/** A row in a list of threads. */
export interface ThreadRow {
  readonly href: string;
  readonly title: string;
  readonly lang: string;
  readonly board?: Link;
  readonly author?: string;
  readonly date?: Timestamp;
  readonly summary?: string;
  /** Replies kept, 0 where there are none. */
  readonly replies: number;
  readonly thumbnail?: PictureProps;
}

/** A page of a list of threads: board, tag, author, year. Numbered from the oldest, so that old pages never change. */
export interface ListingProps extends PageProps {
  readonly kind: "listing";
  /** What the list is of: `board`, or the name of a grouping. */
  readonly of: string;
  /** The heading, `零售與電商`. */
  readonly heading: string;
  readonly intro?: string;
  /** Number of threads in all; on the front page only. */
  readonly count?: number;
  readonly rows: readonly ThreadRow[];
  /** Number of this page; absent on the front page. */
  readonly page?: number;
  readonly newer?: string;
  readonly older?: string;
  readonly feed?: string;
}

/** An index of tags, authors or years. */
export interface IndexProps extends PageProps {
  readonly kind: "index";
  readonly of: string;
  readonly entries: readonly { readonly href: string; readonly text: string; readonly count: number }[];
}

export interface HomeProps extends PageProps {
  readonly kind: "home";
  readonly threadCount: number;
  readonly boards: readonly {
    readonly href: string;
    readonly title: string;
    readonly description?: string;
    readonly count: number;
    /** Its newest threads, at most three. */
    readonly newest: readonly ThreadRow[];
  }[];
  readonly newest: readonly ThreadRow[];
  /** Index pages of tags, authors, years. */
  readonly indexes: readonly Link[];
  readonly feed?: string;
}

/** A page from `content/pages/`. */
export interface TextPageProps extends PageProps {
  readonly kind: "text";
  readonly html: string;
}

export interface TombstoneProps extends PageProps {
  readonly kind: "tombstone";
  readonly reason: string;
  readonly board: Link;
}

/** The page behind every address that does not exist. Its links hold the base, since it is served from anywhere. */
export interface NotFoundProps extends PageProps {
  readonly kind: "notFound";
  readonly home: string;
}

/** Sends an old address on to the new one, for servers that do not read `_redirects`. */
export interface RedirectProps extends PageProps {
  readonly kind: "redirect";
  readonly to: string;
}

/** Old addresses that differ in their query alone; the page script sends the reader on where it knows the query. */
export interface MovedProps extends PageProps {
  readonly kind: "moved";
  /** Each with its query, question mark included. */
  readonly entries: readonly (Link & { readonly query: string })[];
}

export type AnyPageProps =
  | ThreadProps
  | ListingProps
  | IndexProps
  | HomeProps
  | HistoryProps
  | TextPageProps
  | TombstoneProps
  | NotFoundProps
  | RedirectProps
  | MovedProps
  | SearchProps;
