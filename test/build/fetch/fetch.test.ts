import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { type FetchOptions, fetchWanted } from "../../../scripts/fetch/fetch.ts";
import { findWanted } from "../../../scripts/fetch/find.ts";
import { smallArchive, temporaryFolder, thread, tree } from "../../support/archive.ts";
import { png } from "../../support/png.ts";
import { openHost } from "./host.ts";

async function run(content: string, options: Partial<FetchOptions> = {}) {
  const { threads, problems } = await findWanted(content, {});
  expect(problems).toEqual([]);
  return fetchWanted(threads, {
    ...{ content, cache: temporaryFolder(), today: "2024-05-01", allowPrivate: true },
    ...{ atOnce: 8, perHost: 4, pause: 0, backoff: 1, idle: 60_000, total: 60_000, maxBytes: 1_000_000 },
    ...options,
  });
}

const sumOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const read = (content: string, file: string) => fs.readFileSync(path.join(content, file), "utf8");

test("pictures come beside the text, which then names them, and the record says where they are from", async () => {
  const { origin, asked } = await openHost();
  const first = thread(
    { title: "第一帖" },
    [
      `![甲](${origin}/good/1.png "說明") 與 <img src="${origin}/wrong/photo.jpg">`,
      `![同](${origin}/same/a.png) ![同](${origin}/same/b.png)`,
      `![文件](${origin}/pdf/doc) ![搬](${origin}/moved/2.png) ![忙][busy]`,
      `\`![](${origin}/good/1.png)\` [連結](${origin}/good/1.png)`,
      `[busy]: ${origin}/busy/3.png`,
    ].join("\n\n"),
  );
  const replies = `<!-- floor {"n":2} -->\n![又](${origin}/good/1.png)\n`;
  const content = smallArchive({ "tea/2016/first/index.md": first, "tea/2016/first/replies.md": replies });
  const cache = temporaryFolder();
  const result = await run(content, { cache });
  expect([...tree(cache).keys()].filter((name) => name.startsWith("fetched/"))).toEqual([]);
  expect(result).toMatchObject({ dead: [], left: [], fetched: 7, files: 6, threads: ["tea/2016/first"] });
  expect(read(content, "tea/2016/first/index.md")).toBe(
    first
      .replace(`(${origin}/good/1.png "`, '(1.png "')
      .replace(`${origin}/wrong/photo.jpg`, "photo.gif")
      .replace(`${origin}/same/a.png`, "a.png")
      .replace(`${origin}/same/b.png`, "a.png")
      .replace(`${origin}/pdf/doc`, "doc.pdf")
      .replace(`${origin}/moved/2.png`, "2.png")
      .replace(`${origin}/busy/3.png`, "3.png"),
  );
  expect(read(content, "tea/2016/first/replies.md")).toBe(replies.replace(`${origin}/good/1.png`, "1.png"));
  const { attachments } = JSON.parse(read(content, "tea/2016/first/capture.json"));
  const one = png(8, 6, 1);
  const entry = { file: "1.png", original_url: `${origin}/good/1.png`, sha256: sumOf(one), size: one.length };
  expect(attachments).toContainEqual({ ...entry, fetched_at: "2024-05-01" });
  expect(attachments.find(({ file }: { file: string }) => file === "2.png").fetched_from).toBe(`${origin}/good/2.png`);
  expect(attachments.filter(({ file }: { file: string }) => file === "a.png")).toHaveLength(2);
  expect(fs.readFileSync(path.join(content, "tea/2016/first/1.png"))).toEqual(one);
  expect(asked.filter((address) => address === "/busy/3.png")).toHaveLength(3);

  const { problems, notes, archive } = await loadArchive(content, { drafts: false });
  expect([...problems, ...notes].filter(({ kind }) => kind !== "image-alt-missing")).toEqual([]);
  // A record of fetched files alone does not make it an imported thread, whose date git does not know.
  const dates = new Map([["tea/2016/first", { date: archive.threads[0]?.date }]]) as never;
  const dated = await loadArchive(content, { drafts: false, dates });
  expect(dated.archive.threads.find((one) => one.path === "tea/2016/first")?.date?.iso).toBe("2016-03-04");

  const before = asked.length;
  expect(await run(content)).toMatchObject({ fetched: 0, files: 0, threads: [] });
  expect(asked.length).toBe(before);
});

