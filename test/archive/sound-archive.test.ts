import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import type { Archive, Thread } from "../../scripts/archive/model/model.ts";
import { parseTimestamp, type Timestamp } from "../../scripts/core/timestamp.ts";
import { commitAll, temporaryFolder } from "../support/archive.ts";

const SOUND = path.join(import.meta.dirname, "../fixtures/archive/sound");

async function load(dir: string, options: Partial<Parameters<typeof loadArchive>[1]> = {}) {
  const loaded = await loadArchive(dir, { drafts: false, ...options });
  expect(loaded.problems).toEqual([]);
  return loaded;
}

function copy(): string {
  const dir = path.join(temporaryFolder(), "content");
  cpSync(SOUND, dir, { recursive: true });
  return dir;
}

function threadAt(archive: Archive, threadPath: string): Thread {
  const found = archive.threads.find((one) => one.path === threadPath);
  if (!found) throw new Error(`${threadPath} is not in the archive`);
  return found;
}

test("a sound archive gives the whole model: boards, threads newest first, tombstones, pages", async () => {
  const { archive } = await load(SOUND);
  const boards = archive.boards.map((board) => ({ ...board, threads: board.threads.map((one) => one.path) }));
  await expect(`${JSON.stringify({ ...archive, boards }, null, 2)}\n`).toMatchFileSnapshot(
    "../golden/archive/sound.json",
  );
});

test("the model is the same in a git repository and outside, committed or not", async () => {
  const dir = copy();
  const outside = await load(dir);
  commitAll(dir);
  expect((await load(dir)).archive).toEqual(outside.archive);
  writeFileSync(path.join(dir, "tea/board.yaml"), "title: 茶館\ndescription: 別的\n");
  expect((await load(dir)).archive.boards[1]?.description).toBe("別的");
});

test("threads from the cache give the same model", async () => {
  const texts = new Map<string, string>();
  const cached = { get: (key: string) => texts.get(key), set: (key: string, text: string) => texts.set(key, text) };
  const fresh = await load(SOUND);
  for (const run of ["first", "second"]) {
    const { archive, map } = await load(SOUND, { cached });
    expect(archive, run).toEqual(fresh.archive);
    for (const { path: place } of archive.threads) {
      const [one, other] = [map.find(place), fresh.map.find(place)];
      expect({ ...one, anchors: one?.anchors, floors: one?.floors }).toMatchObject({
        anchors: other?.anchors,
        floors: other?.floors,
      });
    }
  }
  expect([...texts.values()].join("")).not.toContain("\n");
});

test("line ends of Windows and a byte order mark change nothing but the fingerprint", async () => {
  const dir = copy();
  for (const file of ["tea/2016/first/index.md", "tea/2016/first/replies.md", "archive.yaml", "pages/about.md"]) {
    const text = readFileSync(path.join(dir, file), "utf8");
    writeFileSync(path.join(dir, file), `\ufeff${text.replaceAll("\n", "\r\n")}`);
  }
  const [changed, original] = [await load(dir), await load(SOUND)];
  const plain = (archive: Archive) => JSON.stringify(archive).replace(/"fingerprint":"\w+"/g, "");
  expect(plain(changed.archive)).toBe(plain(original.archive));
  const first = threadAt(changed.archive, "tea/2016/first");
  expect(changed.bodies.thread(first)).toEqual(original.bodies.thread(first));
});

test("every floor of a thread has its number, author, date and text", async () => {
  const { archive, bodies } = await load(SOUND);
  const { floors } = bodies.thread(threadAt(archive, "tea/2016/first"));
  expect(floors.map(({ n, author, id }) => ({ n, author, id }))).toEqual([
    { n: 1, author: undefined, id: undefined },
    { n: 2, author: "小王", id: "98765" },
    { n: 4, author: undefined, id: undefined },
  ]);
  expect(floors[0]?.post.text).toContain("{{ braces }} and {% tags %} are text");
  expect(floors[1]?.post.text).toContain("好帖");
});

test("a post that opens with a line of dashes loses nothing", async () => {
  const { archive, bodies } = await load(SOUND);
  const [opening] = bodies.thread(threadAt(archive, "tea/2016/first")).floors;
  const html = opening?.post.parts.filter((part) => typeof part === "string").join("") ?? "";
  expect(html.match(/<hr>/g)).toHaveLength(2);
  expect(html).toContain("A line of dashes opens this text");
});

test("a draft is in the archive only where drafts are asked for", async () => {
  expect(JSON.stringify((await load(SOUND)).archive)).not.toContain("Draft");
  const { archive, notes } = await loadArchive(SOUND, { drafts: true });
  expect(archive.threads.map((one) => one.title)).toContain("Draft");
  expect(notes.filter(({ kind }) => kind === "link-dead").map((note) => note.message)).toEqual([
    "the link ../nowhere/ leads nowhere",
  ]);
});

test("nothing of a withdrawn thread's text or files is in the archive", async () => {
  const text = JSON.stringify((await load(SOUND)).archive);
  expect(text).not.toContain("secret");
  expect(text).not.toContain("Text that is withdrawn");
});

test("dates of git stand in only where the front matter has none and the thread was not imported", async () => {
  const dir = copy();
  const date = parseTimestamp("2020-02-02") as Timestamp;
  const dates = new Map(
    ["tea/undated", "tea/2016/second", "tea/2016/first"].map((one) => [one, { date, updated: date }]),
  );
  const { archive } = await load(dir, { dates });
  expect(threadAt(archive, "tea/undated")).toMatchObject({ date, updated: date });
  expect(threadAt(archive, "tea/2016/second").date?.iso).toBe("2016-01-02T02:12:00Z");
  expect(threadAt(archive, "tea/2016/first").updated?.iso).toBe("2016-01-03");
  writeFileSync(path.join(dir, "tea/undated/capture.json"), '{"adapter":"text"}');
  expect(threadAt((await load(dir, { dates })).archive, "tea/undated").date).toBeUndefined();
});

test("an archive read from cached threads is the one read from the files", async () => {
  const cached = new Map<string, string>();
  const first = await load(SOUND, { cached });
  const before = cached.size;
  const second = await load(SOUND, { cached });
  expect(cached.size).toBe(before);
  expect(second.archive).toEqual(first.archive);
  const thread = threadAt(second.archive, "tea/2016/first");
  expect(second.bodies.thread(thread)).toEqual(first.bodies.thread(thread));
});

test("nobody can change the archive", async () => {
  const { archive } = await load(SOUND);
  expect(() => Object.assign(archive.threads[0] ?? {}, { title: "x" })).toThrow(TypeError);
  expect(() => (archive.threads as Thread[]).pop()).toThrow(TypeError);
});
