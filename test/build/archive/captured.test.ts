/** Attachments beside the record that was made when they were imported or fetched. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import type { Problem } from "../../../scripts/core/problems.ts";
import { main as verify } from "../../../scripts/verify.ts";
import { smallArchive, temporaryFolder, thread, write } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";

const FOLDER = "tea/2016/first";
const [TEA, COFFEE] = ["tea\n", "coffee\n"];
const sum = (text: string) => createHash("sha256").update(text).digest("hex");

/** An archive whose first thread has a record of its attachments. */
function archiveOf(attachments: readonly object[], files: Readonly<Record<string, string>>, front = {}): string {
  const inFolder = Object.entries({
    "index.md": thread({ title: "第一帖", date: "2016-01-02", ...front }, "字"),
    "capture.json": JSON.stringify({ attachments }),
    ...files,
  });
  return smallArchive(Object.fromEntries(inFolder.map(([name, text]) => [`${FOLDER}/${name}`, text])));
}

/** What `check` finds in a content folder. */
async function checked(content: string) {
  const cache = path.join(temporaryFolder(), "cache");
  const { status, stdout } = await runHere(check, "--content", content, "--cache", cache, "--json");
  return { status, ...(JSON.parse(stdout) as { problems: Problem[]; notes: Problem[] }) };
}

test("check and build name each attachment with other bytes than were recorded, with both sums and sizes", async () => {
  const records = [
    { file: "a.txt", sha256: sum(TEA), size: 4 },
    { file: "b.txt", size: 4 },
    { file: "c.txt", sha256: sum(TEA), size: 4 },
    { file: "c.txt", sha256: sum(TEA), original_url: "https://elsewhere.example/c.txt" },
    { file: "gone.txt", sha256: sum(TEA) },
    { file: "same.txt", sha256: sum(TEA), size: 4 },
  ];
  const files = { "a.txt": COFFEE, "b.txt": COFFEE, "c.txt": COFFEE, "same.txt": TEA };
  const content = archiveOf(records, files);
  const { problems, status } = await checked(content);
  expect(status).toBe(1);
  const found = `SHA-256 ${sum(COFFEE)} with 7 bytes`;
  const other = "the file is not the one that was imported or fetched:";
  expect(problems.map(({ file, message }) => [path.basename(file), message])).toEqual([
    ["a.txt", `${other} expected SHA-256 ${sum(TEA)} with 4 bytes, found ${found}`],
    ["b.txt", `${other} expected 4 bytes, found ${found}`],
    ["c.txt", `${other} expected SHA-256 ${sum(TEA)}, found ${found}`],
    ["gone.txt", "the file is in capture.json but not in the folder"],
  ]);
  expect(problems[0]?.fix).toContain("write why in index.md: attachments: [{ file: a.txt, edited: … }]");
  expect(await tryBuild(content)).toMatchObject({ problems });
});

test("an attachment that was changed on purpose is published once the front matter says why", async () => {
  const attachments = "[{ file: a.txt, edited: 塗去了電話 }]";
  const records = [{ file: "a.txt", sha256: sum(TEA), size: 4 }];
  const content = archiveOf(records, { "a.txt": COFFEE }, { attachments });
  expect(await checked(content)).toMatchObject({ status: 0, notes: [] });
  const { site } = await build(content);
  expect(await runHere(verify, site, "--content", content)).toMatchObject({ status: 0 });
  // Nobody would believe the line the next time.
  write(content, { [`${FOLDER}/a.txt`]: TEA });
  expect(await checked(content)).toMatchObject({
    status: 0,
    notes: [{ file: `${FOLDER}/a.txt`, kind: "attachment-unedited" }],
  });
});

test("verify names a published attachment that is not the recorded one, even if the manifest was changed with it", async () => {
  const records = [
    { file: "a.txt", sha256: sum(TEA), size: 4 },
    { file: "頁 面.html", sha256: sum(TEA) },
    { file: "not-published.txt", sha256: sum(TEA) },
  ];
  const content = archiveOf(records, { "a.txt": TEA, "頁 面.html": TEA, "not-published.txt": TEA });
  const { site } = await build(content);
  const copy = path.join(temporaryFolder(), "copy");
  fs.cpSync(fs.realpathSync(site), copy, { recursive: true });
  const sound = await runHere(verify, copy, "--content", content);
  expect(sound).toMatchObject({ status: 0, stderr: expect.stringContaining("3 attachments, each as it was imported") });
  expect((await runHere(verify, copy, "--content", path.join(content, "none"))).stderr).not.toContain("attachment");

  write(copy, { [`${FOLDER}/a.txt`]: COFFEE });
  const manifest = path.join(copy, "manifest.json");
  const row = { path: `${FOLDER}/a.txt`, size: 4, sha256: sum(TEA) };
  const text = fs.readFileSync(manifest, "utf8");
  expect(text).toContain(JSON.stringify(row));
  const forged = JSON.stringify({ ...row, size: 7, sha256: sum(COFFEE) });
  fs.writeFileSync(manifest, text.replace(JSON.stringify(row), forged));
  const { status, stderr } = await runHere(verify, copy, "--content", content);
  expect(status).toBe(1);
  expect(stderr).toContain(
    `"${FOLDER}/a.txt" is not the file that "${FOLDER}/capture.json" names: expected SHA-256 ${sum(TEA)} with 4 bytes, found SHA-256 ${sum(COFFEE)} with 7 bytes`,
  );
  fs.writeFileSync(manifest, text);
  const { stdout } = await runHere(verify, copy, "--content", content, "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    changed: [row.path],
    captured: { compared: 3, different: [{ path: row.path, found: { sha256: sum(COFFEE) } }], unread: [] },
  });
});
