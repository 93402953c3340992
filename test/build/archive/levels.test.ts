import { expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import type { Problem } from "../../../scripts/core/problems.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { temporaryFolder, tree, write } from "../../support/archive.ts";
import { tryBuild } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";
import { png } from "../../support/png.ts";

/** What `check` finds, and its exit status. */
async function checked(content: string, ...argv: string[]) {
  const { status, stdout } = await runHere(
    check,
    "--content",
    content,
    "--cache",
    temporaryFolder(),
    "--json",
    ...argv,
  );
  return { ...(JSON.parse(stdout) as { problems: Problem[]; notes: Problem[] }), status };
}

const PNG = png(8, 8, 1);
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

test("what keeps nothing from being published is noted by check, and counted by every build", async () => {
  const repository = new TestRepository();
  const draft = { title: "草", draft: "true" };
  repository.commit({
    ...FRAME,
    "archive.yaml": "title: 小文存\nlang: zh-Hant\n",
    "tea/2016/gone/index.md": undated("刪去", { title: '"談: 茶"' }),
    "tea/2016/led-on/index.md": undated("刪去, 有人接"),
    "tea/2016/moved/index.md": undated("搬家"),
    "tea/2016/withdrawn/index.md": undated("撤下"),
    "tea/2016/back-to-draft/index.md": undated("又成草稿"),
    "tea/2016/first-draft/index.md": undated("一直是草稿", draft),
    "tea/2016/never/index.md": undated("從沒發表", draft),
    "tea/2016/other-tool/index.md": undated("別的工具的", { layout: "post" }),
  });
  repository.git("mv", "content/tea/2016/moved", "content/tea/moved");
  repository.commit({
    "tea/2016/gone": undefined,
    "tea/2016/led-on": undefined,
    "tea/2016/never": undefined,
    "tea/2016/other-tool": undefined,
    "tea/2016/withdrawn/index.md": undated("撤下", { withdrawn: "應作者要求" }),
    "tea/2016/back-to-draft/index.md": undated("又成草稿", draft),
    "tea/2017/notes/index.md": undated(
      "看[搬走的](../../2016/moved/)、[打錯的](../note/)、[別處的](/gone/moved/)、[沒有的](/沒有/)。\n\n![](a.png) ![](a.png '茶') ![茶](a.png)",
      { title: "讀者來信 #3", aliases: "[/tea/2016/led-on/]", author: "店小二 # 一個註" },
    ),
    "tea/2017/notes/a.png": PNG,
    "tea/2017/quoted/index.md": undated("字", { title: '"讀者來信 #4"', rights: "C# 版權 #1" }),
  });
  const { content } = repository;
  const { problems, notes, status } = await checked(content);
  expect([problems, status]).toEqual([[], 0]);
  expect(notes.every(({ level }) => level === "note")).toBe(true);
  const told = notes.map(({ file, line, column, kind, fix }) => `${file}:${line}:${column} ${kind} → ${fix}`);
  const elsewhere = "or the full address with https://";
  expect(told).toEqual([
    "archive.yaml:undefined:undefined url-missing → write url: https://… with its address, or url: false if it has none yet or every build is given --base-url",
    "tea/2016/back-to-draft/index.md:3:8 thread-gone → write withdrawn: and the reason in place of draft: true; or write aliases: [/tea/2016/back-to-draft/] in the thread that takes its place",
    'tea/2016/gone/index.md:undefined:undefined thread-gone → write tea/2016/gone/index.md with the lines title: "談: 茶" and withdrawn: and the reason; or write aliases: [/tea/2016/gone/] in the thread that takes its place',
    'tea/2017/notes/index.md:2:13 text-cut-by-comment → put the value in quotes: title: "讀者來信 #3"',
    'tea/2017/notes/index.md:4:13 text-cut-by-comment → put the value in quotes: author: "店小二 # 一個註"',
    `tea/2017/notes/index.md:6:undefined link-dead → the nearest address is /tea/2017/notes/; write that, ${elsewhere}`,
    `tea/2017/notes/index.md:6:undefined link-dead → the nearest address is /tea/moved/; write that, ${elsewhere}`,
    `tea/2017/notes/index.md:6:undefined link-dead → write the path of a thread, board, page or attachment, ${elsewhere}`,
    "tea/2017/notes/index.md:8:undefined image-alt-missing → write between the square brackets what it shows, for people who do not see it",
    'tea/2017/quoted/index.md:3:15 text-cut-by-comment → put the value in quotes: rights: "C# 版權 #1"',
  ]);

  const first = await tryBuild(content);
  if ("problems" in first) throw new Error(JSON.stringify(first.problems));
  const { site, cache } = first;
  expect(first.notes).toBe(notes.length);
  expect(await tryBuild(content, { out: site, cache })).toMatchObject({ notes: notes.length, pages: { built: 0 } });
  write(content, { "tea/2017/quoted/index.md": undated("字", { title: "四" }) });
  expect(await tryBuild(content, { out: site, cache, uncommitted: true })).toMatchObject({ notes: notes.length - 1 });

  // Nothing says where the site is, so nothing of it names an address that is not its own.
  const files = tree(site);
  expect([...files.keys()].filter((file) => /sitemap|feed/.test(file))).toEqual([]);
  expect([...files].filter(([, text]) => /archive\.invalid|rel="canonical"|og:url|Sitemap:/.test(text))).toEqual([]);
  expect(files.get("tea/2016/led-on/index.html")).toContain('url=/tea/2017/notes/"');
});
