import path from "node:path";
import { expect, test } from "vitest";
import { commitAll, smallArchive, temporaryFolder, write } from "../../support/archive.ts";
import { LAUNCHER, runNode } from "../../support/node.ts";

function stele(before: readonly string[], ...args: string[]) {
  const { status, stderr } = runNode([...before, LAUNCHER, ...args]);
  return { status, stderr };
}

test("a command says in one line what the system refuses", () => {
  const folder = temporaryFolder();
  write(folder, { file: "" });
  const file = path.join(folder, "file");
  const content = smallArchive();
  commitAll(content);
  const long = path.join(folder, "x".repeat(300));
  const refused = { status: 1, stderr: expect.stringMatching(/^stele: [^\n]+\n$/) };
  expect(stele([], "check", "--content", content, "--cache", file)).toEqual(refused);
  expect(stele([], "build", "--content", content, "--out", `${file}/x`, "--cache", folder)).toEqual(refused);
  expect(stele([], "build", "--content", long, "--out", `${folder}/out`, "--cache", folder)).toEqual(refused);
  expect(stele([], "new", "--board", "tea", "--title", "T", "--content", file)).toEqual(refused);
});

test("what was committed is not guessed where git is missing", () => {
  const content = smallArchive();
  commitAll(content);
  const args = ["check", "--content", content, "--cache", temporaryFolder()];
  const run = runNode([LAUNCHER, ...args], { env: { PATH: temporaryFolder() } });
  expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/^stele: git is not installed, [^\n]+\n$/) });
});

test("an older Node is told which one is needed", () => {
  const versions = `data:text/javascript,${encodeURIComponent(
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.8" } })',
  )}`;
  expect(stele(["--import", versions], "build")).toEqual({
    status: 1,
    stderr: "stele: this is Node 18.20.8, and Stele needs Node 20.19 or later: see https://nodejs.org\n",
  });
});
