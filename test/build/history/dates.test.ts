import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import type { Thread } from "../../../scripts/archive/model/model.ts";
import { openHistory } from "../../../scripts/history/history.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { smallArchive, temporaryFolder, write } from "../../support/archive.ts";

/** The threads of an archive by their paths, dated as a build dates them. */
async function threadsOf(content: string): Promise<Record<string, Thread>> {
  const history = await openHistory(content, temporaryFolder());
  const { archive, problems } = await loadArchive(content, {
    drafts: true,
    ...(history && { dates: history.dates }),
  });
  expect(problems).toEqual([]);
  return Object.fromEntries(archive.threads.map((one) => [one.path, one]));
}

async function datesOf(content: string, folder = "tea/one"): Promise<(string | undefined)[]> {
  const one = (await threadsOf(content))[folder];
  return [one?.date?.iso, one?.updated?.iso];
}

describe("a thread without dates", () => {
  test("has those of its first and last commit, on the clocks of their authors", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date: "2016-11-30T10:12:00+0800" });
    repository.commit({ "tea/one/index.md": undated("二") }, { date: "2017-02-01T23:30:00-0330" });
    repository.commit({ "tea/two/index.md": undated("另") }, { date: "2018-01-01T00:00:00Z" });
    expect(await datesOf(repository.content)).toEqual(["2016-11-30T10:12:00+08:00", "2017-02-01T23:30:00-03:30"]);
    expect(await datesOf(repository.content, "tea/two")).toEqual(["2018-01-01T00:00:00+00:00", undefined]);
  });

  test("has them whatever its name, and wherever the content lies", async () => {
    for (const folder of [".", "content", "文 存/深\t处"]) {
      const repository = new TestRepository(folder);
      const name = "tea/二〇一六/“é” – 帖";
      repository.commit({ ...FRAME, [`${name}/index.md`]: undated("一") }, { date: "2016-01-02T03:04:05+0800" });
      expect(await datesOf(repository.content, name)).toEqual(["2016-01-02T03:04:05+08:00", undefined]);
    }
  });

  test("has those of its own archive where two lie in one repository", async () => {
    const repository = new TestRepository("a");
    repository.commit({ ...FRAME, "tea/one/index.md": undated("甲") }, { date: "2016-01-01T00:00:00Z" });
    write(path.join(repository.dir, "b"), { ...FRAME, "tea/one/index.md": undated("乙") });
    repository.commit({}, { date: "2017-01-01T00:00:00Z" });
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T00:00:00+00:00", undefined]);
    expect(await datesOf(path.join(repository.dir, "b"))).toEqual(["2017-01-01T00:00:00+00:00", undefined]);
  });

  test("keeps its date when its commit is rebased or picked: the author's counts, the committer's orders", async () => {
    const repository = new TestRepository();
    const [date, committed] = ["2016-01-01T08:00:00+0800", "2020-05-05T00:00:00Z"];
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date, committed });
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T08:00:00+08:00", undefined]);
  });

  test("was changed by the last commit, though the clock was wrong or stood still", async () => {
    const repository = new TestRepository();
    const dates = ["2020-01-01", "2020-01-01", "2020-01-01", "2019-01-01", "2019-06-01"];
    dates.forEach((day, n) => {
      repository.commit(
        { ...FRAME, "tea/one/index.md": undated(`${n}`) },
        { date: `${day}T00:00:00Z`, message: `${n}` },
      );
    });
    const history = await openHistory(repository.content, temporaryFolder());
    const messages = history?.revisions("tea/one").map(({ commit }) => commit.message);
    expect(messages).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("was changed by any of its files, those in folders inside it too, but not by a change of mode", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date: "2016-01-01T00:00:00Z" });
    repository.commit({ "tea/one/data/a.csv": "1\n" }, { date: "2017-01-01T00:00:00Z" });
    repository.git("update-index", "--chmod=+x", "content/tea/one/index.md");
    repository.git("-c", "core.fileMode=false", "commit", "-q", "-m", "mode");
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T00:00:00+00:00", "2017-01-01T00:00:00+00:00"]);
  });

  test("has no date before it is committed, and its uncommitted changes do not count", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date: "2016-01-01T00:00:00Z" });
    write(repository.content, { "tea/one/index.md": undated("二"), "tea/new/index.md": undated("新") });
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T00:00:00+00:00", undefined]);
    expect(await datesOf(repository.content, "tea/new")).toEqual([undefined, undefined]);
  });

  test("has none outside git, and in a repository that does not know the content", async () => {
    const outside = smallArchive({ "tea/one/index.md": undated("一") });
    expect(await datesOf(outside)).toEqual([undefined, undefined]);
    const repository = new TestRepository();
    write(repository.content, { ...FRAME, "tea/one/index.md": undated("一") });
    expect(await datesOf(repository.content)).toEqual([undefined, undefined]);
    fs.writeFileSync(path.join(repository.dir, ".gitignore"), "content\n");
    repository.git("add", ".gitignore");
    repository.git("commit", "-q", "-m", "ignore");
    expect(await datesOf(repository.content)).toEqual([undefined, undefined]);
  });
});

