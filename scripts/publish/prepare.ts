import path from "node:path";
import { adminFiles } from "../admin/files.ts";
import { type Listing, listContent } from "../archive/listing.ts";
import { loadArchive } from "../archive/load.ts";
import type { Loaded } from "../archive/validate.ts";
import { inspectAttachments } from "../attachments/inspect-all.ts";
import { lazyProgress } from "../cli/progress.ts";
import { chosenProvider } from "../comments/talk.ts";
import { openRepository, type Repository } from "../history/git.ts";
import { type GitHistory, openHistory } from "../history/history.ts";
import { historyProblems } from "../history/needed.ts";
import type { Problem } from "../problems.ts";
import { bundleAssets } from "./assets.ts";
import { bundleComments } from "./comments-assets.ts";
import { fingerprint, toolFingerprint } from "./fingerprint.ts";
import { keptAssets } from "./kept-assets.ts";
import { KeptThreads } from "./kept-threads.ts";
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

/** What a site is made from: the content folder as it is, what git and the cache know of it, and the tool. */
export interface Inputs {
  readonly listing: Listing;
  /** The repository that knows the content; undefined outside git. */
  readonly repository: Repository | undefined;
  readonly history: GitHistory | undefined;
  readonly kept: KeptThreads;
  /** Fingerprint of the tool. */
  readonly tool: string;
}

/**
 * Lists the content folder, and reads what is known of it; none of its files is read yet. Most of this is waiting for git.
 *
 * @param cache the cache folder
 * @throws StopError where git refuses to read the repository
 */
export async function readInputs(content: string, cache: string): Promise<Inputs> {
  const folder = path.resolve(content);
  const tool = toolFingerprint();
  const repository = await openRepository(folder);
  const [listing, history, kept] = await Promise.all([
    listContent(folder, repository?.prefix),
    repository && openHistory(repository, cache),
    KeptThreads.open(cache, tool),
  ]);
  return { listing, repository, history, kept, tool };
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
  const bar = lazyProgress("attachments");
  const inspected = await stages.run("inspect", () =>
    inspectAttachments(archive, content, options.cache, { onProgress: bar.show }),
  );
  bar.done();
  if (inspected.problems.length) return { problems: inspected.problems };
  return stages.run("plan", async () => {
    const assets = await keptAssets(options.cache, "own", tool, bundleAssets);
    const chosen = chosenProvider(archive.settings);
    const comments =
      chosen?.provider.embed &&
      (await keptAssets(options.cache, "comments", fingerprint([tool, chosen.settings]), () => bundleComments(chosen)));
    const address = addressOf(options.baseUrl ?? archive.settings.url);
    const props = siteProps(archive, address, assets.links);
    const parts = { facts: inspected.facts, history, props, tool };
    const site: Site = { ...siteOf(loaded, parts), ...(comments && { comments: comments.links }) };
    const plan = planSite(site, [...assets.files, ...(comments?.files ?? [])], content);
    return { site, plan: { ...plan, outputs: [...plan.outputs, ...(await adminOutputs(site, options.cache, tool))] } };
  });
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
    key: fingerprint([tool, props, archive.settings]),
    boards: new Map(archive.boards.map((board) => [board.path, board])),
    ...groupings,
    targets: { map, floorsPerPage: archive.settings.floors_per_page },
  };
}
