import { renderPage } from "../../layouts/render.ts";
import { renderPages } from "../eleventy/render.ts";
import type { Cache } from "./cache.ts";
import type { Output, PageOutput } from "./output.ts";
import type { ReleaseFile } from "./release.ts";

/** The files of all outputs, and how many of the pages had to be rendered. */
export interface Made {
  readonly files: ReleaseFile[];
  readonly pages: { readonly built: number; readonly kept: number };
}

/** Takes what the cache holds and makes the rest: pages through Eleventy, text and originals directly. */
export async function makeOutputs(outputs: readonly Output[], cache: Cache): Promise<Made> {
  const files: ReleaseFile[] = [];
  const stale: PageOutput[] = [];
  let kept = 0;
  for (const output of outputs) {
    const cached = cache.get(output.key);
    if (cached) {
      files.push({ path: output.path, ...cached });
      if (output.kind === "page") kept += 1;
    } else if (output.kind === "page") stale.push(output);
    else if (output.kind === "text") files.push({ path: output.path, ...cache.put(output.key, output.text()) });
    else files.push({ path: output.path, ...cache.copy(output.key, output.source) });
  }
  const keys = new Map(stale.map((page) => [page.path, page.key]));
  const templates = stale.map((page) => ({ path: page.path, render: async () => renderPage(await page.props()) }));
  await renderPages(templates, (path, html) => {
    files.push({ path, ...cache.put(keys.get(path) ?? "", html) });
  });
  return { files, pages: { built: stale.length, kept } };
}
