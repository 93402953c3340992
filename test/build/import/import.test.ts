import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FLAGS } from "../../../scripts/archive/schema/capture.ts";
import { placeFiles } from "../../../scripts/fetch/place.ts";
import { discuzPage, gbk, phpbbPage, type SavedPost } from "../../importers/saved.ts";
import type { Files } from "../../support/archive.ts";
import { png } from "../../support/png.ts";
import { Import } from "./runs.ts";

const [LEAF, POT] = [png(2, 2, 1), png(3, 2, 2)];
const tea = (page: number, posts: readonly SavedPost[], of = 2) =>
  phpbbPage({ id: 7, title: "茶館的水", page: [page, of], perPage: 2, posts });
const OPENING = { id: 71, html: '頭一段<br><br>第二段 <img src="./tea_files/leaf.png" alt="葉子">' };
const LINK = '<a href="https://forum.example/viewtopic.php?f=2&amp;t=8">茶具</a>';
const SECOND = { id: 72, author: "店小二", date: "2016-11-30 11:00", html: `見 ${LINK}` };
const THIRD = { id: 73, author: "客官", date: "2016-12-01 09:00", html: '少一張 <img src="./gone.png">' };
const FOURTH = { id: 74, author: "客官", date: "2016-12-01 10:00", html: "又來" };
const THINGS = {
  ...{ id: 8, title: "茶具", board: "器物" },
  posts: [{ id: 81, html: '<img src="pot.png"> 見<a href="viewtopic.php?f=2&amp;t=7">那裏</a>' }],
};
const LIST =
  '<body id="phpbb"><div id="page-body"><h2 class="topic-title">茶館</h2><ul><li>茶具</li></ul></div></body>';

/** A thread in two pages that browsers saved, a mirror of the site, and a page in an encoding of its own. */
const SAVED = {
  "a/tea-2.html": tea(2, [THIRD]),
  "tea.html": tea(1, [OPENING, SECOND]),
  "tea_files/leaf.png": LEAF,
  "tea_files/advert.html": "<html><body><p>advert</p></body></html>",
  "forum.example/viewtopic.php@f=2&t=8.html": phpbbPage(THINGS),
  "forum.example/pot.png": POT,
  "forum.example/viewforum.php@f=2.html": LIST,
  "gbk.htm": gbk(discuzPage({ id: 5, title: "茶馆", posts: [{ id: 51, html: "头一段" }] })),
};
const [TEA, POTS, HOUSE] = ["tea/2016/茶館的水", "tea/2016/茶具", "tea/2016/茶馆"];

describe("a folder of saved pages", () => {
  const run = new Import(SAVED);
  let dry: Awaited<ReturnType<Import["result"]>>;
  let first: typeof dry;
  beforeAll(async () => {
    dry = await run.result("--dry-run");
    expect(run.files).toEqual([]);
    first = await run.result();
  });

  test("becomes threads that are sound, in an archive that was not there", async () => {
    expect(first).toMatchObject({ status: 0, inputs: 5, stopped: false });
    expect(first.threads.map(({ folder, state }) => [folder, state])).toEqual([
      [TEA, "new"],
      [POTS, "new"],
      [HOUSE, "new"],
    ]);
    expect(first.nothing).toEqual([{ file: "forum.example/viewforum.php@f=2.html", reason: expect.any(String) }]);
    expect(run.read("archive.yaml")).toMatch(/^title: /);
    expect(run.read("tea/board.yaml")).toBe("title: tea\n");
    expect(await run.problems()).toEqual([]);
  });

  test("joins the pages of a thread in their order, whatever their names", () => {
    expect(first.threads[0]).toMatchObject({
      inputs: ["tea.html", "tea-2.html"],
      floors: 3,
      attachments: 1,
      missing: 1,
    });
    expect(run.read(`${TEA}/index.md`)).toMatch(/\n---\n\n頭一段\n\n第二段 !\[葉子\]\(leaf\.png\)\n$/);
    expect(run.read(`${TEA}/replies.md`)).toMatch(
      /^<!-- floor \{"n":2,"author":"店小二".*\n\n見 .*\n\n<!-- floor \{"n":3/,
    );
    const { sources, source, flags, attachments } = run.capture(TEA);
    expect(sources.map(({ file, page }: { file: string; page: number }) => [file, page])).toEqual([
      ["tea.html", 1],
      ["tea-2.html", 2],
    ]);
    expect(source).toEqual(sources[0]);
    expect(flags).toEqual(first.threads[0]?.flags);
    expect(attachments).toEqual([
      expect.objectContaining({ file: "leaf.png", original_name: "leaf.png", size: LEAF.length }),
      { missing: true, floor: 3, original_url: "https://forum.example/gone.png" },
    ]);
    // The name of a file on somebody's disk is no address of the forum.
    expect(attachments[0]).not.toHaveProperty("original_url");
  });

  test("links of threads to each other lead inside, and old addresses to them", () => {
    expect(run.read(`${TEA}/replies.md`)).toContain("見 [茶具](/tea/2016/茶具/)");
    expect(run.read(`${POTS}/index.md`)).toContain("![](pot.png) 見[那裏](/tea/2016/茶館的水/)");
    expect(run.read(`${TEA}/index.md`)).toContain(
      "aliases: [/viewtopic.php?f=2&t=7, /viewtopic.php?f=2&t=7&start=2]\n",
    );
  });

  test("a page in an encoding of its own is read in it", () => {
    expect(run.read(`${HOUSE}/index.md`)).toMatch(/title: 茶馆\n[\s\S]*\n头一段\n$/);
    expect(run.capture(HOUSE).source.encoding).toBe("gb18030");
  });

  test("a dry run says the same and writes nothing", () => {
    expect(dry).toEqual(first);
  });

  test("the second time writes no byte and says so", async () => {
    const before = run.state;
    const { status, stderr } = await run.run();
    expect(run.state).toEqual(before);
    expect(status).toBe(0);
    expect(stderr).toMatch(/5 inputs: 0 new threads, 0 grown, 3 unchanged\nnothing was written\n$/);
    const quick = await run.result();
    expect(quick.threads.map(({ flags }) => flags)).toEqual(first.threads.map(({ flags }) => flags));
    // Without what is known of the inputs and threads, too.
    fs.rmSync(run.cache, { recursive: true });
    expect(await run.result()).toEqual(quick);
    expect(run.state).toEqual(before);
  });

  test("boards are those that pages name, if that is wanted", async () => {
    const named = new Import(SAVED);
    const { threads } = await named.result("--boards-from-page");
    expect(threads.map(({ folder }) => folder)).toEqual(["茶館/2016/茶館的水", "器物/2016/茶具", "茶館/2016/茶馆"]);
    expect(named.read("器物/board.yaml")).toBe("title: 器物\n");
    expect(await named.problems()).toEqual([]);
  });

  test("an adapter that is named reads all pages", async () => {
    const { threads, nothing } = await new Import(SAVED).result("--from", "discuz-x", "--dry-run");
    expect(threads.map(({ title }) => title)).toEqual(["茶馆"]);
    expect(nothing).toHaveLength(4);
    const wrong = await new Import(SAVED).run("--from", "discus");
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining("discuz-x") });
  });

  test("a board that no folder can be is refused", async () => {
    for (const board of ["../out", "a/b", "tags", ".x"])
      expect(await run.run("--board", board), board).toMatchObject({ status: 2 });
  });
});

