import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import type { Problem } from "../../../scripts/core/problems.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { temporaryFolder } from "../../support/archive.ts";
import { tryBuild } from "../../support/build.ts";

let out = "";
beforeEach(() => {
  out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});
afterEach(() => vi.restoreAllMocks());

/** What `check` finds, and its exit status. */
async function checked(content: string, ...argv: string[]) {
  out = "";
  const status = await check(["--content", content, "--cache", temporaryFolder(), "--json", ...argv]);
  return { ...(JSON.parse(out) as { problems: Problem[]; notes: Problem[] }), status };
}

const CUT = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");

test("check and build tell problems of text, pictures, checksums and history in one run", async () => {
  const repository = new TestRepository();
  const sums = JSON.stringify({ attachments: [{ file: "data.csv", sha256: "0".repeat(64) }] });
  repository.commit({
    ...FRAME,
    "tea/bad/index.md": "---\ntitel: x\n---\n![圖](cut.jpg)\n",
    "tea/bad/cut.jpg": CUT,
    "tea/bad/empty.txt": "",
    "tea/sound/index.md": undated("![圖](cut.jpg) ![圖](gone.jpg)"),
    "tea/sound/cut.jpg": CUT,
    "tea/imported/index.md": undated("字"),
    "tea/imported/capture.json": sums,
    "tea/imported/data.csv": "a,b\n",
  });
  repository.commit({ "tea/sound/more.txt": "more" });
  const { content } = repository.shallowCopy();
  const { problems, status } = await checked(content);
  expect(problems.map(({ file, kind }) => `${file} ${kind}`)).toEqual([
    "archive.yaml history-shallow",
    "tea/bad/cut.jpg image-damaged",
    "tea/bad/empty.txt file-empty",
    "tea/bad/index.md key-unknown",
    "tea/imported/data.csv checksum",
    "tea/sound/cut.jpg image-damaged",
    "tea/sound/index.md image-missing",
  ]);
  expect(status).toBe(1);
  expect(await tryBuild(content)).toMatchObject({ problems });
});
