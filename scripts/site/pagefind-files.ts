/** `/pagefind/`: Pagefind's JS API over our own search, and its Component UI, for pages of a publisher's own. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Archive } from "../archive/model/model.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { StopError } from "../core/stop-error.ts";
import type { Asset } from "./assets/asset.ts";
import { bundle, OPTIONS } from "./assets/bundle.ts";
import { type Bundled, toolBundle } from "./assets/cached.ts";
import type { Output } from "./output.ts";
import { SEARCH_INDEX, type Site } from "./site.ts";

/** Folder on the site, at the address where everybody looks for it. */
export const FOLDER = "pagefind";
/** Files of the `pagefind` package that are published as they are. */
const COMPONENT_UI = ["pagefind-component-ui.js", "pagefind-component-ui.css"];

/** Folders that pages of other sites may read from: none if the settings turn `/pagefind/` off. */
export function sharedFolders({ settings }: Archive): string[] {
  const { search } = settings;
  return search !== false && (search?.pagefind ?? true) ? [FOLDER, SEARCH_INDEX] : [];
}

/**
 * The files of `/pagefind/`. They depend on the tool alone, not on the content.
 *
 * @param cache the cache folder
 * @throws StopError if Pagefind's program does not run on this machine
 */
export async function pagefindFiles({ archive, tool }: Site, cache: string): Promise<Output[]> {
  if (sharedFolders(archive).length === 0) return [];
  const { files } = await toolBundle(cache, FOLDER, tool, bundlePagefind);
  return files.map(({ path: at, bytes }) => ({
    kind: "text",
    path: at,
    key: fingerprint([FOLDER, tool, at]),
    text: () => bytes,
  }));
}

/** All files of `/pagefind/`. @throws StopError if Pagefind's program does not run on this machine */
export async function bundlePagefind(): Promise<Bundled<object>> {
  const [{ files }, ui] = await Promise.all([
    bundle({ ...OPTIONS, entryPoints: ["browser/pagefind/pagefind.ts"], format: "esm" }),
    componentUiFiles(),
  ]);
  // In one file, so that a copy in a browser's cache never asks for parts of an earlier release.
  const api = files.map(({ bytes }) => ({ path: `${FOLDER}/pagefind.js`, bytes }));
  const license = { path: `${FOLDER}/LICENSE.txt`, bytes: fs.readFileSync(licenseFile()) };
  return { files: [...api, ...ui, license], links: {} };
}

let componentUi: Promise<Asset[]> | undefined;

/** The Component UI is inside Pagefind's program, which writes it beside every index. Started once a process. */
function componentUiFiles(): Promise<Asset[]> {
  componentUi ??= unpackComponentUi();
  return componentUi;
}

async function unpackComponentUi(): Promise<Asset[]> {
  const pagefind = await import("pagefind");
  try {
    const { index } = await pagefind.createIndex({});
    const { files = [] } = (await index?.getFiles()) ?? {};
    return COMPONENT_UI.map((name) => {
      const file = files.find((each) => each.path === name);
      if (!file) throw new Error(`${name} is not among its files`);
      return { path: `${FOLDER}/${name}`, bytes: file.content };
    });
  } catch (error) {
    const message = "search: Pagefind's program does not run here, and its Component UI is in it; run npm ci again";
    throw new StopError(`${message}, or write search: { pagefind: false } in archive.yaml\n${String(error)}`);
  } finally {
    await pagefind.close();
  }
}

/** The package's licence, which has to go with its files. */
function licenseFile(): string {
  const folders = createRequire(import.meta.url).resolve.paths("pagefind") ?? [];
  const candidates = folders.map((folder) => path.join(folder, "pagefind/LICENSE/LICENSE"));
  const found = candidates.find((file) => fs.existsSync(file));
  if (found === undefined) throw new StopError("search: the pagefind package has no licence file; run npm ci again");
  return found;
}
