import path from "node:path";
import { describe, expect, test } from "vitest";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { tryBuild } from "../../support/build.ts";

const NO_HISTORY = { ...FRAME, "archive.yaml": `${FRAME["archive.yaml"]}history: false\n` };
const DATED = { "tea/one/index.md": undated("一", { date: "2016-01-01" }) };

/** What is wrong with building the newest commit alone. */
async function problemsOf(repository: TestRepository) {
  const result = await tryBuild(repository.shallowCopy().content);
  return "problems" in result ? result.problems : [];
}

describe("a shallow clone", () => {
  test("is refused where the history of threads is shown, with the line that mends it", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, ...DATED });
    repository.commit({ "tea/one/index.md": undated("二", { date: "2016-01-01" }) });
    const [problem, ...more] = await problemsOf(repository);
    expect(more).toEqual([]);
    expect(problem?.message).toContain("shallow clone");
    expect(problem?.fix).toContain("git fetch --unshallow");
    expect(problem?.fix).toContain("fetch-depth: 0");
    const mended = repository.shallowCopy();
    mended.git("fetch", "-q", "--unshallow");
    expect(await tryBuild(mended.content)).not.toHaveProperty("problems");
  });

  test("is refused where a thread's date is that of its first commit", async () => {
    const repository = new TestRepository();
    repository.commit({ ...NO_HISTORY, ...DATED, "tea/two/index.md": undated("二") });
    repository.commit({ "tea/two/index.md": undated("三") });
    expect(await problemsOf(repository)).toMatchObject([
      {
        file: path.join("tea/two/index.md"),
        message: expect.stringContaining("the thread has no date"),
        fix: expect.stringContaining("git fetch --unshallow"),
      },
    ]);
  });

  test("is published where nothing asks for history: dates are given, or unknown because the thread was imported", async () => {
    const repository = new TestRepository();
    const imported = { "tea/two/index.md": undated("二"), "tea/two/capture.json": "{}\n" };
    repository.commit({ ...NO_HISTORY, ...DATED });
    repository.commit({ ...imported });
    expect(await problemsOf(repository)).toEqual([]);
  });
});