test("what cannot come is listed with its reason and its nearest copy, and the text keeps its address", async () => {
  const { origin, asked } = await openHost();
  const bad = "dead page script broken cut huge round away".split(" ");
  const body = bad.map((kind) => `![${kind}](${origin}/${kind}/1.png)`).join("\n\n");
  const text = thread({ title: "第一帖", date: "2016-01-02" }, `${body}\n\n![好](${origin}/good/9.png)`);
  const content = smallArchive({ "tea/2016/first/index.md": text });
  const { dead, fetched } = await run(content);
  const [, , , , line] = text.split("\n").map((_, index) => index + 1);
  expect(fetched).toBe(1);
  expect(Object.fromEntries(dead.map(({ address, reason }) => [address.split("/")[3], reason]))).toEqual({
    dead: "it answered 404",
    page: "it is no picture, sound, film or PDF (its host says image/png)",
    script: expect.stringContaining("script"),
    broken: expect.stringContaining("damaged or cut off"),
    cut: "the answer was cut off",
    huge: expect.stringContaining("larger than"),
    round: "it leads on more than 5 times",
    away: "it leads to something that is no web address",
  });
  const copy = `https://web.archive.org/web/20160102id_/${origin}/dead/1.png`;
  expect(dead[0]).toMatchObject({ file: "tea/2016/first/index.md", line, copy });
  expect(read(content, "tea/2016/first/index.md")).toBe(text.replace(`${origin}/good/9.png`, "9.png"));
  expect(fs.readdirSync(path.join(content, "tea/2016/first")).sort()).toEqual(["9.png", "capture.json", "index.md"]);
  expect(asked.filter((address) => address === "/dead/1.png")).toHaveLength(1);
  expect(asked.filter((address) => address === "/cut/1.png")).toHaveLength(4);
});

test("a host that says nothing, or stops in the middle, is not waited for", async () => {
  const { origin } = await openHost();
  const body = `![甲](${origin}/silent/1.png) ![乙](${origin}/slow/2.png)`;
  const content = smallArchive({ "tea/2016/first/index.md": thread({ title: "帖" }, body) });
  const { dead } = await run(content, { idle: 200 });
  expect(dead.map(({ reason }) => reason)).toEqual(["no answer for 0.2 s", "no answer for 0.2 s"]);
});

test("with the web archive's help, dead pictures come from there", async () => {
  const { origin, asked } = await openHost();
  const body = `![甲](${origin}/dead/1.png) ![乙](${origin}/dead/2.png)`;
  const content = smallArchive({ "tea/2016/first/index.md": thread({ title: "帖", date: "2016-01-02" }, body) });
  const { dead, files } = await run(content, { wayback: `${origin}/web/` });
  expect(files).toBe(1);
  expect(dead).toMatchObject([{ reason: "it answered 404, and of its copy: it answered 404" }]);
  expect(asked).toContain(`/web/20160102id_/${origin}/dead/1.png`);
  const { attachments } = JSON.parse(read(content, "tea/2016/first/capture.json"));
  expect(attachments).toMatchObject([
    { original_url: `${origin}/dead/1.png`, fetched_from: `${origin}/web/20160102id_/${origin}/dead/1.png` },
  ]);
});

test("addresses of the machine itself are not asked", async () => {
  const { origin, asked } = await openHost();
  const body = `![甲](${origin}/good/1.png) ![乙](${origin.replace("127.0.0.1", "localhost")}/good/2.png)`;
  const content = smallArchive({ "tea/2016/first/index.md": thread({ title: "帖" }, body) });
  const { dead } = await run(content, { allowPrivate: false });
  expect(dead.map(({ reason }) => reason)).toEqual([
    "127.0.0.1 is not a public address; --allow-private asks it all the same",
    "localhost is not a public address; --allow-private asks it all the same",
  ]);
  expect(asked).toEqual([]);
});

test("a host that is gone is not asked for each of its pictures", async () => {
  const pictures = Array.from({ length: 30 }, (_, index) => `![](http://127.0.0.1:1/${index}.png)`);
  const content = smallArchive({ "tea/2016/first/index.md": thread({ title: "帖" }, pictures.join("\n")) });
  const { dead } = await run(content);
  expect(dead).toHaveLength(30);
  expect(dead.filter(({ reason }) => reason === "127.0.0.1:1 cannot be reached").length).toBeGreaterThan(20);
});
