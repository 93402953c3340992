import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openHistory } from "../../../scripts/history/history.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { temporaryFolder } from "../../support/archive.ts";

const FOLDERS = ["tea/a", "tea/b", "tea/2016/c", "tea/2016/丁"];

/** Everything that is known of every thread, as plain data. */
async function known(content: string, cache: string): Promise<unknown> {
  const history = await openHistory(content, cache);
  return FOLDERS.map((folder) => [folder, history?.dates.get(folder), history?.revisions(folder)]);
}

const folder = fc.integer({ min: 0, max: FOLDERS.length - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("edit" as const), at: folder, text: fc.integer({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), at: folder }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("move" as const), at: folder, to: folder }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("branch" as const), at: folder }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("elsewhere" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** @param n number of the step; the clock goes wrong now and then */
function take(repository: TestRepository, one: Step, n: number): void {
  const date = `20${10 + ((n * 7) % 5)}-01-01T00:00:0${n % 2}Z`;
  const file = (at: number) => path.join(repository.content, FOLDERS[at] ?? "");
  const exists = (at: number) => fs.existsSync(file(at));
  const options = { date, message: `${one.kind} ${n}` };
  const index = (at: number, text: string) => ({ [`${FOLDERS[at]}/index.md`]: undated(text) });
  if (one.kind === "edit") repository.commit(index(one.at, `text ${one.text}`), options);
  else if (one.kind === "delete") repository.commit({ [FOLDERS[one.at] ?? ""]: undefined }, options);
  else if (one.kind === "elsewhere") repository.commit({ "../README.md": `${n}` }, options);
  else if (one.kind === "branch") {
    repository.git("checkout", "-q", "-b", `side-${n}`, "HEAD~1");
    repository.commit(index(one.at, `side ${n}`), options);
    repository.git("checkout", "-q", "main");
    repository.merge(`side-${n}`, index(one.at, `merged ${n}`), date);
  } else if (exists(one.at) && !exists(one.to)) {
    fs.mkdirSync(path.dirname(file(one.to)), { recursive: true });
    fs.renameSync(file(one.at), file(one.to));
    repository.commit({}, options);
  }
}

describe("what is kept of the history", () => {
  test("is what reading it from nothing gives, after any commits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const repository = new TestRepository();
        const cache = temporaryFolder();
        repository.commit({ ...FRAME, "tea/a/index.md": undated("a") });
        repository.commit({ "tea/b/index.md": undated("b") });
        for (const [n, one] of steps.entries()) {
          take(repository, one, n);
          if (n % 2 === 0) await openHistory(repository.content, cache);
        }
        expect(await known(repository.content, cache)).toEqual(await known(repository.content, temporaryFolder()));
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  test("is dropped where history was rewritten, the file was damaged, or it is another repository's", async () => {
    const repository = new TestRepository();
    const cache = temporaryFolder();
    repository.commit({ ...FRAME, "tea/a/index.md": undated("一") });
    repository.commit({ "tea/a/index.md": undated("二") });
    await openHistory(repository.content, cache);
    repository.git("reset", "-q", "--hard", "HEAD~1");
    repository.commit({ "tea/b/index.md": undated("三") });
    const fresh = await known(repository.content, temporaryFolder());
    expect(await known(repository.content, cache)).toEqual(fresh);
    const folder = path.join(cache, "history");
    for (const name of fs.readdirSync(folder)) fs.appendFileSync(path.join(folder, name), "x");
    expect(await known(repository.content, cache)).toEqual(fresh);
    const other = new TestRepository();
    other.commit({ ...FRAME, "tea/a/index.md": undated("他") }, { date: "2001-01-01T00:00:00Z" });
    expect(await known(other.content, cache)).toEqual(await known(other.content, temporaryFolder()));
  });
});

test("the machine's settings of git change nothing", async () => {
  const repository = new TestRepository();
  repository.commit({ ...FRAME, "tea/a/index.md": undated("同一段文字"), "tea/2016/丁/index.md": undated("丁") });
  repository.git("mv", "content/tea/a", "content/tea/b");
  repository.commit({ "tea/2016/丁/index.md": undated("改") }, { author: "Ånn <b>", message: "第二\n\n— é" });
  const plain = await known(repository.content, temporaryFolder());
  const hostile = {
    "color.ui": "always",
    "core.quotePath": "true",
    "core.fsmonitor": "exit 1",
    "core.pager": "false",
    "diff.external": "false",
    "diff.noprefix": "true",
    "diff.orderFile": path.join(repository.dir, "order"),
    "diff.relative": "true",
    "diff.renames": "copies",
    "format.pretty": "oneline",
    "i18n.logOutputEncoding": "iso-8859-1",
    "log.abbrevCommit": "true",
    "log.date": "relative",
    "log.decorate": "full",
    "log.diffMerges": "first-parent",
    "log.follow": "true",
    "log.mailmap": "true",
    "log.showRoot": "false",
    "log.showSignature": "true",
    "notes.displayRef": "*",
  };
  for (const [key, value] of Object.entries(hostile)) repository.git("config", key, value);
  fs.writeFileSync(path.join(repository.dir, ".mailmap"), "Somebody Else <secret@mail.example>\n");
  fs.writeFileSync(path.join(repository.dir, "order"), "*.md\n");
  const env = { TZ: "Asia/Kathmandu", LC_ALL: "C", GIT_DIR: "/nowhere", GIT_EXTERNAL_DIFF: "false" };
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    expect(await known(repository.content, temporaryFolder())).toEqual(plain);
  } finally {
    for (const key of Object.keys(env)) delete process.env[key];
    Object.assign(process.env, before);
  }
});
