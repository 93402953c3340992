import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { phpbbPage } from "../../importers/saved.ts";
import { zip } from "../../importers/zip.ts";
import { temporaryFolder, tree } from "../../support/archive.ts";
import { png } from "../../support/png.ts";
import { Import } from "./runs.ts";

const page = (id: number, title: string, html: string, more = {}) =>
  phpbbPage({ id, title, posts: [{ id: id * 10, html }], ...more });
const LONG = "長".repeat(300);
const CONTROL = "a\u0007\u001b[31m\nb";
const mail = (name: string) =>
  `Message-ID: <1@mail.example>\nFrom: Ann <ann@mail.example>\nSubject: 附件\nDate: Wed, 30 Nov 2016 10:12:00 +0800\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nSee.\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename="${name}"\n\nfile\n--x--\n`;
const laughs = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
const WARC =
  "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://forum.example/1\r\nContent-Length: 4000\r\n\r\nHTTP/1.1 200 OK\r\n";

/** What is bad of an input, with the reason that the import gives. */
const BAD: Readonly<Record<string, readonly [content: string | Buffer, reason: RegExp]>> = {
  "empty.html": ["", /it is empty/],
  "spaces.html": [" \n\n", /it is empty/],
  "binary.html": [Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)), /its bytes are no text/],
  "deep.html": [`<html><body>${"<div>".repeat(100_000)}x`, /inside each other/],
  "deep.json": [`{"messages":[${"[".repeat(100_000)}`, /JSON/],
  "laughs.xml": [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>&l20;</title></item></channel></rss>`,
    /entit/i,
  ],
  "cut.warc": [WARC, /cut off/],
  "other.json": ['{"packages":[{"name":"x"}]}', /JSON/],
  "bomb.wacz": [zip({ "archive/a.warc": Buffer.from("WARC/1.0") }, 4_000_000_000), /would unpack to 4000000000 bytes/],
  "other.zip": [zip({ "readme.txt": Buffer.from("x") }), /no WARC/],
  [`${CONTROL}.bin`]: [Buffer.from([0, 1, 2, 3, 4, 5]), /no text/],
};

const GOOD = {
  "one.html": page(
    1,
    "一",
    '<img src="../secret.png"> <img src="one_files/../../secret.png"> <img src="out.png"> <a href="../secret.png">x</a>',
  ),
  "two.html": page(2, "二", `<img src="/etc/passwd"> <img src="file:///etc/passwd"> <img src="file:///x/y/out.png">`),
  "long.html": page(3, LONG, `<img src="${LONG}.png"> <img src="${encodeURIComponent(LONG)}/%00%0a.png">`),
  "control.html": page(4, CONTROL, `text ${CONTROL} <img src="a%07.png">`),
  "deep.md": `---\ntitle: 深\n---\n${"> ".repeat(100_000)}x\n`,
  [`${CONTROL}.html`]: page(5, "名", "五"),
  "dotdot.eml": mail("../../../../../../evil.txt"),
  "absolute.eml": mail(`/tmp/${LONG}\u0007.txt`).replace("附件", "又一件"),
};

describe("a folder of bad inputs among good ones", () => {
  const run = new Import({
    ...Object.fromEntries(Object.entries(BAD).map(([name, [bytes]]) => [name, bytes])),
    ...GOOD,
  });
  const outside = temporaryFolder();
  let result: Awaited<ReturnType<Import["result"]>>;
  beforeAll(async () => {
    fs.writeFileSync(path.join(outside, "secret.png"), png(2, 2, 1));
    fs.writeFileSync(path.join(outside, "secret.html"), page(9, "secret", "secret"));
    fs.writeFileSync(path.join(path.dirname(run.saved), "secret.png"), png(2, 2, 1));
    fs.symlinkSync(path.join(outside, "secret.png"), path.join(run.saved, "out.png"));
    fs.symlinkSync(path.join(outside, "secret.html"), path.join(run.saved, "out.html"));
    fs.symlinkSync(outside, path.join(run.saved, "out"));
    fs.writeFileSync(path.join(run.saved, "large.html"), `<html><body><p>${"large ".repeat(5000)}</p>`);
    fs.truncateSync(path.join(run.saved, "large.html"), 200 << 20);
    fs.writeFileSync(path.join(run.saved, "large.txt"), "large\n".repeat(5000));
    fs.truncateSync(path.join(run.saved, "large.txt"), 200 << 20);
    result = await run.result();
  }, 300_000);

  test.each(Object.entries(BAD))("%s is an entry with its reason", (name, [, reason]) => {
    expect(result.nothing.filter(({ file }) => file === name)).toEqual([
      { file: name, reason: expect.stringMatching(reason), failed: true },
    ]);
  });

  test("so are links that lead out of the folder, and files that are too large", () => {
    for (const name of ["out.png", "out.html", "out"])
      expect(result.nothing).toContainEqual({
        file: name,
        reason: expect.stringMatching(/symbolic link/),
        failed: true,
      });
    for (const name of ["large.html", "large.txt"])
      expect(result.nothing).toContainEqual({
        file: name,
        reason: expect.stringMatching(/^it has 200 MiB/),
        failed: true,
      });
  });

  test("all others are imported, and the command ends with 1", async () => {
    expect(result.status).toBe(1);
    expect(result.threads).toHaveLength(Object.keys(GOOD).length);
    expect(result.threads.map(({ state }) => state)).not.toContain("failed");
    expect(await run.problems()).toEqual([]);
  });

  test("nothing outside is read or touched", () => {
    expect(run.files.filter((file) => /\.png$/.test(file))).toEqual([]);
    const texts = [...tree(run.content).values()].join("\n");
    expect(texts).not.toMatch(/root:|secret<|\n"?secret/);
    expect([...tree(outside).keys()]).toEqual(["secret.html", "secret.png"]);
    expect(fs.readdirSync(path.dirname(run.content))).toEqual(["content"]);
  });

  test("the report shows names without what steers a terminal", async () => {
    const { stderr, status } = await run.run();
    expect(status).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not be there
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

test("two pages that claim one number and have other titles are two threads that somebody should look at", async () => {
  const run = new Import({ "a.html": page(1, "甲", "甲文"), "b.html": page(1, "乙", "乙文") });
  const { threads, status } = await run.result();
  expect(threads.map(({ title, doubtful }) => [title, doubtful])).toEqual([
    ["甲", false],
    ["乙", true],
  ]);
  expect(threads[1]?.flags).toContainEqual({ flag: "title-doubtful", reason: expect.stringContaining("甲") });
  expect(await run.problems()).toEqual([]);
  expect(status).toBe(1);
  const before = run.state;
  expect((await run.result()).threads.map(({ state }) => state)).toEqual(["unchanged", "unchanged"]);
  expect(run.state).toEqual(before);
});

test("many pages that claim one title and nothing else are as many threads, each of which says so", async () => {
  const many = Array.from({ length: 120 }, (_, at) => [
    `${at}.html`,
    page(1, "同名", `第 ${at} 篇`, { hasAddress: false })
      .replaceAll("t=1", "")
      .replaceAll(/id="p10"/g, 'id="p1"'),
  ]);
  const run = new Import(Object.fromEntries(many));
  const { threads, status } = await run.result();
  expect(threads).toHaveLength(120);
  expect(new Set(threads.map(({ folder }) => folder)).size).toBe(120);
  for (const { flags } of threads)
    expect(flags).toContainEqual({
      flag: "title-doubtful",
      reason: expect.stringContaining("120 inputs have this title"),
    });
  expect(status).toBe(1);
  const before = run.state;
  await run.result();
  expect(run.state).toEqual(before);
});
