/** The props that all kinds of page share. */

export interface Link {
  /** Empty if there is no address: the text is then no link. */
  readonly href: string;
  readonly text: string;
  /** BCP 47 of the text, if it may differ from the page's. */
  readonly lang?: string;
}

/** A text in one of its languages. */
export interface LanguageLink {
  /** BCP 47. */
  readonly lang: string;
  /** A path with the base, or a full address elsewhere. */
  readonly href: string;
}

/** A picture that other sites show of a link to the page. */
export interface PreviewImage {
  /** Absolute address. */
  readonly href: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows. */
  readonly alt: string;
}

/** Something that the byline of a thread may show, as `archive.yaml` names it. */
export type BylineField = (typeof BYLINE)[number];

/** All that a byline may show, in the usual order. */
export const BYLINE = ["badge", "author", "date", "updated", "length", "reading_time"] as const;

/** The same for every page of a site. */
export interface SiteProps {
  readonly title: string;
  readonly description?: string;
  readonly lang: string;
  /** Path that the site lives under, with a slash at both ends: `/` or `/some/path/`. */
  readonly base: string;
  /** Address of the site with its path, `https://archive.example/some/path/`; for canonical links and metadata only. */
  readonly url?: string;
  readonly nav: readonly Link[];
  readonly footer: readonly Link[];
  /** Registration line, such as an ICP number. */
  readonly registration?: string | Link;
  readonly copyright?: string;
  readonly assets: AssetLinks;
  /** Picture beside the archive's name, in place of the stone. */
  readonly logo?: string;
  /** What the byline of a thread shows, in this order; everything in the usual order unless given. */
  readonly byline?: readonly BylineField[];
  /** Whether the site has search: a box on every page, and `/search/`. */
  readonly search: boolean;
  /** Feed of the whole site, named in the head of every page. */
  readonly feed?: string;
  /** Origin of the storage that holds attachments, from where players load, `https://files.example`. */
  readonly storage?: string;
}

/** Addresses of our own files, each with a hash of its content in its name. */
export interface AssetLinks {
  /** Style sheet of every page. */
  readonly css: string;
  /** Style sheets that some pages need; `layouts/sheets.ts` says which. */
  readonly sheets: {
    /** Rows of threads, the front page, indexes, history. */
    readonly lists: string;
    /** Code in colours, formulas, alerts, pictures on other hosts. */
    readonly markup: string;
    /** The search, the viewer of pictures, the panel of settings. */
    readonly dialogs: string;
  };
  /** Style sheet of the archive's own, after all others. */
  readonly extraCss?: string;
  /** Script of pages that send the reader on. */
  readonly js: string;
  /** Script of lists: it remembers the view that the reader chose, and narrows lists of names. */
  readonly lists: string;
  /** Script of pages that ask before they load pictures from other hosts. */
  readonly remoteImages: string;
  /** Script of pages with pictures and files: it opens them in the page. */
  readonly media: string;
  /** Script of the search box. */
  readonly searchBox: string;
  /** Script that applies a reader's settings before the page is shown, and the module of their panel. */
  readonly settings: string;
  readonly settingsPanel: string;
  /** Script of the search page. */
  readonly searchPage: string;
  /** Modules that the script of the search page imports, so that they can be fetched along with it. */
  readonly searchModules: readonly string[];
  readonly icon: string;
  /** Script that keeps what is read for reading without network; absent if the archive wants none. */
  readonly offline?: string;
  /** The same as PNG, for devices; none if the archive has a logo of its own. Their sizes are in pixels. */
  readonly appIcons: readonly { readonly size: number; readonly href: string }[];
  /** Script of the archive's own, for every page. */
  readonly extra?: string;
}

/** The props that every page has. */
export interface PageProps {
  readonly site: SiteProps;
  /** Site path of this page without the base, percent-encoded: `/retail/2016/x/`. */
  readonly url: string;
  /** BCP 47; also picks the interface language. */
  readonly lang: string;
  readonly title: string;
  readonly description?: string;
  /** Picture for previews elsewhere. */
  readonly image?: PreviewImage;
  /** The page in all its languages, its own too; absent if there is no other. */
  readonly languages?: readonly LanguageLink[];
  /** Address of its Markdown copy, if there is one. */
  readonly markdown?: string;
  /** The way here from the front page. An entry for the page itself, if there is one, is shown as the end of it. */
  readonly breadcrumb: readonly Link[];
  /** True if the page has pictures or files that its script opens. */
  readonly media?: boolean;
  /** Present if the page may load pictures from other hosts. */
  readonly remoteImages?: RemoteImagesProps;
  /** True keeps the page out of search engines. */
  readonly noindex?: boolean;
}

/** Pictures on other hosts that a page may load. */
export interface RemoteImagesProps {
  /** Their hosts as sources of a policy, `https://img.example`. */
  readonly sources: readonly string[];
  /** True if each picture waits for the reader's button. */
  readonly ask: boolean;
}
