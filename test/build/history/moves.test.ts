import { describe, expect, test } from "vitest";
import { openHistory } from "../../../scripts/history/history.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import type { Files } from "../../support/archive.ts";
import { temporaryFolder } from "../../support/archive.ts";

const BODY = "我們在東門裝了計數器，數了四個星期。";

/** A thread at `tea/2016/one` from the first of January, then the commit that moves it, on the first of February. */
function moved(before: Files, after: Files): TestRepository {
  const repository = new TestRepository();
  repository.commit({ ...FRAME, ...before }, { date: "2016-01-01T00:00:00Z", message: "first" });
  repository.commit({ "tea/2016/one": undefined, ...after }, { date: "2016-02-01T00:00:00Z", message: "move" });
  return repository;
}

async function historyOf(repository: TestRepository, folder: string) {
  const history = await openHistory(repository.content, temporaryFolder());
  const { date, updated } = history?.dates.get(folder) ?? {};
  const revisions = history?.revisions(folder) ?? [];
  return {
    dates: [date?.iso.slice(0, 10), updated?.iso.slice(0, 10)],
    messages: revisions.map(({ commit }) => commit.message),
    files: revisions.at(-1)?.files.map(({ name }) => name),
    from: revisions.map(({ movedFrom }) => movedFrom).filter((from) => from !== undefined),
  };
}

describe("a thread that is moved keeps its date and its history", () => {
  test("without having changed", async () => {
    const files = { "tea/2016/one/index.md": undated(BODY), "tea/2016/one/data/a.csv": "1\n" };
    const repository = moved(files, {
      "tea/2017/other/index.md": undated(BODY),
      "tea/2017/other/data/a.csv": "1\n",
    });
    expect(await historyOf(repository, "tea/2017/other")).toEqual({
      dates: ["2016-01-01", undefined],
      messages: ["first", "move"],
      files: [],
      from: ["tea/2016/one"],
    });
  });

  test("when its front matter gets the old address in the same commit", async () => {
    const repository = moved(
      { "tea/2016/one/index.md": undated(BODY) },
      { "tea/2017/other/index.md": undated(BODY, { aliases: "[/tea/2016/one/]" }) },
    );
    expect(await historyOf(repository, "tea/2017/other")).toMatchObject({
      dates: ["2016-01-01", "2016-02-01"],
      files: ["index.md"],
    });
  });

  test("when its text changes too, by its replies, or by its name and one of its pictures", async () => {
    const replies = moved(
      { "tea/2016/one/index.md": undated(BODY), "tea/2016/one/replies.md": "一則\n" },
      { "tea/2017/other/index.md": undated("全改了"), "tea/2017/other/replies.md": "一則\n" },
    );
    expect((await historyOf(replies, "tea/2017/other")).dates).toEqual(["2016-01-01", "2016-02-01"]);
    const picture = { index: undated("全改了"), bytes: "bytes of a picture\n" };
    const named = moved(
      { "tea/2016/one/index.md": undated(BODY), "tea/2016/one/01.jpg": picture.bytes },
      { "tea/2017/one/index.md": picture.index, "tea/2017/one/01.jpg": picture.bytes },
    );
    expect((await historyOf(named, "tea/2017/one")).dates).toEqual(["2016-01-01", "2016-02-01"]);
  });

  test("with its whole board, beside threads of the same text", async () => {
    const repository = new TestRepository();
    for (const [n, name] of ["a", "b", "c"].entries()) {
      const date = `2016-01-0${n + 1}T00:00:00Z`;
      repository.commit({ ...FRAME, [`tea/2016/${name}/index.md`]: undated(BODY) }, { date });
    }
    repository.git("mv", "content/tea", "content/coffee");
    repository.commit({}, { date: "2017-01-01T00:00:00Z" });
    for (const [n, name] of ["a", "b", "c"].entries()) {
      const { dates, from } = await historyOf(repository, `coffee/2016/${name}`);
      expect([...dates, ...from]).toEqual([`2016-01-0${n + 1}`, undefined, `tea/2016/${name}`]);
    }
  });

  test("and moves back, while its old place has had another thread meanwhile", async () => {
    const repository = moved({ "tea/2016/one/index.md": undated(BODY) }, { "tea/there/index.md": undated(BODY) });
    const [another, later] = [undated("另一篇"), undated("另一篇，改過")];
    repository.commit({ "tea/2016/one/index.md": another }, { date: "2016-03-01T00:00:00Z", message: "another" });
    expect(await historyOf(repository, "tea/there")).toMatchObject({ messages: ["first", "move"] });
    repository.commit({ "tea/2016/one/index.md": later }, { date: "2016-04-01T00:00:00Z", message: "another again" });
    repository.commit({ "tea/2016/one": undefined }, { date: "2016-05-01T00:00:00Z", message: "deleted" });
    repository.commit(
      { "tea/there": undefined, "tea/2016/one/index.md": undated(BODY) },
      { date: "2016-06-01T00:00:00Z", message: "back" },
    );
    expect(await historyOf(repository, "tea/2016/one")).toMatchObject({
      dates: ["2016-01-01", undefined],
      messages: ["first", "move", "back"],
    });
  });
});

describe("a new thread in the place of another", () => {
  test("has a date of its own", async () => {
    const repository = moved({ "tea/2016/one/index.md": undated(BODY) }, { "tea/2017/two/index.md": undated("別的") });
    expect(await historyOf(repository, "tea/2017/two")).toMatchObject({ dates: ["2016-02-01", undefined], from: [] });
  });

  test("which is a copy that leaves the first where it is, too", async () => {
    const repository = moved(
      { "tea/keep/index.md": undated(BODY), "tea/2016/one/index.md": undated("別的") },
      { "tea/copy/index.md": undated(BODY) },
    );
    expect((await historyOf(repository, "tea/copy")).dates).toEqual(["2016-02-01", undefined]);
  });

  test("which has moved away, too", async () => {
    const repository = moved({ "tea/2016/one/index.md": undated(BODY) }, { "tea/there/index.md": undated(BODY) });
    repository.commit({ "tea/2016/one/index.md": undated("另一篇") }, { date: "2016-03-01T00:00:00Z", message: "new" });
    const another = { dates: ["2016-03-01", undefined], messages: ["new"], from: [] };
    expect(await historyOf(repository, "tea/2016/one")).toMatchObject(another);
    repository.git("mv", "content/tea/2016/one", "content/tea/2016/two");
    repository.commit({}, { date: "2016-04-01T00:00:00Z", message: "move on" });
    expect(await historyOf(repository, "tea/2016/two")).toMatchObject({
      ...another,
      messages: ["new", "move on"],
      from: ["tea/2016/one"],
    });
    expect(await historyOf(repository, "tea/there")).toMatchObject({ messages: ["first", "move"] });
  });
});
