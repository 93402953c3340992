/** The checked archive as the site that pages are made from. */
import type { Loaded } from "../archive/check/validate.ts";
import { seriesOf } from "../archive/model/series.ts";
import { activeProvider } from "../comments/discussion.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { bundleAssets } from "../site/assets/bundle.ts";
import { toolBundle } from "../site/assets/cached.ts";
import { commentsAssets } from "../site/assets/comments.ts";
import { withOwnAssets } from "../site/assets/extra.ts";
import { addressOf, type Site, siteProps } from "../site/site.ts";
import type { Assembly } from "./assembly.ts";
import type { Inputs } from "./inputs.ts";
import type { BuildOptions } from "./options.ts";

/** Puts the site together; the features of the configuration decide what its pages link to. */
export async function makeSite(
  { archive, bodies, map, groupings, translations }: Loaded,
  { tool, config, assets, history }: Inputs,
  known: Pick<Site, "facts" | "images" | "cards">,
  assembly: Assembly,
  options: BuildOptions,
): Promise<Site> {
  const { settings } = archive;
  const stele = await toolBundle(options.cache, "own", tool, bundleAssets);
  const own = await withOwnAssets(stele, settings, options.cache, fingerprint([tool, assets]));
  const provider = assembly.has("comments") ? activeProvider(settings) : undefined;
  const comments = provider?.provider.embed && (await commentsAssets(provider, options.cache, tool));
  const address = addressOf(options.baseUrl ?? (settings.url || undefined));
  const features = {
    search: assembly.has("search") && settings.search !== false,
    feeds: assembly.has("feeds"),
    // What a preview shows is never kept: it changes, and other sites are previewed at the same address.
    offline: settings.offline && !options.imagesOnRequest,
  };
  const props = siteProps(archive, address, own.links, features);
  return {
    archive,
    bodies,
    ...known,
    history,
    props,
    tool,
    // Lines of titles end between the words of ICU's dictionary.
    key: fingerprint([
      tool,
      process.versions.icu,
      config,
      props,
      { ...settings, images: settings.images.remote },
      history?.prefix,
    ]),
    boards: new Map(archive.boards.map((board) => [board.path, board])),
    groups: groupings,
    series: seriesOf(settings.series, groupings.tags),
    translations,
    targets: { map, floorsPerPage: settings.floors_per_page },
    assets: [...own.files, ...(comments?.files ?? [])],
    ...(provider && { provider }),
    ...(comments && { comments: comments.links }),
  };
}
