import { adminFiles } from "../admin/files.ts";
import { loadArchive } from "../archive/load.ts";
import type { Loaded } from "../archive/validate.ts";
import { inspectAttachments } from "../attachments/inspect-all.ts";
import { lazyProgress } from "../cli/progress.ts";
import { chosenProvider } from "../comments/talk.ts";
import { historyProblems } from "../history/needed.ts";
import type { Problem } from "../problems.ts";
import { bundleAssets } from "./assets.ts";
import { bundleComments } from "./comments-assets.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Inputs } from "./inputs.ts";
import { keptAssets } from "./kept-assets.ts";
import type { Output } from "./output.ts";
import { pagefindFiles } from "./pagefind-files.ts";
import { type Plan, planSite } from "./plan.ts";
import { planSegments, type Segment } from "./segments.ts";
import { addressOf, type Site, siteProps } from "./site.ts";
import { Stages } from "./stages.ts";

export interface PrepareOptions {
  /** The content folder. */
  readonly content: string;
  /** The cache folder. */
  readonly cache: string;
  /** Address of the site; the one in `archive.yaml` where absent. */
  readonly baseUrl?: string;
  readonly drafts: boolean;
}

/** A site that is ready to be made. */
export interface Prepared {
  readonly site: Site;
  readonly segments: readonly Segment[];
  /** Lists everything that the site is made of. */
  plan(): Promise<Plan>;
}

/**
 * Everything up to the plan: reads and checks the content, and looks at the attachments.
 *
 * @returns the site, or the problems of its content
 */
export async function prepare(
  { listing, history, kept, tool }: Inputs,
  options: PrepareOptions,
  stages = new Stages(),
): Promise<Prepared | { readonly problems: readonly Problem[] }> {
  const content = listing.folder;
  const loaded = await stages.run("read", async () => {
    const known = history && { dates: history.dates, moves: history.moves };
    const read = await loadArchive(listing, { drafts: options.drafts, kept, ...known });
    await kept.save();
    return read;
  });
  if (loaded.problems.length) return { problems: loaded.problems };
  const { archive } = loaded;
  const lacking = history?.shallow ? historyProblems(archive) : [];
  if (lacking.length) return { problems: lacking };
  const pagefind = pagefindFiles(archive, options.cache, tool);
  // Made while the attachments are looked at; what goes wrong with it is said when it is asked for.
  pagefind.catch(() => {});
  const bar = lazyProgress("attachments");
  const inspected = await stages.run("inspect", () =>
    inspectAttachments(archive, content, options.cache, { onProgress: bar.show }),
  );
  bar.done();
  if (inspected.problems.length) return { problems: inspected.problems };
  const assets = await keptAssets(options.cache, "own", tool, bundleAssets);
  const chosen = chosenProvider(archive.settings);
  const comments =
    chosen?.provider.embed &&
    (await keptAssets(options.cache, "comments", fingerprint([tool, chosen.settings]), () => bundleComments(chosen)));
  const address = addressOf(options.baseUrl ?? archive.settings.url);
  const props = siteProps(archive, address, assets.links);
  const parts = { facts: inspected.facts, history, props, tool };
  const site: Site = { ...siteOf(loaded, parts), ...(comments && { comments: comments.links }) };
  const segments = planSegments(site);
  const plan = async (): Promise<Plan> => {
    const planned = planSite(site, segments, [...assets.files, ...(comments?.files ?? [])], content);
    const more = await Promise.all([adminOutputs(site, options.cache, tool), pagefind]);
    return { ...planned, outputs: [...planned.outputs, ...more.flat()] };
  };
  return { site, segments, plan: () => stages.run("plan", plan) };
}

/** The editor at `/admin/`, where the settings turn it on. */
async function adminOutputs({ archive, props }: Site, cache: string, tool: string): Promise<Output[]> {
  const { admin } = archive.settings;
  if (!admin) return [];
  const { texts, copies } = await adminFiles(admin, archive, props, cache, tool);
  return [
    ...texts.map(
      ({ path, text }): Output => ({ kind: "text", path, key: fingerprint([path, text]), text: () => text }),
    ),
    ...copies.map(
      ({ path, source, sha256 }): Output => ({ kind: "copy", path, source, key: fingerprint(["editor", sha256]) }),
    ),
  ];
}

function siteOf(
  { archive, bodies, map, groupings }: Loaded,
  parts: Pick<Site, "facts" | "history" | "props" | "tool">,
): Site {
  const { props, tool } = parts;
  return {
    archive,
    bodies,
    ...parts,
    key: fingerprint([tool, props, archive.settings, parts.history?.prefix]),
    boards: new Map(archive.boards.map((board) => [board.path, board])),
    ...groupings,
    targets: { map, floorsPerPage: archive.settings.floors_per_page },
  };
}
