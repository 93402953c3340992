import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { smallArchive, thread } from "../support/archive.ts";

/** Names of the attachments of the thread `tea/2016/first`, and notes and problems by file. */
async function read(files: Readonly<Record<string, string>>) {
  const { archive, problems, notes } = await loadArchive(smallArchive(files), { drafts: false });
  const first = archive.threads.find(({ path }) => path === "tea/2016/first");
  return {
    attachments: first?.attachments.map(({ file }) => file),
    threads: archive.threads.map(({ path }) => path),
    problems,
    notes: notes.map(({ kind, file }) => `${kind} ${file}`),
  };
}

const inFirst = (...names: string[]) => Object.fromEntries(names.map((name) => [`tea/2016/first/${name}`, "x"]));

test("what systems leave behind is no attachment", async () => {
  const left = ["Thumbs.db", "desktop.ini", "ehthumbs.db", "Icon\r", "~$表.xlsx", "__MACOSX/a.txt", "._a.txt"];
  const { attachments, notes, problems } = await read(inFirst(...left, "表.xlsx", "movie.swf", "thumbs.dbx"));
  expect(attachments).toEqual(["movie.swf", "thumbs.dbx", "表.xlsx"]);
  expect([notes, problems]).toEqual([[], []]);
});

test("what editors leave behind is none either, and a note says so, since something may be written in it", async () => {
  const left = [
    "#a.md#",
    "a.crdownload",
    "a.orig",
    "a.part",
    "a.rej",
    "a.tmp",
    "index.md.bak",
    "index.md.swp",
    "index.md~",
  ];
  const { attachments, notes } = await read({ ...inFirst(...left), "tea/board.yaml~": "x", "draft.bak": "x" });
  expect(attachments).toEqual([]);
  expect(notes).toEqual(
    ["draft.bak", "tea/2016/first/", "tea/board.yaml~"].flatMap((place) =>
      place.endsWith("/") ? left.map((name) => `leftover ${place}${name}`) : [`leftover ${place}`],
    ),
  );
});

test("a text that uses a file with such a name is told how it can", async () => {
  const files = { "tea/2017/a/index.md": thread({ title: "A", attachments: "[{ file: data.bak }]" }, "x") };
  const { problems } = await read({ ...files, "tea/2017/a/data.bak": "x" });
  expect(problems).toMatchObject([{ file: "tea/2017/a/index.md", fix: expect.stringContaining("rename") }]);
});

test("the settings leave out files and folders by patterns as in .gitignore", async () => {
  const settings = "title: T\nignore:\n  - '*.psd'\n  - '!keep.psd'\n  - /tea/private/\n  - archive.yaml\n";
  const { attachments, threads, problems } = await read({
    "archive.yaml": settings,
    "tea/private/a/index.md": "no front matter",
    "tea/private/con.txt": "a name that Windows does not take",
    ...inFirst("a.psd", "keep.psd", "b/c.psd", "b/d.csv"),
  });
  expect(problems).toEqual([]);
  expect(threads).toEqual(["tea/2016/second", "tea/2016/first"]);
  expect(attachments).toEqual(["b/d.csv", "keep.psd"]);
});

test.each([
  ["a segment that no file system holds", `/${"%E9%95%B7".repeat(90)}.html`, "a part of more than 255 bytes"],
  ["more than a path may have", "/a".repeat(600), "more than 900 bytes"],
  ["a segment without a name", "/a//b.html", "has an empty segment"],
])("an alias with %s is a problem of its line", async (_, alias, message) => {
  const { problems } = await read({
    "tea/2017/a/index.md": `---\ntitle: A\naliases:\n  - /ok\n  - ${alias}\n---\nx\n`,
  });
  expect(problems).toMatchObject([{ file: "tea/2017/a/index.md", line: 5, message: expect.stringContaining(message) }]);
});

test("a path that is longer than any system holds is a problem", async () => {
  const folder = `tea/${"long-name/".repeat(95)}a`;
  const { problems } = await read({ [`${folder}/index.md`]: thread({ title: "A" }, "x") });
  expect(problems).toMatchObject([
    { message: "the path has more than 900 bytes, which not every file system can hold" },
  ]);
});
