import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { commitAll } from "../support/archive.ts";
import { badContent } from "./bad-content.ts";

test("every mistake is reported in one run, with its place and what to write instead", async () => {
  const { problems, notes } = await loadArchive(badContent(), { drafts: false });
  expect([...problems, ...notes].filter(({ kind }) => kind === undefined)).toEqual([]);
  const style = { content: "content", all: true };
  const report = [formatProblems(problems, style), formatProblems(notes, style, "note")].join("\n");
  await expect(report).toMatchFileSnapshot("../golden/archive/bad-content.txt");
});

test("no report names what lies outside the content folder", async () => {
  const dir = badContent();
  const { problems } = await loadArchive(dir, { drafts: false });
  expect(JSON.stringify(problems)).not.toContain("secret");
  expect(JSON.stringify(problems)).not.toContain("stele-test");
});

test("inside a git repository the report is the same", async () => {
  const dir = badContent();
  const before = await loadArchive(dir, { drafts: false });
  commitAll(dir);
  const after = await loadArchive(dir, { drafts: false });
  expect(after.problems).toEqual(before.problems);
});
