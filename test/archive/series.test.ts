import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { groupings } from "../../scripts/archive/model/groups.ts";
import { seriesOf } from "../../scripts/archive/model/series.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { type Files, smallArchive, thread } from "../support/archive.ts";

const load = (series: string, files: Files = {}) =>
  loadArchive(smallArchive({ "archive.yaml": `title: A\nurl: false\nseries: ${series}\n`, ...files }), {
    drafts: false,
  });

async function told(series: string, files: Files = {}): Promise<string> {
  const { problems } = await load(series, files);
  return formatProblems(problems, { content: "content" });
}

test("a tag that no published thread has is told, with the nearest", async () => {
  const files = {
    "tea/stock/index.md": thread({ title: "T", tags: "[stock taking]" }, "text"),
    "tea/draft/index.md": thread({ title: "T", tags: "[unfinished]", draft: "true" }, "text"),
  };
  expect(await told("[茶, stock takin, unfinished]", files)).toBe(
    `content/archive.yaml:3:13 no published thread has the tag "stock takin"
    → write stock taking
content/archive.yaml:3:26 no published thread has the tag "unfinished"
    → write it into the tags of a thread, or take it out

2 problems in 1 file
`,
  );
});

test("two spellings of one tag are one series", async () => {
  const files = { "tea/stock/index.md": thread({ title: "T", tags: "[庫存]" }, "text") };
  expect(await told("[庫存, 库存]", files)).toContain(
    'the tags "庫存" and "库存" are one series\n    → take one of the two out',
  );
  expect(await told("[库存]", files)).not.toContain("series");
});

test("while a thread cannot be read, no tag is called unknown", async () => {
  const files = { "tea/broken/index.md": "---\ntitle: [\n---\ntext\n" };
  expect(await told("[stock]", files)).not.toContain("no published thread");
});

test("parts are in the order of their dates, undated ones first, and by path on one day", async () => {
  const dated = (date?: string) => thread({ title: "T", tags: "[s]", ...(date && { date }) }, "text");
  const { archive } = await load("[s]", {
    "tea/b/index.md": dated("2017-05-01"),
    "tea/a/index.md": dated("2017-05-01"),
    "tea/old/index.md": dated("2001-01-01"),
    "tea/undated/index.md": dated(),
  });
  const { list, partsOf } = seriesOf(["s"], groupings(archive).tags);
  expect(list[0]?.parts.map(({ path }) => path)).toEqual(["tea/undated", "tea/old", "tea/a", "tea/b"]);
  const [last] = archive.threads.filter(({ path }) => path === "tea/b");
  expect(last && partsOf(last).map(({ number }) => number)).toEqual([4]);
});
