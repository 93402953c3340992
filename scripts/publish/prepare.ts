import path from "node:path";
import { adminFiles } from "../admin/files.ts";
import { groupings } from "../archive/listings.ts";
import { loadArchive } from "../archive/load.ts";
import type { Archive, Bodies } from "../archive/model.ts";
import type { SiteMap } from "../archive/site-map.ts";
import { inspectAttachments } from "../attachments/inspect-all.ts";
import type { Problem } from "../problems.ts";
import { bundleAssets } from "./assets.ts";
import { fingerprint, toolFingerprint } from "./fingerprint.ts";
import type { Output } from "./output.ts";
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
  const loaded = await stages.run("read", () => loadArchive(content, { drafts: options.drafts }));
  if (loaded.problems.length) return { problems: loaded.problems };
  const { archive, bodies, map } = loaded;
  const inspected = await stages.run("inspect", () => inspectAttachments(archive, content, options.cache));
  if (inspected.problems.length) return { problems: inspected.problems };
  return stages.run("plan", async () => {
    const assets = await bundleAssets();
    const address = addressOf(options.baseUrl ?? archive.settings.url);
    const site = siteOf(archive, bodies, map, inspected.facts, siteProps(archive, address, assets.links));
    const plan = planSite(site, assets.files, content);
    return { site, plan: { ...plan, outputs: [...plan.outputs, ...(await adminOutputs(site, options.cache))] } };
  });
}

/** The editor at `/admin/`, where the settings turn it on. */
async function adminOutputs({ archive, props }: Site, cache: string): Promise<Output[]> {
  const { admin } = archive.settings;
  if (!admin) return [];
  const { texts, copies } = await adminFiles(admin, archive, props, cache, toolFingerprint());
  return [
    ...texts.map(
      ({ path, text }): Output => ({ kind: "text", path, key: fingerprint([path, text]), text: () => text }),
    ),
    ...copies.map(
      ({ path, source, sha256 }): Output => ({ kind: "copy", path, source, key: fingerprint(["editor", sha256]) }),
    ),
  ];
}

function siteOf(archive: Archive, bodies: Bodies, map: SiteMap, facts: Site["facts"], props: Site["props"]): Site {
  return {
    archive,
    bodies,
    facts,
    props,
    key: fingerprint([toolFingerprint(), props, archive.settings]),
    boards: new Map(archive.boards.map((board) => [board.path, board])),
    ...groupings(archive),
    targets: { map, floorsPerPage: archive.settings.floors_per_page },
  };
}
