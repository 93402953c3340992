import path from "node:path";
import { expect, test } from "vitest";
import { openIndex, search } from "../../search/index.ts";
import { smallArchive, thread } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

test("sorted by date, the threads of all segments of a published archive come newest first, the undated last", async () => {
  // From 1,024 threads on an archive has more than one segment.
  const threads = Array.from({ length: 1100 }, (_, i) => {
    // Days in no order, several threads on most; the clock of some runs behind that of others.
    const day = String(((i * 37) % 90) + 10);
    const date = { date: `20${day}-05-06T0${i % 10}:00:00${i % 3 ? "+08:00" : "-08:00"}` };
    return [`tea/t/${i}/index.md`, thread({ title: `帖${i}`, ...(i % 20 > 0 && date) }, "茶館裡的話。")] as const;
  });
  const { site } = await build(
    smallArchive({ "archive.yaml": "title: 小文存\nlang: zh-Hant\n", ...Object.fromEntries(threads) }),
  );
  const index = await openIndex(path.join(site, "search/index"));
  expect(index.segments.length).toBeGreaterThan(1);
  const { previews } = await search(index, "茶館", { sort: "newest" });
  const times = previews.map(({ date }) => (date === undefined ? Number.NEGATIVE_INFINITY : Date.parse(date)));
  expect(times.filter(Number.isFinite)).toHaveLength(1045);
  expect(times).toHaveLength(1100);
  expect(times).toEqual([...times].sort((a, b) => (a === b ? 0 : b - a)));
});
