import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importThreads } from "../../../scripts/importers/import.ts";
import { temporaryFolder, write } from "../../support/archive.ts";

/** Page of a thread of two posts a page, in the markup of phpBB 3. @param isStated whether it states its address */
function page(number: number, posts: readonly number[], isStated = true): string {
  const floors = posts.map(
    (n) =>
      `<div id="p${90 + n}" class="post"><dl class="postprofile"><dt><a class="username">writer ${n}</a></dt></dl><div class="postbody"><p class="author"><time datetime="2019-04-0${n}T06:00:00+00:00"></time></p><div class="content">text ${n}</div></div></div>`,
  );
  const address = `https://forum.example/viewtopic.php?t=7&amp;start=${(number - 1) * 2}`;
  const stated = isStated ? `<link rel="canonical" href="${address}">` : "";
  return `<html><head><title>x</title>${stated}</head><body id="phpbb"><h2 class="topic-title"><a href="./viewtopic.php?t=7">topic</a></h2><div class="pagination"><ul><li class="active"><span>${number}</span></li><li><a>1</a></li><li><a>2</a></li></ul></div>${floors.join("")}</body></html>`;
}

/** A content folder, and how to import pages into it. */
function archive() {
  const folder = temporaryFolder();
  const content = path.join(folder, "content");
  const bring = async (name: string, html: string) => {
    write(folder, { [`saved/${name}`]: html });
    const paths = [path.join(folder, "saved", name)];
    return importThreads({ paths, content, board: "tea", cache: path.join(folder, "cache") });
  };
  const thread = () => path.join(content, "tea", "2019", "topic");
  return { bring, text: (name: string) => fs.readFileSync(path.join(thread(), name), "utf8"), thread };
}

test("a capture without the opening post begins with its own first post, which says its number", async () => {
  const { bring, text } = archive();
  await bring("second.html", page(2, [3, 4]));
  expect(text("index.md")).toMatch(/^date: 2019-04-03T06:00:00\+00:00\nauthor: writer 3\nfloor: 3$/m);
  expect(text("index.md")).toContain("\ntext 3\n");
  expect(text("replies.md").match(/"n":\d+/g)).toEqual(['"n":4']);
});

test("the opening post takes its place once it is captured, and no post is lost or doubled", async () => {
  const { bring, text } = archive();
  await bring("second.html", page(2, [3, 4]));
  await bring("first.html", page(1, [1, 2]));
  expect(text("index.md")).toContain("author: writer 1\n");
  expect(text("index.md")).not.toContain("floor:");
  expect(text("index.md")).toContain("\ntext 1\n");
  expect(text("replies.md").match(/"n":\d+|^text \d$/gm)).toEqual([
    '"n":2',
    "text 2",
    '"n":3',
    "text 3",
    '"n":4',
    "text 4",
  ]);
  const before = [text("index.md"), text("replies.md")];
  const { threads } = await bring("second.html", page(2, [3, 4]));
  expect(threads.map(({ state }) => state)).toEqual(["unchanged"]);
  expect([text("index.md"), text("replies.md")]).toEqual(before);
});

test("a first post that a person edited stays where it is, and the report says so", async () => {
  const { bring, text, thread } = archive();
  await bring("second.html", page(2, [3, 4]));
  const edited = text("index.md").replace("text 3", "text 3, corrected");
  fs.writeFileSync(path.join(thread(), "index.md"), edited);
  const { threads } = await bring("first.html", page(1, [1, 2]));
  expect(text("index.md")).toBe(edited);
  expect(threads.flatMap(({ flags }) => flags.map(({ flag }) => flag))).toContain("edited-here");
  expect(text("replies.md")).toContain("text 2");
});

test("posts whose numbers no page states are all kept too, whatever comes first", async () => {
  const { bring, text } = archive();
  await bring("second.html", page(2, [3, 4], false));
  await bring("first.html", page(1, [1, 2], false));
  expect(text("index.md")).toContain("\ntext 1\n");
  expect(
    text("replies.md")
      .match(/^text \d$/gm)
      ?.sort(),
  ).toEqual(["text 2", "text 3", "text 4"]);
});
