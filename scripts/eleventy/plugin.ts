import fs from "node:fs";
import path from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import { renderPage } from "../../layouts/render.ts";
import { makeDerivatives } from "../attachments/encode.ts";
import { formatProblems } from "../cli/report.ts";
import type { Problem } from "../core/problems.ts";
import { StopError } from "../core/stop-error.ts";
import { SegmentIndexer } from "../make/indexer.ts";
import { beginSegments, finishSegments } from "../make/make.ts";
import { Cache } from "../make/store.ts";
import { Tree } from "../release/tree.ts";
import type { Plan } from "../site/plan.ts";
import type { Site } from "../site/site.ts";
import { findOrigin, listInputs, readInputs } from "./inputs.ts";
import { type PrepareOptions, prepare } from "./prepare.ts";
import { pagesTemplate } from "./template.ts";

/**
 * Stele as an Eleventy plugin: `npx @11ty/eleventy --config=eleventy.config.ts` builds the same pages as
 * `npm run build`, without its cache of pages and its swap of releases.
 */
export async function stele(config: UserConfig, options: PrepareOptions): Promise<void> {
  const { site, ...prepared } = checked(await prepareSite(options), options);
  const plan = await prepared.plan();
  const pages = plan.outputs.filter((output) => output.kind === "page");
  config.setUseGitIgnore(false);
  config.setTemplateFormats(["11ty.js"]);
  config.addTemplate(
    ...pagesTemplate(pages.map((p) => ({ path: p.path, render: async () => renderPage(await p.props()) }))),
  );
  config.addWatchTarget(options.content);
  // A release is a link to files that the cache shares: Eleventy writes in place, so it gets a folder of its own.
  config.on("eleventy.before", ({ directories }) => unlinkRelease(directories.output));
  config.on("eleventy.after", ({ directories }) => writeFiles(site, plan, options, directories.output));
}

async function prepareSite(options: PrepareOptions) {
  const origin = await findOrigin(options.content);
  return prepare(await readInputs(origin, options.cache, listInputs(origin)), options);
}

function unlinkRelease(output: string): void {
  const link = output.replace(/\/+$/, "");
  if (fs.lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) fs.rmSync(link);
}

/** Everything that is not a page: feeds, our own assets, originals and derivatives. */
async function writeFiles(site: Site, plan: Plan, options: PrepareOptions, output: string): Promise<void> {
  const target = (name: string): string => {
    const file = path.join(output, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  for (const made of plan.outputs) {
    if (made.kind === "text") fs.writeFileSync(target(made.path), made.text());
    else if (made.kind === "copy") fs.copyFileSync(made.source, target(made.path));
  }
  const images = await makeDerivatives(plan.images, { cache: options.cache });
  checked(images, options);
  for (const [name, { file }] of images.files) fs.copyFileSync(file, target(name));
  const cache = await Cache.open(options.cache);
  const indexer = new SegmentIndexer(cache);
  const places = { cache, indexer, tree: Tree.empty(output) };
  const finish = async () => finishSegments(site, await beginSegments(site, plan.segments, places), places);
  const { bundles } = await finish().finally(() => indexer.close());
  for (const { path: name, file } of bundles.flatMap((bundle) => bundle.files)) fs.copyFileSync(file, target(name));
}

/** @throws StopError with all problems, for Eleventy to show */
function checked<T extends object>(
  result: T | { readonly problems: readonly Problem[] },
  { content }: PrepareOptions,
): T {
  if ("problems" in result && result.problems.length) throw new StopError(formatProblems(result.problems, content));
  return result as T;
}
