/** Commits with trees that git itself would not write: nothing is written outside, and nothing is read from there. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { first, makeProgram, outcomeOf, repository } from "../build/hostile-git.ts";
import type { TestRepository } from "../history/repository.ts";
import { tree } from "../support/archive.ts";
import { blob, commitInPlace, type Entry, EVIL, type Forgery, holding, storeTree } from "./hostile-objects.ts";

beforeAll(makeProgram);

const SECRET = "SECRET";
const FROM_ROOT = path.resolve(os.tmpdir(), "escaped.txt");
/** A thread whose folder has these entries beside its text. */
const inTree =
  (entries: (made: TestRepository) => readonly Entry[]): Forgery =>
  (made) => {
    const index = { mode: "100644", name: "index.md", id: blob(made, first("惡。")) };
    commitInPlace(made, EVIL, storeTree(made, [...entries(made), index]));
    made.git("read-tree", "--empty");
  };
const file = (name: string | Buffer, mode = "100644") =>
  inTree((made) => [{ mode, name, id: blob(made, `${SECRET}\n`) }]);
const folder = (name: string, inner: string) =>
  inTree((made) => [
    { mode: "40000", name, id: storeTree(made, [{ mode: "100644", name: inner, id: blob(made, `${SECRET}\n`) }]) },
  ]);

const TREES: Readonly<Record<string, Forgery>> = {
  "a folder that is the one above": folder("..", "x.txt"),
  "a folder that is this one": folder(".", "x.txt"),
  "a folder of git's own": folder(".git", "config"),
  "a folder of git's own as Windows writes it": folder("GIT~1", "config"),
  "a folder of git's own as macOS writes it": folder(".g\u200cit", "config"),
  "a file that is the folder above": file(".."),
  "a file with a path in its name": file("../../../../escaped.txt"),
  "a file with a path from the root in its name": file(FROM_ROOT),
  "a file with a path of Windows in its name": file("..\\..\\escaped.txt"),
  "a file without a name": file(""),
  "a file whose name has a line break": file("a\nb.txt"),
  "a file whose name is no text": file(Buffer.from([0xff, 0xfe, 0x2e, 0x74])),
  "a file whose name no file system holds": file("a".repeat(4000)),
  "the same file twice": inTree((made) => [{ mode: "100644", name: "index.md", id: blob(made, first("另一。")) }]),
  "a file and a folder of one name": inTree((made) => [
    { mode: "100644", name: "a", id: blob(made, "x") },
    { mode: "40000", name: "a", id: storeTree(made, [{ mode: "100644", name: "b.txt", id: blob(made, "x") }]) },
  ]),
  "a link out of the content": inTree((made) => [
    { mode: "120000", name: "x.txt", id: blob(made, "../../../../../secret.txt") },
  ]),
  "a repository where a thread is": inTree(() => [{ mode: "160000", name: "inner", id: "1".repeat(40) }]),
  "a mode that nobody knows": file("x.txt", "170777"),
  "a file that is not there": inTree(() => [{ mode: "100644", name: "x.txt", id: "2".repeat(40) }]),
  "a folder that is not there": inTree(() => [{ mode: "40000", name: "x", id: "3".repeat(40) }]),
  "a file that is a folder": inTree((made) => [{ mode: "100644", name: "x.txt", id: storeTree(made, []) }]),
};

describe("a commit writes nothing outside, and shows nothing from there:", () => {
  test.each(Object.entries(TREES))("%s", async (_, forge) => {
    const made = repository();
    const around = path.dirname(made.dir);
    fs.writeFileSync(path.join(made.dir, "secret.txt"), "OUTSIDE");
    forge(made);
    const before = fs.readdirSync(around).sort();
    const inside = tree(made.dir);
    const site = await outcomeOf(made.content);
    expect(holding(site, "OUTSIDE")).toEqual([]);
    // GitHub Pages reads `.nojekyll`, which is ours.
    const odd = [...(site?.keys() ?? [])].filter((name) => name !== ".nojekyll" && /(?:^|\/)\.|escaped/.test(name));
    expect(odd).toEqual([]);
    const after = tree(made.dir);
    for (const [name, bytes] of inside) expect([name, after.get(name) === bytes]).toEqual([name, true]);
    const left = fs.readdirSync(around).filter((name) => !name.startsWith("stele-test-") && !before.includes(name));
    expect(left).toEqual([]);
    expect(fs.existsSync(FROM_ROOT)).toBe(false);
  });
});
