import { expect, test } from "vitest";
import type { ArchiveIndex } from "../../assets/browser/search/archive.ts";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { openIndex, search, temporaryFolder, writeIndex } from "./index.ts";

/** Threads of three words of different rarity, the oldest first. */
const records = Array.from({ length: 60 }, (_, n): SearchRecord => {
  const words = ["茶館".repeat(1 + (n % 5)), n % 3 === 0 ? "掌柜" : "", n < 12 ? "灯笼" : "", `句${n}`.repeat(n % 7)];
  const date = new Date(Date.UTC(2010 + (n % 10), n % 12, n + 1));
  return {
    url: `/tea/${n}/`,
    title: n % 20 === 5 ? "老街的雨" : `第${n}天`,
    lang: "zh-Hans",
    board: { path: "tea", title: "茶館" },
    date: { iso: date.toISOString(), epoch: date.getTime(), year: date.getUTCFullYear() },
    tags: [],
    attachments: [],
    floors: [{ n: 1, url: `/tea/${n}/#floor-1`, text: words.join("，"), captions: [] }],
  };
}).sort((a, b) => (a.date?.epoch ?? 0) - (b.date?.epoch ?? 0));

async function cutInto(size: number): Promise<ArchiveIndex> {
  const dir = temporaryFolder();
  const segments = [];
  for (let at = 0; at < records.length; at += size) segments.push(records.slice(at, at + size));
  await writeIndex(dir, records, { segments });
  return openIndex(dir);
}

test("results come in the same order, however the archive is cut into segments", async () => {
  const whole = await cutInto(60);
  for (const size of [7, 20, 31]) {
    const index = await cutInto(size);
    for (const query of ["茶館", "茶館 掌柜", "灯笼 茶館", "掌柜 灯笼", "老街的雨", "句3"]) {
      expect((await search(index, query)).urls, `${query} of segments of ${size}`).toEqual(
        (await search(whole, query)).urls,
      );
    }
  }
});

test("of threads with the very title that is asked for, the newest comes first", async () => {
  const named = records.filter(({ title }) => title === "老街的雨").map(({ url }) => url);
  expect(named).toHaveLength(3);
  expect((await search(await cutInto(20), "老街的雨")).urls).toEqual(named.reverse());
});
