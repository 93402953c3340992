/** What a publish changed on the site. */
import type { BuiltSite } from "../core/built-files.ts";
import { compareText } from "../core/text-order.ts";
import type { ReleaseContent } from "../release/release.ts";

/** Some pages: how many, and the first of them. */
export interface Pages {
  readonly count: number;
  /** Site paths, decoded: `/tea/2016/first/`. */
  readonly first: readonly string[];
}

/** Pages that are new, that have other bytes, or that are gone, since the release before. */
export interface PageChanges {
  readonly added: Pages;
  readonly changed: Pages;
  readonly removed: Pages;
}

/** Differences of a release from the one before. */
export interface Changes {
  /** Undefined if there was no release before. */
  readonly pages: PageChanges | undefined;
  /** Paths of files and bundles that are gone. */
  readonly gone: { readonly files: readonly string[]; readonly bundles: readonly string[] };
}

const NO_PAGES: Pages = { count: 0, first: [] };

/** A publish that changed no page. */
export const NO_CHANGES: PageChanges = { added: NO_PAGES, changed: NO_PAGES, removed: NO_PAGES };

/** Pages that a summary names. */
const NAMED = 3;

/** @param paths of all files and bundles of the new release */
export function changesFrom(before: ReleaseContent, { files }: BuiltSite, paths: ReadonlySet<string>): Changes {
  const { names } = before.files.columns;
  const gone = {
    files: names.filter((name) => !paths.has(name)),
    bundles: before.bundles.filter((name) => !paths.has(name)),
  };
  if (names.length === 0) return { pages: undefined, gone };
  const [added, changed]: [string[], string[]] = [[], []];
  for (const { path, sha256 } of files) {
    if (!isPage(path)) continue;
    const at = before.files.at(path);
    if (at === undefined) added.push(path);
    else if (before.files.sum(at) !== sha256) changed.push(path);
  }
  return { pages: { added: some(added), changed: some(changed), removed: some(gone.files.filter(isPage)) }, gone };
}

function isPage(path: string): boolean {
  return path.endsWith(".html");
}

function some(paths: readonly string[]): Pages {
  const first = [...paths].sort(compareText).slice(0, NAMED);
  return { count: paths.length, first: first.map((path) => `/${path.replace(/(^|\/)index\.html$/, "$1")}`) };
}
