import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { writeSegment } from "../../scripts/search/segment.ts";
import { temporaryFolder } from "./index.ts";
import { sampleRecords } from "./sample.ts";
import { sums } from "./sums.ts";

const golden = new URL("../golden/search/segment.txt", import.meta.url);

test("the same threads give the same bytes, in whatever order they come", async () => {
  const [a, b] = [temporaryFolder(), temporaryFolder()];
  await writeSegment(sampleRecords(), a);
  await writeSegment(sampleRecords().reverse(), b);
  expect(sums(a)).toBe(sums(b));
});

test("and on every version of Node", async () => {
  const dir = temporaryFolder();
  await writeSegment(sampleRecords(), dir);
  await expect(sums(dir)).toMatchFileSnapshot(golden.pathname);
});

test("a segment without threads is a segment", async () => {
  const dir = temporaryFolder();
  expect(await writeSegment([], dir)).toMatchObject({ threads: 0 });
});

test("says what was written", async () => {
  const dir = temporaryFolder();
  const facts = await writeSegment(sampleRecords(), dir);
  const files = (fs.readdirSync(dir, { recursive: true }) as string[])
    .map((file) => fs.statSync(path.join(dir, file)))
    .filter((entry) => entry.isFile());
  expect(facts.threads).toBe(14);
  expect(facts.files).toBe(files.length);
  expect(facts.bytes).toBe(files.reduce((sum, { size }) => sum + size, 0));
});
