/**
 * Measures search on a built site: what a reader loads and waits for, and what indexing costs beside Pagefind's own.
 *
 *   node --import tsx scripts/bench/search.ts --site _site [--queries 20] [--index 1000]
 *
 * Queries are titles and stretches of text taken from the index itself, the same ones every time. `--index N` also
 * indexes N threads by themselves and the same as HTML pages with `pagefind --site`; Linux only.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Fragment } from "../../assets/browser/search/index/segment.ts";
import { LIST_FILE, type SegmentList } from "../search/list.ts";
import { MAGIC } from "../search/pagefind-contract.ts";
import type { SearchRecord } from "../search/record.ts";
import { measure } from "./measure.ts";
import { type ReaderCost, readersCost } from "./search-reader.ts";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    queries: { type: "string", default: "20" },
    index: { type: "string", default: "0" },
  },
});
if (!values.site) {
  process.stderr.write("search: --site DIR is needed\n");
  process.exit(2);
}
const records = readRecords(path.join(values.site, "search/index"));
const queries = pick(records, Number(values.queries)).flatMap(queriesOf);
const costs = await readersCost(values.site, queries);
const median = (of: (cost: ReaderCost) => number): number => {
  const sorted = costs.map(of).sort((a, b) => a - b);
  return Math.round(sorted[sorted.length >> 1] ?? 0);
};
process.stdout.write(`${records.length} threads, ${queries.length} cold searches with ten results, medians
bytes of all files   ${Math.round(median((c) => c.bytes) / 1000)} kB, ${median((c) => c.requests)} requests
first result         ${median((c) => c.first)} ms on 100 ms and 10 Mbit/s
one more character   ${median((c) => c.warm)} ms
`);
if (Number(values.index) > 0) await compareIndexing(pick(records, Number(values.index)));

/** The threads of an index, as far as their first parts tell. */
function readRecords(dir: string): SearchRecord[] {
  const list = JSON.parse(fs.readFileSync(path.join(dir, LIST_FILE), "utf8")) as SegmentList;
  return list.segments.flatMap((segment) => {
    const folder = path.join(dir, segment.path, "fragment");
    const names = fs.readdirSync(folder).filter((name) => !name.includes("-"));
    return names.sort().map((name) => {
      const bytes = gunzipSync(fs.readFileSync(path.join(folder, name)));
      return toRecord(JSON.parse(bytes.subarray(MAGIC.length).toString()) as Fragment);
    });
  });
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

async function compareIndexing(some: readonly SearchRecord[]): Promise<void> {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "stele-bench-search-"));
  fs.writeFileSync(path.join(work, "records.json"), JSON.stringify(some));
  for (const { url, title, lang, floors } of some) {
    const folder = path.join(work, "site", decodeURIComponent(url));
    fs.mkdirSync(folder, { recursive: true });
    const paragraphs = escaped(floors[0]?.text ?? "").replaceAll("\n", "</p><p>");
    const html = `<!DOCTYPE html><html lang="${lang}"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${paragraphs}</p>`;
    fs.writeFileSync(path.join(folder, "index.html"), html);
  }
  const ours = await measure("node", ["--import", "tsx", path.join(import.meta.dirname, "search-index.ts"), work]);
  const theirs = await measure("npx", ["pagefind", "--site", path.join(work, "site")]);
  fs.rmSync(work, { recursive: true });
  const row = (name: string, cost: { wall: number; cpu: number; memory: number }): string =>
    `${name.padEnd(16)} ${cost.wall.toFixed(1)} s, ${cost.cpu.toFixed(1)} s of CPU, ${Math.round(cost.memory)} MiB\n`;
  process.stdout.write(`indexing ${some.length} threads\n${row("a segment", ours)}${row("pagefind --site", theirs)}`);
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
