import type { AssetLinks, Link, PageProps, SiteProps } from "../../layouts/props.ts";
import type { GroupingName, Groupings } from "../archive/model/groups.ts";
import type { Archive, Attachment, Board, Bodies, Thread } from "../archive/model/model.ts";
import type { AllSeries } from "../archive/model/series.ts";
import type { SiteMap } from "../archive/model/site-map.ts";
import type { Translations } from "../archive/model/translations.ts";
import type { SizeOf } from "../attachments/derivatives.ts";
import type { FileFacts } from "../attachments/facts.ts";
import type { Card, CardFont } from "../cards/card.ts";
import type { ActiveProvider } from "../comments/discussion.ts";
import type { GitHistory } from "../history/history.ts";
import type { Asset } from "./assets/asset.ts";

/** Everything that pages are made from. */
export interface Site {
  readonly archive: Archive;
  readonly bodies: Bodies;
  readonly props: SiteProps;
  /**
   * Fingerprint of tool, configuration, settings, frame and folder in the repository: part of every page's key. What is
   * settled about derivatives is not in it, because most pages have none.
   */
  readonly key: string;
  /** Fingerprint of the tool alone. */
  readonly tool: string;
  readonly boards: ReadonlyMap<string, Board>;
  readonly groups: Groupings;
  readonly series: AllSeries;
  /** Threads that are one text in several languages. */
  readonly translations: Translations["groups"];
  readonly targets: LinkTargets;
  /** Our own style sheets, scripts and icons. */
  readonly assets: readonly Asset[];
  /** The comments provider that the archive names. */
  readonly provider?: ActiveProvider;
  /** Set if the comments provider has something to load. */
  readonly comments?: CommentsAssets;
  facts(attachment: Attachment): FileFacts;
  readonly images: SiteImages;
  /** Pictures of threads for previews elsewhere; absent if the archive has none. */
  readonly cards?: SiteCards;
  /** The history in git; undefined outside git. */
  readonly history?: GitHistory | undefined;
}

/** What is known of the derivatives of the site's pictures. */
export interface SiteImages {
  /** Fingerprint of their settings. */
  readonly key: string;
  /** Decides which derivatives pages use; see `usedDerivatives`. */
  readonly sizeOf: SizeOf;
  /**
   * Threads and text pages with pictures that are undecided, because a preview has not encoded them yet: by path, a
   * fingerprint of the derivatives that their pages show meanwhile.
   */
  readonly undecided: ReadonlyMap<string, string>;
}

/** The cards of threads, and what draws them. */
export interface SiteCards {
  readonly font: CardFont;
  /** By path of the thread. */
  readonly of: ReadonlyMap<string, Card>;
}

/** Targets of links in posts. */
export interface LinkTargets {
  /** Every place of the site, by decoded path without slashes at its ends. */
  readonly map: SiteMap;
  readonly floorsPerPage: number;
}

/** Site paths of our own files for comments from elsewhere. */
export interface CommentsAssets {
  /** Script of the consent button. */
  readonly script: string;
  /** The provider's module. */
  readonly module: string;
  /** The empty page for embeds that need one. */
  readonly frame?: string;
  /** Files of the provider that this site serves, by their path in their npm package. */
  readonly own: Readonly<Record<string, string>>;
}

/**
 * Fingerprint of what pages show of a thread or text page. Which derivatives they use follows from its files and the
 * settings, once all are encoded.
 */
export function shownFingerprint(
  { images }: Site,
  { path, fingerprint, attachments }: Pick<Thread, "path" | "fingerprint" | "attachments">,
): string {
  if (attachments.length === 0) return fingerprint;
  return `${fingerprint} ${images.key} ${images.undecided.get(path) ?? ""}`;
}

/** The address of a site. */
export interface Address {
  /** Path with a slash at both ends. */
  readonly base: string;
  /** Absolute address with a slash at the end; undefined if nothing says what it is. */
  readonly url?: string;
}

/** Site path of the archive's feed. */
export const FEED = "/feed.xml";

/** Site path of the folder that the search page reads. */
export const SEARCH_INDEX = "search/index";

/** @param url absolute address of the site, with or without a slash at its end */
export function addressOf(url: string | undefined): Address {
  if (url === undefined) return { base: "/" };
  const parsed = new URL(url);
  const base = parsed.pathname.endsWith("/") ? parsed.pathname : `${parsed.pathname}/`;
  return { base, url: parsed.origin + base };
}

/** Address of a site path for links: with the base path, without the host. */
export function href(site: { readonly props: SiteProps }, path: string): string {
  return underBase(site.props.base, path);
}

