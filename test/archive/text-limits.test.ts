import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { smallArchive } from "../support/archive.ts";
import { largeReads } from "../support/whole-reads.ts";

const MIB = 2 ** 20;
/** Bytes that each file may have. */
const LIMITS: Readonly<Record<string, number>> = {
  "archive.yaml": MIB,
  "pages/about.md": 4 * MIB,
  "tea/2016/first/capture.json": 32 * MIB,
  "tea/2016/first/comments.json": 32 * MIB,
  "tea/2016/first/index.md": 4 * MIB,
  "tea/2016/first/replies.md": 32 * MIB,
  "tea/board.yaml": MIB,
};

test("texts that are too large are named with size, limit and what to do, all in one run and unread", async () => {
  const dir = smallArchive({ "tea/2016/first/notes.md": "x" });
  fs.mkdirSync(path.join(dir, "pages"));
  for (const [file, limit] of Object.entries(LIMITS)) {
    if (!fs.existsSync(path.join(dir, file))) fs.writeFileSync(path.join(dir, file), "");
    fs.truncateSync(path.join(dir, file), limit + 1);
  }
  // An attachment, whatever its name ends in.
  fs.truncateSync(path.join(dir, "tea/2016/first/notes.md"), 64 * MIB);
  const read = await largeReads(MIB, async () => {
    const { problems } = await loadArchive(dir, { drafts: false });
    expect(problems.map(({ file }) => file)).toEqual(Object.keys(LIMITS));
    for (const { kind, file, message, fix } of problems) {
      const limit = LIMITS[file] ?? 0;
      expect(kind).toBe("text-too-large");
      expect(message.replaceAll(",", "")).toContain(`the file has ${limit + 1} bytes`);
      expect(message).toContain(`may have ${limit / MIB} MiB`);
      expect(fix).toMatch(/^(make|move|leave|take) /);
    }
  });
  expect(read).toEqual([]);
});

test("a text at the limit is read", async () => {
  const dir = smallArchive({ "tea/board.yaml": "title: 茶館\n#".padEnd(MIB - "茶館".length * 2, "#") });
  expect(fs.statSync(path.join(dir, "tea/board.yaml")).size).toBe(MIB);
  const { problems, archive } = await loadArchive(dir, { drafts: false });
  expect(problems).toEqual([]);
  expect(archive.boards.map(({ title }) => title)).toEqual(["茶館"]);
});
