import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { Client } from "../../../scripts/comments/snapshot/http.ts";
import { takeSnapshot } from "../../../scripts/comments/snapshot/snapshot.ts";
import { type Answer, APIS, type Api, type Asked, type Said, serveApi } from "../../comments/apis.ts";
import { smallArchive, thread } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const closers: (() => Promise<void>)[] = [];
const waits: number[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  waits.length = 0;
  for (const close of closers.splice(0)) await close();
});

const FIRST = "/tea/2016/first/";
const HELLO: Said = { id: 1, author: "小王", html: "<p>頭一則</p>" };
const REPLY: Said = { id: 2, parent: 1, author: "店小二", html: "<p>多謝</p>" };
const THIRD: Said = { id: 3, author: "客官", html: "<p>再一則</p>" };

/** An archive with a provider whose API says what `answer` says, until it is told to say something else. */
async function archiveWith(api: Api, answer: (asked: Asked) => Answer) {
  let now = answer;
  const server = await serveApi((asked) => now(asked));
  closers.push(server.close);
  vi.stubEnv("GITHUB_TOKEN", "secret");
  vi.stubEnv("GITHUB_GRAPHQL_URL", `${server.origin}/graphql`);
  const content = smallArchive({
    "archive.yaml": `title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\ncomments: ${JSON.stringify(api.settings(server.origin))}\n`,
  });
  const snapshot = async (today: string, allowEmpty = false) => {
    const { archive, problems } = await loadArchive(content, { drafts: false });
    expect(problems).toEqual([]);
    const client = new Client({ pause: 7, sleep: async (ms) => void waits.push(ms) });
    return takeSnapshot(archive, { content, client, today, allowEmpty });
  };
  const kept = (name = "first") =>
    JSON.parse(fs.readFileSync(path.join(content, `tea/2016/${name}/comments.json`), "utf8"));
  const say = (next: (asked: Asked) => Answer) => {
    now = next;
  };
  return { content, snapshot, kept, say, asked: server.asked, origin: server.origin };
}

describe.each(Object.entries(APIS))("comments at %s", (name, api) => {
  test("are kept beside their thread, with authors, dates and what they answer", async () => {
    const { snapshot, kept, content } = await archiveWith(
      api,
      api.answer({ [FIRST]: [HELLO, REPLY, THIRD], "/other/": [HELLO] }),
    );
    const result = await snapshot("2024-05-01");
    expect(result).toMatchObject({
      threads: 2,
      comments: 3,
      added: 3,
      edited: 0,
      deleted: 0,
      written: ["tea/2016/first/comments.json"],
    });
    const [source] = kept().sources;
    expect(source).toMatchObject({ provider: name, kept_at: "2024-05-01" });
    expect(source.comments.map((c: Record<string, unknown>) => [c.id, c.parent, c.author, c.html])).toEqual([
      ["1", undefined, "小王", "<p>頭一則</p>"],
      ["2", "1", "店小二", "<p>多謝</p>"],
      ["3", undefined, "客官", "<p>再一則</p>"],
    ]);
    expect(source.comments[0].date).toMatch(/^2024-04-30T10:13:00Z?$/);
    expect(fs.existsSync(path.join(content, "tea/2016/second/comments.json"))).toBe(false);
  });

  test("that were deleted are marked, that came back are not any more, and edits keep the text before", async () => {
    const { snapshot, kept, say } = await archiveWith(api, api.answer({ [FIRST]: [HELLO, REPLY, THIRD] }));
    await snapshot("2024-05-01");
    say(api.answer({ [FIRST]: [{ ...HELLO, html: "<p>改過了</p>" }, REPLY, { ...THIRD, deleted: true }] }));
    expect(await snapshot("2024-05-02")).toMatchObject({ added: 0, edited: 1, deleted: 1, restored: 0 });
    const [first, , third] = kept().sources[0].comments;
    expect(first).toMatchObject({ html: "<p>改過了</p>", earlier: [{ html: "<p>頭一則</p>", until: "2024-05-02" }] });
    expect(third).toMatchObject({ html: "<p>再一則</p>", deleted: "2024-05-02" });
    say(api.answer({ [FIRST]: [{ ...HELLO, html: "<p>改過了</p>" }, REPLY, THIRD] }));
    expect(await snapshot("2024-05-03")).toMatchObject({ edited: 0, deleted: 0, restored: 1 });
    expect(kept().sources[0].comments[2]).not.toHaveProperty("deleted");
  });
});