/** A site path put below a base that ends in a slash. */
export function underBase(base: string, path: string): string {
  return base + path.replace(/^\//, "");
}

/** Whether the site has lists by tag, author or year. */
export function hasListings({ archive, groups }: Pick<Site, "archive" | "groups">, of: GroupingName): boolean {
  return archive.settings.listings[of] && groups[of].list.length > 0;
}

/** A link to the list of a tag, author or year; its text alone if there is no such list. */
export function listingLink(site: Site, of: GroupingName, name: string): Link {
  const isListed = site.archive.settings.listings[of] && site.groups[of].has(name);
  return { href: isListed ? href(site, site.groups[of].urlOf(name)) : "", text: name };
}

/** Optional features of the site. */
export interface SiteFeatures {
  readonly search: boolean;
  readonly feeds: boolean;
  readonly offline: boolean;
}

/** Props of the frame around every page. */
export function siteProps(
  archive: Archive,
  address: Address,
  { logo, ...assets }: AssetLinks & { readonly logo?: string },
  features: SiteFeatures,
): SiteProps {
  const { settings } = archive;
  const link = (l: Link): Link => ({
    text: l.text,
    href: l.href.startsWith("/") ? underBase(address.base, l.href) : l.href,
  });
  const { registration } = settings;
  return {
    title: settings.title,
    ...(settings.description !== undefined && { description: settings.description }),
    lang: settings.lang,
    base: address.base,
    ...(address.url !== undefined && { url: address.url }),
    nav: settings.nav.map(link),
    footer: settings.footer.map(link),
    ...(registration !== undefined && {
      registration: typeof registration === "string" ? registration : link(registration),
    }),
    ...(settings.copyright !== undefined && { copyright: settings.copyright }),
    assets: {
      css: underBase(address.base, assets.css),
      sheets: {
        lists: underBase(address.base, assets.sheets.lists),
        markup: underBase(address.base, assets.sheets.markup),
        dialogs: underBase(address.base, assets.sheets.dialogs),
      },
      ...(assets.extraCss !== undefined && { extraCss: underBase(address.base, assets.extraCss) }),
      js: underBase(address.base, assets.js),
      lists: underBase(address.base, assets.lists),
      remoteImages: underBase(address.base, assets.remoteImages),
      media: underBase(address.base, assets.media),
      searchBox: underBase(address.base, assets.searchBox),
      settings: underBase(address.base, assets.settings),
      settingsPanel: underBase(address.base, assets.settingsPanel),
      searchPage: underBase(address.base, assets.searchPage),
      searchModules: assets.searchModules.map((module) => underBase(address.base, module)),
      icon: underBase(address.base, assets.icon),
      appIcons: assets.appIcons.map(({ size, href }) => ({ size, href: underBase(address.base, href) })),
      ...(features.offline && assets.offline !== undefined && { offline: underBase(address.base, assets.offline) }),
      ...(assets.extra !== undefined && { extra: underBase(address.base, assets.extra) }),
    },
    ...(logo !== undefined && { logo: underBase(address.base, logo) }),
    ...(settings.byline && { byline: settings.byline }),
    search: features.search,
    // A feed names every page by its whole address.
    ...(features.feeds && address.url !== undefined && { feed: underBase(address.base, FEED) }),
    ...(settings.attachments?.base_url !== undefined && { storage: new URL(settings.attachments.base_url).origin }),
  };
}

/** The props that every page has: the site, its address and its place. Every breadcrumb begins with the front page. */
export function frame(
  site: Site,
  page: { url: string; title: string; lang?: string; description?: string | undefined; breadcrumb?: readonly Link[] },
): PageProps {
  return {
    site: site.props,
    url: page.url,
    lang: page.lang ?? site.props.lang,
    title: page.title,
    ...describe(page.description ?? site.props.description),
    breadcrumb: page.breadcrumb
      ? [{ href: site.props.base, text: site.props.title, lang: site.props.lang }, ...page.breadcrumb]
      : [],
  };
}

export function boardOf(site: Site, thread: Thread): Board {
  const board = site.boards.get(thread.board);
  if (!board) throw new Error(`no board ${thread.board}`);
  return board;
}

export function boardLink(site: Site, thread: Thread): Link {
  const board = boardOf(site, thread);
  return { href: href(site, board.url), text: board.title, lang: boardLang(site, board) };
}

/** Language of a board's own pages. */
export function boardLang(site: Site, { lang }: Board): string {
  return lang ?? site.props.lang;
}

function describe(description: string | undefined): { description?: string } {
  return description ? { description } : {};
}