describe("a later capture of the same thread", () => {
  /** The thread as it was first imported, and what its pages are then. */
  async function later(pages: Files, change?: (run: Import) => void) {
    const run = base.copy();
    change?.(run);
    run.save(pages);
    const result = await run.result();
    const thread = result.threads[0];
    return { run, thread, text: run.read(`${thread?.folder}/replies.md`), problems: await run.problems() };
  }
  const base = new Import({ "tea.html": tea(1, [OPENING, SECOND]), "tea_files/leaf.png": LEAF });
  beforeAll(async () => void (await base.result()));

  test("adds its floors and files, and its page to the record", async () => {
    const more = tea(2, [{ ...THIRD, html: '<img src="new_files/pot.png">' }, FOURTH]);
    const { run, thread, text, problems } = await later({ "new.html": more, "new_files/pot.png": POT });
    expect(thread).toMatchObject({ folder: TEA, state: "grown", floors: 2, attachments: 1 });
    expect([...text.matchAll(/"n":(\d)/g)].map(([, n]) => n)).toEqual(["2", "3", "4"]);
    expect(text).toContain("![](pot.png)");
    expect(run.capture(TEA).sources).toHaveLength(2);
    // The first capture lacked page 2.
    expect(run.capture(TEA).flags).toBeUndefined();
    expect(await run.result()).toMatchObject({ threads: [{ state: "unchanged" }] });
    expect(problems).toEqual([]);
  });

  test("that has fewer floors and files takes none away, and changes none", async () => {
    const shorter = tea(1, [OPENING, { ...FOURTH, id: 75 }]);
    const { run, text, problems } = await later({ "tea.html": shorter, "tea_files/leaf.png": undefined });
    expect(run.capture(TEA).attachments).toMatchObject([{ file: "leaf.png", sha256: expect.any(String) }]);
    expect(text).toContain("見 [");
    expect(text).toContain('"id":"72"');
    expect(text).toContain('"id":"75"');
    expect(problems).toEqual([]);
  });

  test("brings a file that was missing, and the text names it", async () => {
    const run = new Import({ "tea.html": tea(2, [THIRD]) });
    await run.result();
    run.save({ "forum.example/x.html": tea(2, [THIRD]), "forum.example/gone.png": POT });
    const { threads } = await run.result();
    expect(threads).toMatchObject([{ state: "grown", attachments: 1, missing: 0 }]);
    expect(run.read(`${threads[0]?.folder}/index.md`)).toContain("少一張 ![](gone.png)");
    expect(await run.problems()).toEqual([]);
  });

  test("leaves what a person changed, adds floors to it, and says so", async () => {
    const edited = (run: Import) => {
      const file = path.join(run.content, TEA, "index.md");
      fs.writeFileSync(file, run.read(`${TEA}/index.md`).replace("頭一段", "頭一段，改過"));
      fs.appendFileSync(path.join(run.content, TEA, "replies.md"), "\n補一句。\n");
      fs.writeFileSync(path.join(run.content, TEA, "leaf.png"), POT);
    };
    const changed = { ...OPENING, html: "頭一段也改了" };
    const { run, text, thread, problems } = await later({ "tea.html": tea(1, [changed, SECOND, THIRD]) }, edited);
    expect(run.read(`${TEA}/index.md`)).toContain("頭一段，改過");
    expect(text).toMatch(/見 .*\n\n補一句。\n\n<!-- floor \{"n":3/);
    expect(fs.readFileSync(path.join(run.content, TEA, "leaf.png"))).toEqual(POT);
    expect(thread?.flags.filter(({ flag }) => flag === "edited-here").map(({ where }) => where)).toEqual([
      "index.md",
      "replies.md",
      "leaf.png",
    ]);
    // The picture is the person's to explain.
    expect(problems).toMatchObject([{ kind: "checksum" }]);
    const before = run.state;
    const again = await run.result();
    expect(run.state).toEqual(before);
    expect(again.threads[0]?.flags.filter(({ flag }) => flag === "edited-here")).toHaveLength(3);
  });

  test("does not bring back a thread's folder that was moved, nor its board", async () => {
    const moved = (run: Import) => {
      fs.mkdirSync(path.join(run.content, "house"));
      fs.writeFileSync(path.join(run.content, "house/board.yaml"), "title: House\n");
      fs.renameSync(path.join(run.content, TEA), path.join(run.content, "house/water"));
    };
    const { thread, run } = await later({ "new.html": tea(2, [THIRD]) }, moved);
    expect(thread).toMatchObject({ folder: "house/water", state: "grown" });
    expect(run.files.filter((file) => file.startsWith("tea/2016"))).toEqual([]);
  });
});

test("what was missing and is fetched later is missing no more, and its text is not taken for edited", async () => {
  const run = new Import({ "tea.html": tea(1, [{ id: 71, html: '一 <img src="pot.png">' }], 1) });
  await run.result();
  const folder = path.join(run.content, TEA);
  const bytes = path.join(run.cache, "pot");
  fs.writeFileSync(bytes, POT);
  const sha256 = createHash("sha256").update(POT).digest("hex");
  const address = "https://forum.example/pot.png";
  const fetched = { size: POT.length, extension: "png", date: "2024-05-01", from: address, sha256, path: bytes };
  placeFiles(folder, new Map([[address, fetched]]));
  expect(run.read(`${TEA}/index.md`)).toContain("一 ![](pot.png)");
  const { attachments, flags } = run.capture(TEA);
  const entry = { file: "pot.png", original_url: address, sha256, size: POT.length, fetched_at: "2024-05-01" };
  expect({ attachments, flags }).toEqual({ attachments: [entry], flags: undefined });
  expect(await run.problems()).toEqual([]);
  const before = run.state;
  expect((await run.result()).threads).toMatchObject([{ state: "unchanged", flags: [], missing: 0 }]);
  expect(run.state).toEqual(before);
});

test("an old address that two sites had leads to one of the threads", async () => {
  const post = (host: string, title: string) => phpbbPage({ id: 3, title, host, posts: [{ id: 31, html: title }] });
  const run = new Import({ "a.html": post("one.example", "甲"), "b.html": post("two.example", "乙") });
  await run.result();
  expect(await run.problems()).toEqual([]);
  expect(["甲", "乙"].map((title) => run.read(`tea/2016/${title}/index.md`).includes("aliases"))).toEqual([
    true,
    false,
  ]);
  const before = run.state;
  await run.result();
  expect(run.state).toEqual(before);
});

test("the report lists what somebody should look at, worst first, with file and reason", async () => {
  const run = new Import({
    "a.html": "<html><body><article><p>沒有署名的一段話，長一些，好讓人看得出這是正文。</p></article></body></html>",
    "b.html": phpbbPage({ id: 9, title: "缺頁", page: [2, 3], posts: [{ ...THIRD, date: "刚刚" }] }),
    "c.html": phpbbPage({ id: 10, title: "空", posts: [{ id: 1, html: "" }] }),
  });
  const { status, stderr } = await run.run();
  expect(status).toBe(0);
  const lines = stderr.split("\n").filter((line) => /^[a-z-]+: /.test(line));
  const flags = lines.map((line) => line.split(":")[0] as (typeof FLAGS)[number]);
  expect(flags).toEqual([
    "thread-incomplete",
    "title-doubtful",
    "attachment-missing",
    "post-empty",
    "author-missing",
    "date-missing",
    "date-missing",
    "fallback-used",
  ]);
  expect([...flags].sort((a, b) => FLAGS.indexOf(a) - FLAGS.indexOf(b))).toEqual(flags);
  expect(lines[0]).toBe("thread-incomplete: tea/undated/缺頁 (b.html): pages 1, 3 of 3 are not in the capture");
  expect(await run.problems()).toEqual([]);
});
