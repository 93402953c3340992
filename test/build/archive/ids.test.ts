import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { attempt } from "../../../scripts/archive/read/files.ts";
import { blobId, fileBlobId } from "../../../scripts/archive/read/ids.ts";
import { listContent } from "../../../scripts/archive/read/listing.ts";
import type { Problem } from "../../../scripts/core/problems.ts";
import { commitAll, git, smallArchive, temporaryFolder, write } from "../../support/archive.ts";

const FIRST = "tea/2016/first/index.md";

async function fingerprint(dir: string): Promise<string | undefined> {
  const { archive } = await loadArchive(dir, { drafts: false });
  return archive.threads.find((thread) => `${thread.path}/index.md` === FIRST)?.fingerprint;
}

afterEach(() => {
  delete process.env.GIT_DIR;
});

test("ids are those that git gives to the same bytes", () => {
  const dir = smallArchive();
  commitAll(dir);
  const file = path.join(dir, FIRST);
  expect(fileBlobId(file)).toBe(git(dir, "hash-object", FIRST));
  expect(blobId(readFileSync(file))).toBe(fileBlobId(file));
});

test("git is asked for what is committed, and not believed about what has changed since", async () => {
  const dir = smallArchive();
  commitAll(dir);
  expect((await listContent(dir)).ids.get(FIRST)).toBe(git(dir, "hash-object", FIRST));
  write(dir, { [FIRST]: "---\ntitle: Changed\n---\n", "tea/board.yaml": undefined, "new.md": "x" });
  const { ids } = await listContent(dir);
  expect([FIRST, "tea/board.yaml", "new.md"].map((file) => ids.has(file))).toEqual([false, false, false]);
});

test("a change that git was told to overlook changes the fingerprint", async () => {
  const dir = smallArchive();
  commitAll(dir);
  const before = await fingerprint(dir);
  git(dir, "update-index", "--assume-unchanged", FIRST);
  write(dir, { [FIRST]: "---\ntitle: Changed\n---\nx\n" });
  expect(await fingerprint(dir)).not.toBe(before);
});

test.each([
  ["line ends", "* text=auto eol=crlf\n"],
  ["a filter", "*.md filter=lfs\n"],
  ["an encoding", "*.md working-tree-encoding=UTF-8\n"],
])("where git converts files by %s, the bytes on disk give the id", async (_, attributes) => {
  const dir = smallArchive({ ".gitattributes": attributes });
  commitAll(dir);
  expect((await listContent(dir)).ids.has(FIRST)).toBe(false);
  write(dir, { ".gitattributes": `${attributes}tea/** -text -filter !working-tree-encoding !eol\n` });
  expect((await listContent(dir)).ids.has("archive.yaml")).toBe(attributes.startsWith("*.md"));
});

test("files that git ignores are no content, unless somebody added them all the same", async () => {
  const dir = smallArchive({ ".gitignore": "first/\n" });
  commitAll(dir);
  expect(await fingerprint(dir)).toBeUndefined();
  git(dir, "add", "--force", FIRST);
  expect(await fingerprint(dir)).toMatch(/^[0-9a-f]{40}$/);
});

test("in a hook, which names another repository, the content is read all the same", async () => {
  const dir = smallArchive();
  commitAll(dir);
  const before = await fingerprint(dir);
  process.env.GIT_DIR = path.join(temporaryFolder(), "other.git");
  expect(await fingerprint(dir)).toBe(before);
});

test("content that looks like a repository of its own cannot have git run a program", async () => {
  const dir = smallArchive();
  const ran = path.join(temporaryFolder(), "ran");
  const program = path.join(temporaryFolder(), "program.sh");
  writeFileSync(program, `#!/bin/sh\ntouch ${ran}\n`);
  chmodSync(program, 0o755);
  const config = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${program}\n`;
  write(dir, { HEAD: "ref: refs/heads/main\n", config, "objects/x": "", "refs/x": "" });
  await loadArchive(dir, { drafts: false });
  expect(existsSync(ran)).toBe(false);
});

test("the content folder itself may be a link, and what lies in it may not", async () => {
  const dir = smallArchive();
  const link = path.join(temporaryFolder(), "content");
  symlinkSync(dir, link);
  expect((await loadArchive(link, { drafts: false })).problems).toEqual([]);
  rmSync(path.join(dir, "tea/2016"), { recursive: true });
  symlinkSync(smallArchive(), path.join(dir, "tea/2016"));
  expect((await loadArchive(link, { drafts: false })).problems).toMatchObject([{ file: "tea/2016" }]);
});

test("a file that is touched but not changed keeps its id", async () => {
  const dir = smallArchive();
  commitAll(dir);
  const before = await fingerprint(dir);
  utimesSync(path.join(dir, FIRST), new Date(0), new Date(0));
  expect(await fingerprint(dir)).toBe(before);
});

test("a file that the system does not let be read is a problem like the others", () => {
  const problems: Problem[] = [];
  const read = () => readFileSync(path.join(temporaryFolder(), "gone.md"));
  expect(attempt("tea/gone.md", problems, read)).toBeUndefined();
  expect(problems).toMatchObject([{ file: "tea/gone.md", message: "the system does not let it be read (ENOENT)" }]);
});
