import fc from "fast-check";
import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { groupings, neighbours, numberedPages } from "../../scripts/archive/model/groups.ts";
import type { Archive, Thread } from "../../scripts/archive/model/model.ts";
import { slugOf } from "../../scripts/archive/model/slug.ts";
import { foldCase } from "../../scripts/archive/schema/names.ts";
import { smallArchive, thread } from "../support/archive.ts";

/** Stands for a list of threads, newest first; only the path tells them apart. */
const threads = (count: number): Thread[] =>
  Array.from({ length: count }, (_, at) => ({ path: `t${count - at}` }) as Thread);
const paths = (list: readonly Thread[]) => list.map((one) => one.path);
const counts = fc.nat({ max: 300 });
const sizes = fc.integer({ min: 1, max: 25 });

async function archiveOf(files: Readonly<Record<string, string>>): Promise<Archive> {
  const { archive, problems } = await loadArchive(smallArchive(files), { drafts: false });
  expect(problems).toEqual([]);
  return archive;
}

test("the pages of a list hold every thread once, in order", () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const { front, numbered } = numberedPages(threads(count), size);
      expect(paths([front, ...numbered.toReversed()].flat())).toEqual(paths(threads(count)));
    }),
  );
});

test("numbered pages are full, and the front page is never nearly empty", () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const { front, numbered } = numberedPages(threads(count), size);
      expect(numbered.every((page) => page.length === size)).toBe(true);
      expect(front.length).toBeLessThan(2 * size);
      expect(front.length).toBeGreaterThanOrEqual(Math.min(size, count));
    }),
  );
});

test("a new thread changes the front page alone, and now and then splits off one page", () => {
  fc.assert(
    fc.property(counts, sizes, (count, size) => {
      const before = numberedPages(threads(count), size);
      const after = numberedPages(threads(count + 1), size);
      const kept = after.numbered.slice(0, before.numbered.length).map(paths);
      expect(kept).toEqual(before.numbered.map(paths));
      expect(after.numbered.length - before.numbered.length).toBeLessThanOrEqual(1);
    }),
  );
});

test("two tags never have one address, on file systems that ignore letter case and form too", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { selector: foldCase, maxLength: 40 }),
      (tags) => {
        const slugs = tags.map((tag) => foldCase(slugOf(foldCase(tag))));
        expect(new Set(slugs).size).toBe(tags.length);
        expect(slugs.every((slug) => slug.length > 0 && !/[/\\?#%:*"<>|. ]/.test(slug))).toBe(true);
      },
    ),
  );
});

test.each([
  ["茶", /^茶$/],
  ["supply-chain", /^supply-chain$/],
  ["supply chain", /^supply-chain-[0-9a-f]{8}$/],
  ["c", /^c$/],
  ["c++", /^c-[0-9a-f]{8}$/],
  ["…", /^[0-9a-f]{8}$/],
  ["page", /^page-[0-9a-f]{8}$/],
])("the tag %s has an address like %s", (tag, slug) => {
  expect(slugOf(tag)).toMatch(slug);
});

test("spellings of a tag that differ in letter case are one tag, called as most threads call it", async () => {
  const archive = await archiveOf({
    "tea/a/index.md": thread({ title: "A", tags: "[Tea, __proto__]" }, "x"),
    "tea/b/index.md": thread({ title: "B", tags: "[tea]" }, "x"),
    "tea/c/index.md": thread({ title: "C", tags: "[tea, constructor]" }, "x"),
  });
  const { tags } = groupings(archive);
  expect(tags.list.map((group) => [group.label, group.threads.length])).toEqual([
    ["tea", 3],
    ["__proto__", 1],
    ["constructor", 1],
    ["茶", 1],
  ]);
  expect(tags.urlOf("TEA")).toBe("/tags/tea/");
  expect([tags.has("Tea"), tags.has("coffee")]).toEqual([true, false]);
});

test("spellings of a tag that differ in script are one tag, called as most threads call it, and the others lead to it", async () => {
  const archive = await archiveOf({
    "tea/a/index.md": thread({ title: "A", tags: "[库存]" }, "x"),
    "tea/b/index.md": thread({ title: "B", tags: "[庫存]" }, "x"),
    "tea/c/index.md": thread({ title: "C", tags: "[庫存, 库存]" }, "x"),
    "tea/d/index.md": thread({ title: "D", tags: "[庫存]" }, "x"),
  });
  const stock = groupings(archive).tags.list.find(({ label }) => label === "庫存");
  expect(stock && paths(stock.threads)).toEqual(["tea/a", "tea/b", "tea/c", "tea/d"]);
  expect(stock?.url).toBe(encodeURI("/tags/庫存/"));
  expect(stock?.others.map(({ url, threads }) => [decodeURI(url), paths(threads)])).toEqual([
    ["/tags/库存/", ["tea/a", "tea/c"]],
  ]);
  expect(groupings(archive).tags.urlOf("库存")).toBe(stock?.url);
});

test("threads are listed by author and by year, the newest year first, undated threads in none", async () => {
  const archive = await archiveOf({
    "tea/undated/index.md": thread({ title: "U", author: "店小二" }, "x"),
    "tea/2019/new/index.md": thread({ title: "N", date: "2019-01-01T00:30:00+08:00" }, "x"),
  });
  const { authors, years } = groupings(archive);
  expect(years.list.map((group) => [group.url, paths(group.threads)])).toEqual([
    ["/years/2019/", ["tea/2019/new"]],
    ["/years/2016/", ["tea/2016/second", "tea/2016/first"]],
  ]);
  expect(authors.list.map((group) => [group.label, paths(group.threads)])).toEqual([
    ["店小二", ["tea/2016/first", "tea/undated"]],
    ["掌櫃", ["tea/2016/second"]],
  ]);
});

test("the neighbours of a thread are the next older and the next newer one of its board", async () => {
  const archive = await archiveOf({ "tea/2015/old/index.md": thread({ title: "O", date: "2015-01-01" }, "x") });
  const [board] = archive.boards;
  if (!board) throw new Error("no board");
  const beside = board.threads
    .map((_, at) => neighbours(board, at))
    .map(({ previous, next }) => [previous?.path, next?.path]);
  expect(beside).toEqual([
    ["tea/2016/first", undefined],
    ["tea/2015/old", "tea/2016/second"],
    [undefined, "tea/2016/first"],
  ]);
});
