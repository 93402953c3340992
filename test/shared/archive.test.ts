import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { temporaryFolder } from "../support/archive.ts";

const SHARED = path.join(import.meta.dirname, "../../../shared");

test("the real forum article has its author's words, 8 figures and 8 attachments, and no problems", async () => {
  const { archive, bodies, problems } = await loadArchive(path.join(SHARED, "archives/linkshop"), {
    drafts: false,
  });
  expect(problems).toEqual([]);
  const [thread] = archive.threads;
  if (!thread) throw new Error("no thread");
  expect(thread).toMatchObject({ board: "retail", lang: "zh-Hant", figure: "01.jpg", floorCount: 1 });
  expect(thread.attachments.map(({ file, downloads, shown }) => [file, downloads, shown])).toEqual(
    ["01.jpg", "02.jpg", "03.jpg", "04.jpg", "05.jpg", "06.jpg", "07.jpg", "08.jpeg"].map((file) => [file, 0, true]),
  );
  expect(thread.capture?.flags).toContain("date-missing");
  expect(bodies.thread(thread).floors[0]?.post.parts.filter((part) => typeof part !== "string")).toHaveLength(8);
});

test("a made archive of real paragraphs, images and replies has no problems", async () => {
  const out = path.join(temporaryFolder(), "content");
  const args = ["--out", out, "--threads", "300", "--images", "30", "--replies", "12"];
  expect(spawnSync(process.execPath, [path.join(SHARED, "bench/make-archive.mjs"), ...args]).status).toBe(0);
  const { archive, problems } = await loadArchive(out, { drafts: false });
  expect(problems).toEqual([]);
  expect([archive.boards.length, archive.threads.length]).toEqual([10, 300]);
});
