import { neighbours } from "../archive/model/groups.ts";
import type { Board } from "../archive/model/model.ts";
import { planDerivatives } from "../attachments/derivatives.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { type Segment, segmentList } from "../make/segments.ts";
import type { Asset } from "./assets/bundle.ts";
import { feed, sitemaps } from "./feeds.ts";
import { hostFiles } from "./host-files.ts";
import { originalRedirects, originals } from "./originals.ts";
import type { ImageOutput, Output, PageOutput } from "./output.ts";
import { historyPages } from "./pages/history.ts";
import { type Listing, listingPages } from "./pages/listing.ts";
import { homePage, indexPage, notFoundPage, searchPage, textPage, tombstonePage } from "./pages/single.ts";
import { threadPages } from "./pages/thread.ts";
import { redirectPages, redirectsOf } from "./redirects.ts";
import { FEED, type Site } from "./site.ts";

/** Every file that the site will hold, apart from the manifest. */
export interface Plan {
  readonly outputs: readonly Output[];
  readonly images: readonly ImageOutput[];
  readonly segments: readonly Segment[];
}

/**
 * Lists everything that the site is made of, each with the fingerprint of its inputs. Nothing is rendered here.
 *
 * @param segments as `planSegments` cuts them
 * @param contentDir absolute path of the content folder, for copying originals
 */
export function planSite(site: Site, segments: readonly Segment[], assets: readonly Asset[], contentDir: string): Plan {
  const { archive } = site;
  const redirects = [...redirectsOf(archive), ...originalRedirects(site)];
  const boards = archive.boards.map((board) => ({ board, feed: `${board.url}feed.xml` }));
  const singles: PageOutput[] = [
    homePage(site),
    ...(site.tags.list.length ? [indexPage(site, "tags", site.tags)] : []),
    ...(site.authors.list.length ? [indexPage(site, "authors", site.authors)] : []),
    ...(site.years.list.length ? [indexPage(site, "years", site.years)] : []),
    ...archive.pages.map((page) => textPage(site, page)),
    notFoundPage(site),
    searchPage(site),
  ];
  const outputs: Output[] = [
    ...singles,
    ...listings(site).flatMap((listing) => listingPages(site, listing)),
    ...archive.boards.flatMap((board) => pagesOfThreads(site, board)),
    ...archive.tombstones.map((thread) => tombstonePage(site, thread)),
    ...redirectPages(site, redirects),
    feed(site, FEED, { url: "/", title: archive.settings.title }, archive.threads),
    ...boards.map(({ board, feed: url }) => feed(site, url, { url: board.url, title: board.title }, board.threads)),
    ...sitemaps(site, ["/", ...archive.pages.map((p) => p.url), ...archive.boards.map((b) => b.url)]),
    ...hostFiles(site, redirects),
    ...assets.map(
      (asset): Output => ({
        kind: "text",
        path: asset.path,
        key: fingerprint(["asset", asset.path]),
        text: () => asset.bytes,
      }),
    ),
    ...originals(site, contentDir),
    segmentList(site, segments),
  ];
  return { outputs, images: images(site, contentDir), segments };
}

function pagesOfThreads(site: Site, board: Board): PageOutput[] {
  const pages: PageOutput[] = [];
  board.threads.forEach((thread, at) => {
    pages.push(...threadPages(site, thread, neighbours(board, at)), ...historyPages(site, thread));
  });
  return pages;
}

function listings(site: Site): Listing[] {
  const index = (of: "tags" | "authors" | "years", listing: "tag" | "author" | "year") =>
    site[of].list.map(
      (group): Listing => ({ of: listing, url: group.url, heading: group.label, threads: group.threads }),
    );
  return [
    ...site.archive.boards.map(
      (board): Listing => ({
        of: "board",
        url: board.url,
        heading: board.title,
        intro: board.description,
        threads: board.threads,
        feed: `${board.url}feed.xml`,
      }),
    ),
    ...index("tags", "tag"),
    ...index("authors", "author"),
    ...index("years", "year"),
  ];
}

function images(site: Site, contentDir: string): ImageOutput[] {
  return site.archive.threads.flatMap((thread) =>
    thread.attachments.flatMap((a) => {
      const derivatives = planDerivatives(site.facts(a));
      const file = `${thread.path}/${a.file}`;
      return derivatives.length ? [{ source: `${contentDir}/${file}`, file, derivatives }] : [];
    }),
  );
}
