import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { openHistory } from "../../../scripts/history/history.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { type Files, temporaryFolder, tree } from "../../support/archive.ts";
import { type Built, build } from "../../support/build.ts";
import { brokenLinks, pagesOf } from "../../support/site.ts";

const BODY = "我們在東門裝了計數器，數了四個星期。";
const ONE = { "tea/2016/one/index.md": undated(BODY) };

/** A repository with two boards and these threads. */
function archiveOf(files: Files): TestRepository {
  const repository = new TestRepository();
  repository.commit({ ...FRAME, "coffee/board.yaml": "title: 咖啡館\n", ...files });
  return repository;
}

/** Moves folders below the content folder. */
function rename(repository: TestRepository, moves: Readonly<Record<string, string>>): void {
  for (const [from, to] of Object.entries(moves)) {
    const target = path.join(repository.content, to);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(path.join(repository.content, from), target);
  }
}

/** The lines of `_redirects`, without their status. */
function redirects({ site }: Built): string[] {
  const lines = fs.readFileSync(path.join(site, "_redirects"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => line.replace(/ 301$/, ""));
}

function read({ site }: Built, page: string): string {
  return fs.readFileSync(path.join(site, page, "index.html"), "utf8");
}

const all = (built: Built) => tree(fs.realpathSync(built.site));

describe("the old address of a thread that was moved", () => {
  test("leads to the new one, after any number of moves, to other boards too", async () => {
    const repository = archiveOf(ONE);
    for (const [from, to] of [
      ["tea/2016/one", "tea/2016/two"],
      ["tea/2016/two", "coffee/drei"],
      ["coffee/drei", "coffee/第 4#"],
    ] as const) {
      rename(repository, { [from]: to });
      repository.commit({});
    }
    const built = await build(repository.content, { baseUrl: "https://host.example/some/path/" });
    const now = "/some/path/coffee/%E7%AC%AC%204%23/";
    expect(redirects(built)).toEqual(
      ["coffee/drei", "tea/2016/one", "tea/2016/two"].map((old) => `/some/path/${old}/ ${now}`),
    );
    for (const old of ["coffee/drei", "tea/2016/one", "tea/2016/two"]) {
      expect(read(built, old)).toContain(`content="0; url=${now}"`);
    }
    expect(brokenLinks(built.site, "/some/path/")).toEqual([]);
  });

  test("leads on from its pages of floors and its files, too", async () => {
    const floor = (n: number) => `<!-- floor {"n":${n}} -->\n\n第 ${n} 樓。\n`;
    const repository = archiveOf({
      ...ONE,
      "archive.yaml": `${FRAME["archive.yaml"]}floors_per_page: 2\n`,
      "tea/2016/one/replies.md": [2, 3, 5].map(floor).join("\n"),
      "tea/2016/one/data/表 1.csv": "1\n",
    });
    rename(repository, { "tea/2016/one": "tea/two" });
    repository.commit({});
    const built = await build(repository.content);
    expect(redirects(built)).toEqual([
      "/tea/2016/one/ /tea/two/",
      "/tea/2016/one/data/%E8%A1%A8%201.csv /tea/two/data/%E8%A1%A8%201.csv",
      "/tea/2016/one/page/2/ /tea/two/page/2/",
      "/tea/2016/one/page/3/ /tea/two/page/3/",
    ]);
    expect(brokenLinks(built.site)).toEqual([]);
  });

  test("leads to a thread that the same commit changed as well, in its front matter or its text", async () => {
    const picture = "bytes of a picture\n";
    const repository = archiveOf({ ...ONE, "tea/2016/two/index.md": undated("二"), "tea/2016/two/a.csv": picture });
    rename(repository, { "tea/2016/one": "tea/2017/uno", "tea/2016/two": "tea/2017/two" });
    repository.commit({
      "tea/2017/uno/index.md": undated(BODY, { title: "改了名" }),
      "tea/2017/two/index.md": undated("全改了"),
    });
    const built = await build(repository.content);
    expect(redirects(built)).toContain("/tea/2016/one/ /tea/2017/uno/");
    expect(redirects(built)).toContain("/tea/2016/two/ /tea/2017/two/");
    expect(read(built, "tea/2016/one")).toContain("改了名");
  });

  test("is followed by links in other texts, and their pages are made anew when it moves", async () => {
    const repository = archiveOf({
      ...ONE,
      "tea/2016/one/a.csv": "1\n",
      "tea/link/index.md": undated("看[那一帖](../2016/one/#floor-1)和[表](/tea/2016/one/a.csv)。"),
      "pages/about.md": "---\ntitle: 關於\n---\n看[那一帖](/tea/2016/one/index.html)。\n",
    });
    const folder = temporaryFolder();
    const kept = { out: path.join(folder, "site"), cache: path.join(folder, "cache") };
    await build(repository.content, kept);
    for (const to of ["tea/two", "coffee/drei"]) {
      rename(repository, { [to === "tea/two" ? "tea/2016/one" : "tea/two"]: to });
      repository.commit({});
      const built = await build(repository.content, kept);
      expect(read(built, "tea/link")).toContain(`href="/${to}/#floor-1"`);
      expect(read(built, "tea/link")).toContain(`href="/${to}/a.csv"`);
      expect(read(built, "about")).toContain(`href="/${to}/"`);
      expect(all(built)).toEqual(all(await build(repository.content)));
    }
  });

  test("leads to the tombstone of a thread that was withdrawn, and nowhere where the thread was deleted", async () => {
    const repository = archiveOf({ ...ONE, "tea/2016/two/index.md": undated("二"), "tea/2016/one/a.csv": "1\n" });
    rename(repository, { "tea/2016/one": "tea/uno", "tea/2016/two": "tea/due" });
    repository.commit({});
    repository.commit({ "tea/uno/index.md": undated(BODY, { withdrawn: "應要求" }), "tea/due": undefined });
    const built = await build(repository.content);
    expect(redirects(built)).toEqual(["/tea/2016/one/ /tea/uno/"]);
    expect(pagesOf(built.site).filter((page) => page.includes("two"))).toEqual([]);
  });

  test("leads to no other thread that is where the deleted one was for a time", async () => {
    const repository = archiveOf(ONE);
    rename(repository, { "tea/2016/one": "tea/two" });
    repository.commit({});
    rename(repository, { "tea/two": "tea/drei" });
    repository.commit({ "tea/other/index.md": undated("另一篇") });
    repository.commit({ "tea/drei": undefined, "tea/two/index.md": undated("又一篇") });
    expect(redirects(await build(repository.content))).toEqual([]);
  });

  test("leads to the last to move of two that branches made of one thread", async () => {
    const repository = archiveOf(ONE);
    rename(repository, { "tea/2016/one": "tea/uno" });
    repository.commit({}, { date: "2020-02-01T00:00:00Z" });
    repository.git("checkout", "-q", "-b", "side");
    rename(repository, { "tea/uno": "tea/by-side" });
    repository.commit({}, { date: "2020-04-01T00:00:00Z" });
    repository.git("checkout", "-q", "main");
    rename(repository, { "tea/uno": "tea/by-main" });
    repository.commit({}, { date: "2020-03-01T00:00:00Z" });
    const both = { "tea/by-main/index.md": undated(BODY), "tea/by-side/index.md": undated(BODY) };
    repository.merge("side", both, "2020-05-01T00:00:00Z");
    expect(redirects(await build(repository.content))).toEqual([
      "/tea/2016/one/ /tea/by-side/",
      "/tea/uno/ /tea/by-side/",
    ]);
  });

  test("leads on once the move is committed", async () => {
    const repository = archiveOf(ONE);
    rename(repository, { "tea/2016/one": "tea/two" });
    expect(redirects(await build(repository.content))).toEqual([]);
    repository.commit({});
    expect(redirects(await build(repository.content))).toEqual(["/tea/2016/one/ /tea/two/"]);
  });
});

describe("what has an old address now keeps it", () => {
  test("a thread with its files, which may be moved as well", async () => {
    const repository = archiveOf({ ...ONE, "tea/2016/one/a.csv": "1\n" });
    rename(repository, { "tea/2016/one": "tea/two" });
    repository.commit({});
    repository.commit({ "tea/2016/one/index.md": undated("另一篇") });
    const built = await build(repository.content);
    expect(redirects(built)).toEqual([]);
    expect(read(built, "tea/2016/one")).toContain("另一篇");
    rename(repository, { "tea/2016/one": "tea/drei" });
    repository.commit({});
    // Both were there; the last to leave has the address. Only the first had a file.
    expect(redirects(await build(repository.content))).toEqual([
      "/tea/2016/one/ /tea/drei/",
      "/tea/2016/one/a.csv /tea/two/a.csv",
    ]);
  });

  test("an alias, a file, a page of history, a name that differs in case alone", async () => {
    const repository = archiveOf({
      "tea/alias/index.md": undated("甲"),
      "tea/box/file.txt/index.md": undated("乙"),
      "tea/box/file.txt/inner.txt": "1\n",
      "tea/flat/history/index.md": undated("丙"),
      "tea/Case/index.md": undated("丁"),
    });
    rename(repository, {
      "tea/alias": "tea/a",
      "tea/box/file.txt": "tea/b",
      "tea/flat/history": "tea/c",
      "tea/Case": "tea/d",
    });
    repository.commit({});
    rename(repository, { "tea/c": "tea/flat", "tea/d": "tea/case" });
    repository.commit({
      "tea/by-hand/index.md": undated("戊", { aliases: "[/tea/alias]" }),
      "tea/box/index.md": undated("己"),
      "tea/box/file.txt": "a file\n",
    });
    const built = await build(repository.content);
    expect(redirects(built)).toEqual(["/tea/alias /tea/by-hand/", "/tea/c/ /tea/flat/", "/tea/d/ /tea/case/"]);
    expect(read(built, "tea/flat/history")).toContain("commit");
  });

  test("and names that the site keeps for itself are no old addresses", async () => {
    const repository = archiveOf({
      "tags/x/index.md": undated("甲"),
      "tea/page/1/index.md": undated("乙"),
      "tea/a\nb/index.md": undated("丙"),
    });
    rename(repository, { "tags/x": "tea/a", "tea/page/1": "tea/b", "tea/a\nb": "tea/c" });
    repository.commit({ tags: undefined, "tea/page": undefined });
    expect(redirects(await build(repository.content))).toEqual([]);
  });
});

test("without history there are only the aliases, so that a shallow clone gives the same site", async () => {
  const dated = undated(BODY, { date: "2016-01-01" });
  const repository = archiveOf({
    "archive.yaml": `${FRAME["archive.yaml"]}history: false\n`,
    "tea/2016/one/index.md": dated,
  });
  rename(repository, { "tea/2016/one": "tea/two" });
  repository.commit({});
  const built = await build(repository.content);
  expect(redirects(built)).toEqual([]);
  expect(all(await build(repository.shallowCopy().content))).toEqual(all(built));
});

const FOLDERS = ["tea/a", "tea/b", "tea/2016/c", "coffee/丁"];
const folder = fc.constantFrom(...FOLDERS);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("write" as const), at: folder }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), at: folder }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("move" as const), at: folder, to: folder }) },
);

