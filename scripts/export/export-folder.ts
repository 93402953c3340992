import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { codeFingerprint } from "../core/code/load.mjs";
import { StopError } from "../core/stop-error.ts";
import { MANIFEST, readManifest } from "../release/manifest.ts";
import { type Bundled, toolBundle } from "../site/assets/cached.ts";
import { type OfflineSite, offlinePage } from "./offline-page.ts";
import { bundleOfflineSearch, OFFLINE_SEARCH } from "./offline-search.ts";
import { readWebManifest } from "./site-facts.ts";

/** What a folder for reading without a server holds. */
export interface Exported {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** Bytes of the search index among them. */
  readonly index: number;
}

export interface ExportOptions {
  /** The published folder. */
  readonly site: string;
  /** The folder to be made; it is not there yet, or empty. */
  readonly to: string;
  readonly search: boolean;
  /** The cache folder. */
  readonly cache: string;
  /** Called after each file. */
  readonly onFile?: (done: number, all: number) => void;
}

/** Folder of the index that the search page reads. */
const INDEX = "search/index/";
/** What only a host, an editor or another program reads. */
const ONLINE =
  /^(?:_headers|_redirects(?:\.nginx|\.apache)?|robots\.txt|opensearch\.xml|sitemap.*\.xml|manifest\.webmanifest|CNAME|\.nojekyll)$/;
const FOLDERS = ["pagefind/", "admin/"];

/**
 * Makes a folder of a published site that is read from the disk: each page names the files that it links to.
 *
 * @throws StopError if the site is not one, or the folder holds something
 */
export async function exportFolder(options: ExportOptions): Promise<Exported> {
  const { site: folder, to, search } = options;
  const manifest = readManifest(path.join(folder, MANIFEST));
  if (!manifest) throw new StopError(`${folder} is no published site; run npm run build, or name one with --site`);
  refuseFull(to);
  const files = manifest.files.map((entry) => entry.path).filter((name) => isRead(name, search));
  const names = new Set(files);
  const bundle = search && names.has(`${INDEX}segments.stele`) ? await searchScript(options) : undefined;
  const home = fs.readFileSync(path.join(folder, "index.html"), "utf8");
  const site: OfflineSite = {
    base: readWebManifest(folder).scope,
    url: /<link rel="canonical" href="([^"]*)">/.exec(home)?.[1],
    has: (file) => names.has(file),
    searchScript: bundle?.links,
  };
  const staging = stagingFor(to);
  const total = { files: 0, pages: 0, bytes: 0, index: 0 };
  const write = (name: string, bytes: Uint8Array | string): void => {
    const target = path.join(staging, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
    total.files++;
    total.bytes += Buffer.byteLength(bytes);
    if (name.startsWith(INDEX)) total.index += Buffer.byteLength(bytes);
  };
  try {
    for (const { path: name, bytes } of bundle?.files ?? []) write(name, bytes);
    for (const [done, name] of files.entries()) {
      const source = path.join(folder, name);
      if (isPage(name)) {
        write(name, offlinePage(fs.readFileSync(source, "utf8"), name, site));
        total.pages++;
      } else if (name.startsWith(INDEX)) write(`${name}.js`, asScript(fs.readFileSync(source)));
      else {
        fs.mkdirSync(path.dirname(path.join(staging, name)), { recursive: true });
        fs.copyFileSync(source, path.join(staging, name), fs.constants.COPYFILE_FICLONE);
        total.files++;
        total.bytes += fs.statSync(source).size;
      }
      options.onFile?.(done + 1, files.length);
    }
    // An empty folder may be in its place.
    if (fs.existsSync(to)) fs.rmdirSync(to);
    fs.renameSync(staging, path.resolve(to));
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
  return total;
}

/** A new folder beside what is made in it: a name that others can have is not ours to empty. */
export function stagingFor(to: string): string {
  const folder = `${path.resolve(to)}.part-${randomUUID()}`;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  fs.mkdirSync(folder);
  return folder;
}

function isPage(name: string): boolean {
  return name.endsWith(".html");
}

function isRead(name: string, search: boolean): boolean {
  if (ONLINE.test(name) || FOLDERS.some((folder) => name.startsWith(folder))) return false;
  // Pictures that only other sites show.
  if (/^images\/.*-card\.png$/.test(name)) return false;
  // Modules, which browsers do not load from a folder.
  if (/^assets\/[^/]*\.js$/.test(name)) return false;
  return search || !name.startsWith("search/");
}

function refuseFull(to: string): void {
  if (fs.existsSync(to) && (!fs.statSync(to).isDirectory() || fs.readdirSync(to).length > 0))
    throw new StopError(`${to} is there already; name a new folder, or remove it`);
}

/** A file of the index as a script: pages in a folder may load nothing else. */
function asScript(bytes: Buffer): string {
  return `steleFile("${bytes.toString("base64")}")\n`;
}

function searchScript({ cache }: ExportOptions): Promise<Bundled<string>> {
  return toolBundle(cache, OFFLINE_SEARCH, codeFingerprint(), bundleOfflineSearch);
}
