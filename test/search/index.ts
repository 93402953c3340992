import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { mergeFilters } from "../../assets/browser/search/address.ts";
import { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import { type Preview, previewOf } from "../../assets/browser/search/preview.ts";
import { type Filters, parseQuery } from "../../assets/browser/search/query/parse.ts";
import { planQuery } from "../../assets/browser/search/query/plan.ts";
import type { Sort } from "../../assets/browser/search/sort.ts";
import { HEAD_FILE } from "../../scripts/search/head-format.ts";
import { segmentListFile } from "../../scripts/search/list.ts";
import { LIST_FILE } from "../../scripts/search/list-format.ts";
import { wordListFile } from "../../scripts/search/near/word-list.ts";
import { WORD_LIST_FILE } from "../../scripts/search/near/word-list-format.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { writeSegment } from "../../scripts/search/segment.ts";
import { BOARDS } from "./sample.ts";

export interface IndexOptions {
  readonly base?: string;
  /** Records of each segment, the older ones before the newer; all in one unless given. */
  readonly segments?: readonly (readonly SearchRecord[])[];
}

/** A folder that is deleted with the process's other temporary files. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "stele-search-"));
}

/** Writes an index of these records into a folder. */
export async function writeIndex(
  dir: string,
  records: readonly SearchRecord[],
  options: IndexOptions = {},
): Promise<void> {
  const groups = options.segments ?? [records];
  const segments = await Promise.all(
    groups.map(async (group, i) => {
      const { threads } = await writeSegment(group, path.join(dir, `s${i}`));
      return { path: `s${i}/`, threads };
    }),
  );
  const heads = segments.map(({ path: folder }) => fs.readFileSync(path.join(dir, folder, HEAD_FILE)));
  fs.writeFileSync(
    path.join(dir, LIST_FILE),
    segmentListFile({ base: options.base ?? "/", segments, boards: BOARDS }, heads),
  );
  const [titles, names] = [records.map(({ title }) => title), records.flatMap(({ tags }) => tags)];
  fs.writeFileSync(path.join(dir, WORD_LIST_FILE), wordListFile({ titles, names }));
}

/** Folders by the name of the server that they stand for. */
const served = new Map<string, string>();

/** Lets the code of the browser read an index from a folder, as from a server. */
export async function openIndex(dir: string): Promise<ArchiveIndex> {
  return ArchiveIndex.open(serveFiles(dir) + LIST_FILE);
}

/** Lets the code of the browser read a folder. @returns its address, with a slash at its end */
export function serveFiles(dir: string): string {
  const host = `index-${served.size}`;
  served.set(host, dir);
  globalThis.fetch = async (input) => {
    const url = new URL(String(input));
    const file = path.join(served.get(url.host) ?? "", url.pathname);
    return fs.existsSync(file) ? new Response(fs.readFileSync(file)) : new Response("", { status: 404 });
  };
  return `http://${host}/`;
}

/** What a reader sees of the results of a query. */
export async function search(
  index: ArchiveIndex,
  query: string,
  options: { readonly sort?: Sort; readonly filters?: Filters } = {},
): Promise<{ urls: string[]; previews: Preview[]; failed: number }> {
  const parsed = parseQuery(query);
  const plan = planQuery({ ...parsed, filters: mergeFilters(parsed.filters, options.filters ?? {}) });
  const { hits, failed } = await index.search(plan, { sort: options.sort ?? "relevance" });
  const previews = await Promise.all(hits.map((hit) => previewOf(hit, plan)));
  return { urls: previews.map(({ url }) => url), previews, failed };
}

/** The marked pieces of a text. */
export function marks(pieces: readonly { readonly text: string; readonly marked: boolean }[]): string[] {
  return pieces.filter(({ marked }) => marked).map(({ text }) => text);
}
