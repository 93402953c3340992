import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { main as create } from "../../../scripts/new.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { smallArchive, temporaryFolder, write } from "../../support/archive.ts";
import { heardInTest } from "../../support/command.ts";

const SOUND = path.join(import.meta.dirname, "../../fixtures/archive/sound");

const said = heardInTest();

const cache = () => temporaryFolder();

test("check says what it looked at, and that all is well", async () => {
  expect(await check(["--content", SOUND, "--cache", cache()])).toBe(0);
  expect(said.stderr).toContain("2 boards, 5 threads, 1 tombstone, 2 pages, 6 attachments: no problems\n");
  expect(said.stdout).toBe("");
});

test("check --json writes the result to standard output alone", async () => {
  expect(await check(["--content", SOUND, "--cache", cache(), "--json"])).toBe(0);
  expect(JSON.parse(said.stdout)).toEqual({
    boards: 2,
    threads: 5,
    tombstones: 1,
    pages: 2,
    attachments: 6,
    problems: [],
    notes: [
      expect.objectContaining({ level: "note", kind: "foreign-template-tag", file: "tea/2016/first/index.md" }),
      expect.objectContaining({ level: "note", kind: "image-alt-missing", file: "tea/2016/first/replies.md" }),
      expect.objectContaining({ level: "note", kind: "image-alt-missing", file: "tea/2017/店 50%/index.md" }),
    ],
  });
});

test("check reports problems with the path that an editor opens, and ends with status 1", async () => {
  const dir = smallArchive({ "tea/x/index.md": "---\ntitel: x\n---\n[gone](../gone/)\n" });
  expect(await check(["--content", dir, "--cache", cache()])).toBe(1);
  expect(said.stderr).toBe(
    `${dir}/tea/x/index.md:2:1 the key "titel" is not known\n    → write title\n\n1 problem in 1 file\n`,
  );
  expect(await check(["--content", dir, "--cache", cache(), "--json"])).toBe(1);
  expect(JSON.parse(said.stdout)).toEqual({
    problems: [
      {
        kind: "key-unknown",
        file: "tea/x/index.md",
        line: 2,
        column: 1,
        message: 'the key "titel" is not known',
        fix: "write title",
      },
    ],
    notes: [],
  });
});

test("check knows where git says that a thread was, and says where a shallow clone cannot know", async () => {
  const repository = new TestRepository();
  repository.commit({
    ...FRAME,
    "tea/2016/one/index.md": undated("一"),
    "tea/link/index.md": undated("看[那一帖](../2016/one/)。"),
  });
  repository.git("mv", "content/tea/2016/one", "content/tea/two");
  repository.commit({});
  expect(await check(["--content", repository.content, "--cache", cache()])).toBe(0);
  const { content } = repository.shallowCopy();
  expect(await check(["--content", content, "--cache", cache(), "--json"])).toBe(1);
  expect(JSON.parse(said.stdout)).toMatchObject({
    problems: [{ file: "archive.yaml", message: expect.stringContaining("shallow clone") }],
    notes: [{ file: "tea/link/index.md", line: 4, message: "the link ../2016/one/ leads nowhere" }],
  });
});

test("content cannot steer the terminal that its problems are shown on", async () => {
  const dir = smallArchive({ "tea/x/index.md": '---\ntitle: x\n"\\e[2Jkey\\u202e": 1\n---\n' });
  expect(await check(["--content", dir, "--cache", cache()])).toBe(1);
  expect(said.stderr).toContain('the key "\\u{1b}[2Jkey\\u{202e}" is not known');
});

test.each([
  [["--contnet", "x"], "there is no option --contnet; the nearest is --content"],
  [["x"], '"x" belongs to no option'],
  [["--content"], "argument missing"],
  [["--content", ""], "--content has no value"],
])("a wrong call, %j, ends with status 2 and says why", async (argv, message) => {
  expect(await check(argv)).toBe(2);
  expect(said.stderr).toContain(message);
  expect(said.stdout).toBe("");
});

test("--help describes every option on standard output", async () => {
  expect(await create(["--help"])).toBe(0);
  await expect(said.stdout).toMatchFileSnapshot("../../golden/archive/new-help.txt");
});

test("new makes a thread that passes the check, and never writes over one", async () => {
  const dir = smallArchive();
  const argv = [
    "--content",
    dir,
    "--board",
    "tea",
    "--title",
    '店 #2: "茶"',
    "--lang",
    "zh-Hans",
    "--author",
    "店小二",
  ];
  expect(await create([...argv, "--json"])).toBe(0);
  const { path: made, file } = JSON.parse(said.stdout);
  expect(made).toMatch(/^tea\/\d{4}\/店-2-茶$/);
  expect(readFileSync(file, "utf8")).toContain('title: "店 #2: \\"茶\\""\n');
  expect(await check(["--content", dir, "--cache", cache()])).toBe(0);
  writeFileSync(file, "mine");
  expect(await create(argv)).toBe(2);
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect(await create([...argv, "--slug", "second"])).toBe(0);
});

test.each([
  [["--board", "teh", "--title", "x"], 'there is no board "teh"; the nearest is tea. To make one, write'],
  [["--board", "tea", "--title", "?!"], "name the folder with --slug"],
  [["--board", "tea", "--title", "x", "--slug", "../x"], "name the folder with --slug"],
  [["--board", "tea", "--title", "x", "--slug", "page"], "name the folder with --slug"],
  [["--board", "tea", "--title", "x", "--lang", "zh_TW"], "is not a language tag"],
  [["--title", "x"], "--board BOARD is missing"],
])("new refuses %j and writes nothing", async (argv, message) => {
  const dir = smallArchive();
  write(dir, { "tea/2016": undefined });
  expect(await create(["--content", dir, ...argv])).toBe(2);
  expect(said.stderr).toContain(message);
  expect(existsSync(path.join(dir, "tea", String(new Date().getFullYear())))).toBe(false);
});
