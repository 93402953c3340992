import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { Fragment } from "../../assets/browser/search/index/segment.ts";
import { TOOL } from "../core/code/state.mjs";
import { MAGIC } from "../search/pagefind-contract.ts";
import type { SearchRecord } from "../search/record.ts";
import { inSegmentOrder } from "../search/segment.ts";
import { type Cost, measure } from "./measure.ts";
import { type ReaderCost, readersCost } from "./search-reader.ts";

export interface SearchOptions {
  /** A built site. */
  readonly site: string;
  /** Threads that are searched for, each by its title and by a piece of its text. */
  readonly queries: number;
  /** Threads that are indexed by themselves and, as HTML pages, with `pagefind --site`. */
  readonly index: number;
}

/** What searches cost readers, as medians in the units of `ReaderCost`, and what indexing costs. */
export interface SearchResult extends ReaderCost {
  readonly threads: number;
  readonly searches: number;
  readonly indexing: Readonly<Record<string, Cost>>;
}

/** Measures search on a built site. Queries come from the index itself, the same ones every time. */
export async function runSearch({ site, queries, index }: SearchOptions): Promise<SearchResult> {
  const records = readRecords(path.join(site, "search/index"));
  const costs = await readersCost(site, pick(records, queries).flatMap(queriesOf));
  const median = (of: (cost: ReaderCost) => number): number => {
    const sorted = costs.map(of).sort((a, b) => a - b);
    return Math.round(sorted[sorted.length >> 1] ?? 0);
  };
  return {
    threads: records.length,
    searches: costs.length,
    bytes: median((cost) => cost.bytes),
    requests: median((cost) => cost.requests),
    first: median((cost) => cost.first),
    warm: median((cost) => cost.warm),
    indexing: index > 0 ? await compareIndexing(pick(records, index)) : {},
  };
}

/** The threads of an index, as far as their first parts tell. */
function readRecords(dir: string): SearchRecord[] {
  const segments = fs.readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const records = segments.flatMap(({ name: segment }) => {
    const folder = path.join(dir, segment, "fragment");
    const names = fs.readdirSync(folder).filter((name) => !name.includes("-"));
    return names.sort().map((name) => {
      const bytes = gunzipSync(fs.readFileSync(path.join(folder, name)));
      return toRecord(JSON.parse(bytes.subarray(MAGIC.length).toString()) as Fragment);
    });
  });
  return records.sort(inSegmentOrder);
}

function toRecord({ url, content, meta }: Fragment): SearchRecord {
  const date = meta.date;
  return {
    url,
    title: meta.title ?? "",
    lang: meta.lang ?? "",
    board: { path: meta.board ?? "", title: meta.board ?? "" },
    ...(meta.author === undefined ? {} : { author: meta.author }),
    ...(date === undefined ? {} : { date: { iso: date, epoch: Date.parse(date), year: Number(date.slice(0, 4)) } }),
    tags: (meta.tags ?? "").split("\n").filter(Boolean),
    attachments: [],
    floors: [{ n: 1, url: `${url}#floor-1`, text: content, captions: [] }],
  };
}

/** Some of them, spread evenly. */
function pick<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / Math.max(1, count));
  return Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}

/** The title of a thread and the middle of its longest stretch of ideographs. */
function queriesOf(record: SearchRecord): string[] {
  const runs = (record.floors[0]?.text ?? "").match(/\p{Script=Han}{6,}/gu) ?? [];
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), "");
  const middle = Math.max(0, (longest.length >> 1) - 3);
  return [record.title, longest.slice(middle, middle + 6)].filter((query) => query !== "");
}

async function compareIndexing(some: readonly SearchRecord[]): Promise<Record<string, Cost>> {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "stele-bench-search-"));
  fs.writeFileSync(path.join(work, "records.json"), JSON.stringify(some));
  for (const { url, title, lang, floors } of some) {
    const folder = path.join(work, "site", decodeURIComponent(url));
    fs.mkdirSync(folder, { recursive: true });
    const paragraphs = escaped(floors[0]?.text ?? "").replaceAll("\n", "</p><p>");
    const html = `<!DOCTYPE html><html lang="${lang}"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${paragraphs}</p>`;
    fs.writeFileSync(path.join(folder, "index.html"), html);
  }
  const ours = await measure("node", ["--import", "tsx", path.join(TOOL, "scripts/bench/search-index.ts"), work]);
  const theirs = await measure("npx", ["pagefind", "--site", path.join(work, "site")]);
  fs.rmSync(work, { recursive: true });
  return { "a segment": ours, "pagefind --site": theirs };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
