import { historyProblems } from "../archive/check/needs-history.ts";
import type { Loaded } from "../archive/check/validate.ts";
import { loadArchive } from "../archive/load.ts";
import { attachedFiles } from "../archive/model/attached-files.ts";
import { inspectFiles } from "../attachments/inspect-all.ts";
import { lazyProgress } from "../cli/progress.ts";
import { activeProvider } from "../comments/discussion.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Problem } from "../core/problems.ts";
import { Stages } from "../core/stages.ts";
import { planSegments, type Segment } from "../make/segments.ts";
import { adminFiles } from "../site/admin/files.ts";
import { bundleAssets } from "../site/assets/bundle.ts";
import { keptAssets } from "../site/assets/cached.ts";
import { bundleComments } from "../site/assets/comments.ts";
import type { Output } from "../site/output.ts";
import { type Plan, planSite } from "../site/plan.ts";
import { addressOf, type Site, siteProps } from "../site/site.ts";
import type { Inputs } from "./inputs.ts";

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
    const read = await loadArchive(listing, { drafts: options.drafts, cached: kept, ...known });
    await kept.save();
    return read;
  });
  if (loaded.problems.length) return { problems: loaded.problems };
  const { archive } = loaded;
  const lacking = history?.shallow ? historyProblems(archive) : [];
  if (lacking.length) return { problems: lacking };
  const bar = lazyProgress("attachments");
  const inspected = await stages.run("inspect", () =>
    inspectFiles(attachedFiles(archive, content), options.cache, { onProgress: bar.show }),
  );
  bar.done();
  if (inspected.problems.length) return { problems: inspected.problems };
  const assets = await keptAssets(options.cache, "own", tool, bundleAssets);
  const chosen = activeProvider(archive.settings);
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
    return { ...planned, outputs: [...planned.outputs, ...(await adminOutputs(site, options.cache, tool))] };
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
