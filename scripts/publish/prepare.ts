import path from "node:path";
import { groupings } from "../archive/listings.ts";
import { loadArchive } from "../archive/load.ts";
import type { Loaded } from "../archive/validate.ts";
import { inspectAttachments } from "../attachments/inspect-all.ts";
import { lazyProgress } from "../cli/progress.ts";
import type { Problem } from "../problems.ts";
import { bundleAssets } from "./assets.ts";
import { KeptDigests } from "./digests.ts";
import { fingerprint, toolFingerprint } from "./fingerprint.ts";
import { type Plan, planSite } from "./plan.ts";
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
  readonly plan: Plan;
}

/**
 * Everything up to the plan: reads and checks the content, looks at the attachments, and lists what the site is made of.
 *
 * @returns the site, or the problems of its content
 */
export async function prepare(
  options: PrepareOptions,
  stages = new Stages(),
): Promise<Prepared | { readonly problems: readonly Problem[] }> {
  const content = path.resolve(options.content);
  const tool = toolFingerprint();
  const loaded = await stages.run("read", async () => {
    const digests = await KeptDigests.open(options.cache, tool);
    const read = await loadArchive(content, { drafts: options.drafts, digests });
    await digests.save();
    return read;
  });
  if (loaded.problems.length) return { problems: loaded.problems };
  const { archive } = loaded;
  const bar = lazyProgress("attachments");
  const inspected = await stages.run("inspect", () =>
    inspectAttachments(archive, content, options.cache, { onProgress: bar.show }),
  );
  bar.done();
  if (inspected.problems.length) return { problems: inspected.problems };
  return stages.run("plan", async () => {
    const assets = await bundleAssets();
    const address = addressOf(options.baseUrl ?? archive.settings.url);
    const site = siteOf(loaded, tool, inspected.facts, siteProps(archive, address, assets.links));
    return { site, plan: planSite(site, assets.files, content) };
  });
}

function siteOf({ archive, bodies, map }: Loaded, tool: string, facts: Site["facts"], props: Site["props"]): Site {
  return {
    archive,
    bodies,
    tool,
    facts,
    props,
    key: fingerprint([tool, props, archive.settings]),
    boards: new Map(archive.boards.map((board) => [board.path, board])),
    ...groupings(archive),
    targets: { map, floorsPerPage: archive.settings.floors_per_page },
  };
}