describe("what the front matter says", () => {
  test("stands, date by date", async () => {
    const repository = new TestRepository();
    const front = { date: "2004-02-09" };
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一", front) }, { date: "2016-01-01T00:00:00Z" });
    repository.commit({ "tea/one/index.md": undated("二", front) }, { date: "2017-01-01T00:00:00Z" });
    repository.commit({ "tea/two/index.md": undated("一", { ...front, updated: "2004-03-01" }) });
    repository.commit({ "tea/two/index.md": undated("二", { ...front, updated: "2004-03-01" }) });
    expect(await datesOf(repository.content)).toEqual(["2004-02-09", "2017-01-01T00:00:00+00:00"]);
    expect(await datesOf(repository.content, "tea/two")).toEqual(["2004-02-09", "2004-03-01"]);
  });

  test("is not followed by an older change", async () => {
    const repository = new TestRepository();
    for (const body of ["一", "二"])
      repository.commit({ ...FRAME, "tea/one/index.md": undated(body, { date: "2030-01-01" }) });
    expect(await datesOf(repository.content)).toEqual(["2030-01-01", undefined]);
  });

  test("is all there is for an imported thread: the day of its import is not its date", async () => {
    const repository = new TestRepository();
    for (const body of ["一", "二"]) {
      repository.commit({ ...FRAME, "tea/one/index.md": undated(body), "tea/one/capture.json": "{}\n" });
    }
    expect(await datesOf(repository.content)).toEqual([undefined, undefined]);
  });

  test("is all there is of changes where the archive shows no history", async () => {
    const repository = new TestRepository();
    const settings = { ...FRAME, "archive.yaml": `${FRAME["archive.yaml"]}history: false\n` };
    for (const body of ["一", "二"]) repository.commit({ ...settings, "tea/one/index.md": undated(body) });
    expect(await datesOf(repository.content)).toEqual(["2020-01-01T00:00:00+00:00", undefined]);
  });
});

describe("merged branches", () => {
  test("count each change once, where it was made", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date: "2016-01-01T00:00:00Z" });
    repository.git("checkout", "-q", "-b", "side");
    repository.commit({ "tea/two/index.md": undated("二") }, { date: "2016-02-01T00:00:00Z" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "tea/one/index.md": undated("改") }, { date: "2016-03-01T00:00:00Z" });
    repository.merge("side", {}, "2016-04-01T00:00:00Z");
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T00:00:00+00:00", "2016-03-01T00:00:00+00:00"]);
    expect(await datesOf(repository.content, "tea/two")).toEqual(["2016-02-01T00:00:00+00:00", undefined]);
  });

  test("count what was changed in the merge itself", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date: "2016-01-01T00:00:00Z" });
    repository.git("checkout", "-q", "-b", "side");
    repository.commit({ "tea/one/index.md": undated("側") }, { date: "2016-02-01T00:00:00Z" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "tea/one/index.md": undated("主") }, { date: "2016-03-01T00:00:00Z" });
    repository.merge("side", { "tea/one/index.md": undated("合") }, "2016-04-01T00:00:00Z");
    expect(await datesOf(repository.content)).toEqual(["2016-01-01T00:00:00+00:00", "2016-04-01T00:00:00+00:00"]);
  });
});

test("a date from git is part of what makes a thread's pages stale", async () => {
  const [one, other] = ["2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z"].map((date) => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { date });
    return threadsOf(repository.content);
  });
  expect((await one)?.["tea/one"]?.fingerprint).not.toBe((await other)?.["tea/one"]?.fingerprint);
});
