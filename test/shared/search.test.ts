import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import matter from "gray-matter";
import { beforeAll, expect, test } from "vitest";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { foldText } from "../../scripts/search/text/fold.ts";
import { REGIONAL_WORDS } from "../../scripts/search/text/regional-words.ts";
import { openIndex, search, temporaryFolder, writeIndex } from "../search/index.ts";

const THREADS = 300;
const MAKE = new URL("../../../shared/bench/make-archive.mjs", import.meta.url).pathname;
let records: SearchRecord[];
let index: Awaited<ReturnType<typeof openIndex>>;

beforeAll(async () => {
  const [content, dir] = [path.join(temporaryFolder(), "content"), temporaryFolder()];
  const made = spawnSync("node", [MAKE, "--out", content, "--threads", String(THREADS), "--seed", "5"]);
  expect(made.status).toBe(0);
  records = readArchive(content);
  await writeIndex(dir, records, { segments: [records.slice(0, 200), records.slice(200)] });
  index = await openIndex(dir);
});

function readArchive(content: string): SearchRecord[] {
  const files = (fs.readdirSync(content, { recursive: true }) as string[]).filter((file) => file.endsWith("index.md"));
  return files.sort().map((file) => {
    const { data, content: text } = matter(fs.readFileSync(path.join(content, file), "utf8"), {});
    const url = `/${path.dirname(file)}/`;
    const board = { path: url.split("/")[1] ?? "", title: "" };
    const floors = [{ n: 1, url: `${url}#floor-1`, text: text.trim(), captions: [] }];
    return { url, title: String(data.title), lang: String(data.lang), board, tags: [], attachments: [], floors };
  });
}

test("a stretch of any thread finds exactly the threads that hold it", async () => {
  const folded = records.map(({ url, title, floors }) => ({
    url,
    text: `${title}\n${floors[0]?.text}`.split(/\P{Script=Han}/u).map(foldText),
  }));
  for (let i = 0; i < THREADS; i += 3) {
    const runs = records[i]?.floors[0]?.text.match(/\p{Script=Han}{8,}/gu) ?? [];
    const query = (runs[i % Math.max(1, runs.length)] ?? "").slice(1, 5 + (i % 4));
    if (query === "") continue;
    const holders = folded
      .filter(({ text }) => text.some((run) => run.includes(foldText(query))))
      .map(({ url }) => url);
    const { urls } = await search(index, `"${query}"`);
    expect(urls.sort(), query).toEqual(holders.sort());
  }
});

test("of 50 pairs of regional words, at least nine in ten find the other side's threads, both ways", async () => {
  const pairs = REGIONAL_WORDS.trim()
    .split(/[|\n]/)
    .map((entry) => entry.split(" ").map((side) => side.split("/")[0] ?? ""))
    .filter(([left = "", right = ""]) =>
      [left, right].every((word) => records.some((r) => foldText(r.floors[0]?.text ?? "").includes(foldText(word)))),
    )
    .slice(0, 50);
  expect(pairs.length).toBe(50);
  let found = 0;
  for (const [a = "", b = ""] of [...pairs, ...pairs.map(([left, right]) => [right, left])]) {
    const [own, others] = await Promise.all([search(index, `"${b}"`), search(index, a)]);
    if (own.urls.some((url) => others.urls.includes(url))) found++;
  }
  expect(found / 100).toBeGreaterThanOrEqual(0.9);
});