describe("a snapshot", () => {
  const waline = APIS.waline as Api;

  test("writes nothing where nothing changed, whatever the day", async () => {
    const { snapshot, content } = await archiveWith(waline, waline.answer({ [FIRST]: [HELLO] }));
    await snapshot("2024-05-01");
    const file = path.join(content, "tea/2016/first/comments.json");
    const before = fs.readFileSync(file, "utf8");
    expect((await snapshot("2024-06-01")).written).toEqual([]);
    expect(fs.readFileSync(file, "utf8")).toBe(before);
  });

  test("asks politely, one request after the other, and waits as long as the server says", async () => {
    let refusals = 2;
    const fine = waline.answer({ [FIRST]: [HELLO] });
    const { snapshot } = await archiveWith(waline, (asked) =>
      refusals-- > 0 ? { status: 429, headers: { "retry-after": "3" }, json: {} } : fine(asked),
    );
    expect((await snapshot("2024-05-01")).added).toBe(1);
    expect(waits).toEqual([3000, 7, 3000, 7, 7]);
  });

  test("stops with a sentence that names the server where it refuses, fails or is another one", async () => {
    const { snapshot, say, origin } = await archiveWith(waline, () => ({ status: 403, json: {} }));
    const host = new URL(origin).host;
    await expect(snapshot("2024-05-01")).rejects.toThrow(
      `${host} answered 403 to /api/comment: it does not let this command read`,
    );
    say(() => ({ json: "<html>" }));
    await expect(snapshot("2024-05-01")).rejects.toThrow(`${host} did not answer with JSON`);
    say(() => ({ json: { hello: 1 } }));
    await expect(snapshot("2024-05-01")).rejects.toThrow(`${host} answered in a form that is not known`);
    say(() => ({ json: { errno: 1000, errmsg: "database is gone" } }));
    await expect(snapshot("2024-05-01")).rejects.toThrow(`${host} refuses: database is gone`);
  });

  test("does not take a server that was emptied for a hundred deletions, unless told so", async () => {
    const { snapshot, say, kept } = await archiveWith(waline, waline.answer({ [FIRST]: [HELLO] }));
    await snapshot("2024-05-01");
    say(waline.answer({}));
    await expect(snapshot("2024-05-02")).rejects.toThrow("nothing was marked as deleted");
    expect(kept().sources[0].comments[0]).not.toHaveProperty("deleted");
    expect(await snapshot("2024-05-02", true)).toMatchObject({ deleted: 1 });
    expect(kept().sources[0].comments[0]).toMatchObject({ html: "<p>頭一則</p>", deleted: "2024-05-02" });
  });

  test("finds what was said before a thread moved, under its id and under its old path", async () => {
    const { snapshot, content, kept } = await archiveWith(
      waline,
      waline.answer({ "/old/": [HELLO], "/older/": [THIRD] }),
    );
    const front = { title: "第一帖", date: "2016-01-02", id: "/old/", aliases: '["/older/", "/thread-1.html"]' };
    fs.writeFileSync(path.join(content, "tea/2016/first/index.md"), thread(front, "字"));
    expect(await snapshot("2024-05-01")).toMatchObject({ added: 2 });
    expect(kept().sources[0].comments).toHaveLength(2);
  });

  test("of another server leaves what was kept from the one before", async () => {
    const { snapshot, content, kept } = await archiveWith(waline, waline.answer({ [FIRST]: [HELLO] }));
    await snapshot("2024-05-01");
    const other = await serveApi(waline.answer({ [FIRST]: [{ ...HELLO, html: "<p>新家</p>" }] }));
    closers.push(other.close);
    const file = path.join(content, "archive.yaml");
    const settings = fs.readFileSync(file, "utf8").replace(/http:\/\/127[^"]*/, other.origin);
    fs.writeFileSync(file, settings);
    await snapshot("2024-05-02");
    expect(kept().sources.map((source: { comments: { html: string }[] }) => source.comments[0]?.html)).toEqual([
      "<p>頭一則</p>",
      "<p>新家</p>",
    ]);
    const { site } = await build(content);
    const html = fs.readFileSync(path.join(site, "tea/2016/first/index.html"), "utf8");
    expect(html).toContain('id="waline-1"');
    expect(html).toContain('id="waline2-1"');
  });

  test("says what is missing: a provider, a token, or an API", async () => {
    const giscus = APIS.giscus as Api;
    const { snapshot, content } = await archiveWith(giscus, giscus.answer({}));
    vi.stubEnv("GITHUB_TOKEN", "");
    await expect(snapshot("2024-05-01")).rejects.toThrow("set GITHUB_TOKEN");
    fs.writeFileSync(path.join(content, "archive.yaml"), "title: 小\ncomments: { provider: disqus, shortname: a }\n");
    await expect(snapshot("2024-05-01")).rejects.toThrow(
      "comments of disqus cannot be kept; those that can are of waline",
    );
    fs.writeFileSync(path.join(content, "archive.yaml"), "title: 小\n");
    await expect(snapshot("2024-05-01")).rejects.toThrow("archive.yaml names no comments provider");
  });
});
