import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { ImportResult } from "../../../scripts/importers/result.ts";
import { gbk, phpbbPage } from "../../importers/saved.ts";
import { png } from "../../support/png.ts";
import { Import } from "./runs.ts";

const thread = (id: number, board?: string) =>
  phpbbPage({ id, title: `Thread ${id}`, posts: [{ id: id * 10, html: `text ${id}` }], ...(board && { board }) });

test("a page that is packed with gzip is read with the files beside it", async () => {
  const page = phpbbPage({ id: 1, title: "A", posts: [{ id: 1, html: '<img src="a_files/1.png">' }] });
  const run = new Import({
    "a.html.gz": gzipSync(page),
    "a_files/1.png": png(2, 2, 1),
    "a_files/ad.html": "<p>ad</p>",
  });
  const { threads, nothing } = await run.result();
  expect(threads.map(({ title, attachments }) => [title, attachments])).toEqual([["A", 1]]);
  expect(nothing).toEqual([]);
});

test("what is packed and damaged, or far larger than it seems, is an entry with its reason", async () => {
  const start = "<!doctype html><html><body><p>x</p>";
  const bomb = gzipSync(Buffer.concat([Buffer.from(start), Buffer.alloc(65 << 20, 32)]));
  const whole = gzipSync(thread(1));
  const run = new Import({ "bomb.html.gz": bomb, "cut.html.gz": whole.subarray(0, whole.length - 40) });
  const { threads, nothing, status } = await run.result();
  expect([threads, status]).toEqual([[], 1]);
  expect(nothing.map(({ file, reason }) => [file, reason])).toEqual([
    ["bomb.html.gz", expect.stringMatching(/more than 64 MiB/)],
    ["cut.html.gz", expect.stringMatching(/cut off/)],
  ]);
});

test("boards are those of the pages alone, and a page without one says what to give", async () => {
  const lost = thread(3).replace(/<ul id="nav-breadcrumbs">.*?<\/ul>/s, "");
  const run = new Import({ "a.html": thread(1, "茶館"), "b.html": thread(2, "器物"), "lost.html": lost });
  const { status, stdout } = await run.bare("--boards-from-page", "--json");
  const { threads, nothing }: ImportResult = JSON.parse(stdout);
  expect(threads.map(({ folder }) => folder)).toEqual(["茶館/2016/thread-1", "器物/2016/thread-2"]);
  expect(nothing).toEqual([{ file: "lost.html", reason: expect.stringContaining("--board BOARD"), failed: true }]);
  expect(status).toBe(1);
  expect(await run.bare()).toMatchObject({ status: 2, stderr: expect.stringContaining("--board BOARD is missing") });
});

test("failures with one reason are one line of the report", async () => {
  const many = Array.from({ length: 30 }, (_, at) => [`${10 + at}.html`, ""]);
  const run = new Import({ ...Object.fromEntries(many), "z.bin": Buffer.from([0, 1, 2, 3, 0, 0, 0, 1]) });
  const { stderr, status } = await run.run();
  expect(status).toBe(1);
  expect(stderr).toContain("failed: 10.html and 29 more: it is empty\n");
  expect(stderr.match(/failed:/g)).toHaveLength(2);
});

test("pictures that lie beside an export of WordPress are attached, also if they come later", async () => {
  const shown = ["a", "b", "c"].map(
    (name) => `<img src="https://blog.example/wp-content/uploads/2016/11/${name}.png">`,
  );
  const wxr = `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>B</title><link>https://blog.example</link>
<item><title>One</title><link>https://blog.example/one/</link><content:encoded><![CDATA[${shown.join("")}]]></content:encoded><wp:post_date>2016-11-30 10:12:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`;
  const run = new Import({ "export.xml": wxr });
  expect((await run.result()).threads).toMatchObject([{ missing: 3, attachments: 0 }]);
  // People copy the folder of uploads, or the folders around or inside it.
  run.save({ "wp-content/uploads/2016/11/a.png": png(2, 2, 1), "uploads/2016/11/b.png": png(3, 2, 1) });
  run.save({ "2016/11/c.png": png(4, 2, 1) });
  expect((await run.result()).threads).toMatchObject([{ missing: 0, attachments: 3 }]);
  expect(run.read("tea/2016/one/index.md")).toMatch(/!\[\]\(a\.png\)\s+!\[\]\(b\.png\)\s+!\[\]\(c\.png\)/);
});

test("a picture that comes beside a Markdown post later is attached", async () => {
  const run = new Import({
    "_config.yml": "title: x\n",
    "_posts/2016-11-30-one.md": "---\ntitle: One\n---\n![](/img/a.png)\n",
  });
  expect((await run.result()).threads).toMatchObject([{ missing: 1 }]);
  run.save({ "img/a.png": png(2, 2, 1) });
  expect((await run.result()).threads).toMatchObject([{ missing: 0, attachments: 1 }]);
});

test("a Markdown post says in which encoding it was, and what could not be read", async () => {
  const text = "茶馆里的水是从后山引来的，掌柜每天清早开门，先烧一壶。".repeat(4);
  const broken = "---\ntitle: Two\ndate: 2016-11-30\n---\nleft \ufffd here\n";
  const run = new Import({ "a.md": gbk(`---\ntitle: One\ndate: 2016-11-30\n---\n${text}\n`), "b.md": broken });
  const { threads } = await run.result();
  expect(run.capture("tea/2016/one").source.encoding).toBe("gb18030");
  expect(threads[1]?.flags).toContainEqual(expect.objectContaining({ flag: "mojibake-left" }));
});

test("remarks that came below a post since it was imported are added, and none goes", async () => {
  const page = fs.readFileSync(path.resolve(import.meta.dirname, "../../importers/pages/stack-exchange.html"), "utf8");
  const comment = (text: string, name: string) =>
    `<li class="comment"><span class="comment-copy">${text}</span> – <a class="comment-user" href="/users/9/x">${name}</a> <span class="comment-date"><span title="2014-06-0${name.length} 08:40:00Z">June</span></span></li>`;
  const later = page
    .replaceAll(/<li class="comment">.*?<\/li>/gs, "")
    .replaceAll('<ul class="comments">', `<ul class="comments">${comment("Since then it is dry", "abc")}`);
  const run = new Import({ "q.html": page });
  const [first] = (await run.result()).threads;
  const folder = first?.folder ?? "";
  run.save({ "q.html": later });
  expect((await run.result()).threads).toMatchObject([{ state: "grown", floors: 0 }]);
  for (const [file, before] of [
    ["index.md", "Which knot is it?"],
    ["replies.md", "行了，thanks"],
  ] as const)
    expect(run.read(`${folder}/${file}`)).toMatch(
      new RegExp(`${before.replaceAll("?", "\\?")}[^]*Since then it is dry`),
    );
  expect(await run.problems()).toEqual([]);
  const before = run.state;
  expect((await run.result()).threads).toMatchObject([{ state: "unchanged" }]);
  // What a person changed is left alone.
  fs.appendFileSync(path.join(run.content, folder, "replies.md"), "\nMine.\n");
  run.save({ "q.html": later.replaceAll("Since then it is dry", "And wet").replaceAll("06-03", "06-05") });
  const { threads } = await run.result();
  expect(threads[0]?.flags).toContainEqual({
    flag: "edited-here",
    where: "replies.md",
    reason: "it was changed here, and stays as it is; new remarks of the capture are not in it",
  });
  expect(run.read(`${folder}/replies.md`)).not.toContain("And wet");
  expect(before).not.toEqual(run.state);
});