/** A thread, and the folders that it left, each with the number of the step. */
interface Moved {
  readonly text: string;
  readonly left: Map<string, number>;
}

test("after any moves every old address leads to the last thread that left it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const versions: { files: Files }[] = [{ files: { ...FRAME, "coffee/board.yaml": "title: 咖啡館\n" } }];
      const there = new Map<string, Moved>();
      const deleted = new Map<string, Moved>();
      for (const [n, one] of steps.entries()) {
        const thread = there.get(one.at);
        const gone = { [`${one.at}/index.md`]: undefined };
        if (one.kind === "write" && !thread) {
          const text = undated(`第 ${n} 篇`);
          versions.push({ files: { [`${one.at}/index.md`]: text } });
          // What comes back where it was deleted is taken for the same thread.
          there.set(one.at, { text, left: deleted.get(one.at)?.left ?? new Map() });
        } else if (one.kind === "delete" && thread) {
          versions.push({ files: gone });
          there.delete(one.at);
          deleted.set(one.at, thread);
        } else if (one.kind === "move" && thread && !there.has(one.to)) {
          versions.push({ files: { ...gone, [`${one.to}/index.md`]: thread.text } });
          there.delete(one.at);
          deleted.delete(one.at);
          deleted.delete(one.to);
          thread.left.set(one.at, n);
          there.set(one.to, thread);
        }
      }
      const repository = new TestRepository();
      repository.commits(versions);
      const expected = FOLDERS.filter((old) => !there.has(old)).flatMap((old) => {
        const left = [...there].filter(([, thread]) => thread.left.has(old));
        left.sort(([, a], [, b]) => (b.left.get(old) ?? 0) - (a.left.get(old) ?? 0));
        return left.slice(0, 1).map(([now]) => `/${old}/ → /${now}/`);
      });
      const history = await openHistory(repository.content, temporaryFolder());
      const { archive, problems } = await loadArchive(repository.content, {
        drafts: false,
        ...(history && { moves: history.moves }),
      });
      expect(problems).toEqual([]);
      const found = archive.moved.map(({ path: old, to }) => `${old} → ${decodeURI(to)}`);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 15, seed: 1 },
  );
});
