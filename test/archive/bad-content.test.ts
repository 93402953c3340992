import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { commitAll } from "../support/archive.ts";
import { badContent } from "./bad-content.ts";

test("every mistake is reported in one run, with its place and what to write instead", async () => {
  const { problems } = await loadArchive(badContent(), { drafts: false, links: true });
  expect(problems.filter(({ kind }) => kind === undefined)).toEqual([]);
  const report = formatProblems(problems, { content: "content", all: true });
  await expect(report).toMatchFileSnapshot("../golden/archive/bad-content.txt");
});

test("no report names what lies outside the content folder", async () => {
  const dir = badContent();
  const { problems } = await loadArchive(dir, { drafts: false, links: true });
  expect(JSON.stringify(problems)).not.toContain("secret");
  expect(JSON.stringify(problems)).not.toContain("stele-test");
});

test("inside a git repository the report is the same", async () => {
  const dir = badContent();
  const before = await loadArchive(dir, { drafts: false, links: true });
  commitAll(dir);
  const after = await loadArchive(dir, { drafts: false, links: true });
  expect(after.problems).toEqual(before.problems);
});
