import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isCommitted, openRepository } from "../../../scripts/history/git.ts";
import { commitAll, git, smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { type Built, build } from "../../support/build.ts";

const SECOND = "tea/2016/second/index.md";

/** An archive in a repository, with files that git ignores and files that programs left. */
function archive(): string {
  const content = smallArchive({
    ".gitignore": "*.private.txt\ntea/secret/\nforced.csv\n",
    "tea/2016/first/data.csv": "a,b\n",
    "tea/2016/first/forced.csv": "published, because somebody added it\n",
    "tea/2016/first/form.txt": "one\r\ntwo\r\n",
    "tea/2016/first/notes.private.txt": "ignored",
    "tea/secret/plan/index.md": thread({ title: "計畫" }, "ignored"),
    "tea/2016/first/~$表.xlsx": "a lock",
    "tea/2016/first/index.md.bak": "an earlier text",
    "archive.yaml": "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\nignore: ['*.psd']\n",
  });
  commitAll(content);
  git(content, "add", "-f", "tea/2016/first/forced.csv");
  git(content, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "force");
  return content;
}

function clone(content: string): string {
  const copy = path.join(temporaryFolder(), "clone");
  git(content, "clone", "-q", content, copy);
  return copy;
}

const filesOf = ({ site }: Built) => tree(fs.realpathSync(site));
const namesOf = (built: Built) => [...filesOf(built).keys()].filter((name) => name.startsWith("tea/"));
const commitOf = ({ site }: Built) => JSON.parse(fs.readFileSync(path.join(site, "manifest.json"), "utf8")).commit;

describe("a build", () => {
  test("is that of a fresh clone, whatever else is in the content folder", async () => {
    const content = archive();
    const here = await build(content);
    expect(filesOf(here)).toEqual(filesOf(await build(clone(content))));
    expect(here.uncommitted).toEqual([]);
    expect(here.notes).toBeGreaterThan(0);
    expect(namesOf(here)).toEqual([
      "tea/2016/first/data.csv",
      "tea/2016/first/forced.csv",
      "tea/2016/first/form.txt",
      "tea/2016/first/history/index.html",
      "tea/2016/first/index.html",
      "tea/2016/second/index.html",
      "tea/feed.json",
      "tea/feed.xml",
      "tea/index.html",
    ]);
  });

  test("stays that of the commit while somebody writes, and says what it leaves out", async () => {
    const content = archive();
    const expected = filesOf(await build(clone(content)));
    const { site, cache } = await build(content);
    write(content, {
      [SECOND]: thread({ title: "改" }, "還沒好"),
      "tea/2016/first/data.csv": undefined,
      "tea/2016/first/forced.csv": "other bytes",
      "tea/2016/first/new.txt": "a note to myself",
      "tea/2016/first/form.txt": "hidden from git",
      "tea/2016/third/index.md": thread({ title: "三" }, "字"),
      "tea/2016/third/picture.psd": "left out by the settings",
      "tea/2016/third/index.md~": "",
    });
    git(content, "add", "tea/2016/third/index.md");
    git(content, "add", "-N", "tea/2016/first/new.txt");
    git(content, "rm", "-q", "--cached", "tea/board.yaml");
    git(content, "update-index", "--assume-unchanged", "tea/2016/first/form.txt");
    const warm = await build(content, { out: site, cache });
    expect(warm.pages.built).toBe(0);
    expect([...warm.uncommitted].sort()).toEqual([
      "tea/2016/first/data.csv",
      "tea/2016/first/forced.csv",
      "tea/2016/first/new.txt",
      SECOND,
      "tea/2016/third/index.md",
      "tea/board.yaml",
      "tea/board.yaml",
    ]);
    const cold = await build(content);
    for (const built of [warm, cold]) expect(filesOf(built)).toEqual(expected);
    expect(fs.readdirSync(`${cold.site}.releases`)).not.toContain("scratch");

    const shown = await build(content, { uncommitted: true });
    expect(commitOf(shown)).toBeNull();
    expect(namesOf(shown)).toContain("tea/2016/third/index.html");
    expect(namesOf(shown)).toContain("tea/2016/first/new.txt");
    expect(namesOf(shown).filter((name) => /data\.csv|psd|private|secret|~/.test(name))).toEqual([]);
  });

  test("names the commit only if templates and configuration are in it too", async () => {
    const content = archive();
    const repository = await openRepository(content);
    if (!repository) throw new Error("no repository");
    const holds = (...names: string[]) =>
      isCommitted(
        repository,
        names.map((name) => path.join(content, name)),
      );
    write(content, { "tea/board.yaml": "title: 改\n", "new.ts": "1" });
    expect(await Promise.all([holds("archive.yaml", "tea/2016"), holds("tea"), holds("new.ts")])).toEqual([
      true,
      false,
      false,
    ]);
    expect(await isCommitted(repository, [temporaryFolder()])).toBe(true);
  });

  test("is of what is on disk if nothing of the content was ever committed, without what git ignores", async () => {
    const content = smallArchive({ "tea/2016/first/a.private.txt": "x", "tea/2016/first/a.txt": "x" });
    write(content, { ".gitignore": "*.private.txt\n" });
    git(content, "init", "-q");
    const built = await build(content);
    expect(commitOf(built)).toBeNull();
    expect(namesOf(built)).toContain("tea/2016/first/a.txt");
    expect(namesOf(built)).not.toContain("tea/2016/first/a.private.txt");
  });

  test("is of what is on disk if a repository around the content ignores all of it", async () => {
    const repository = temporaryFolder();
    write(repository, { ".gitignore": "content/\n" });
    fs.cpSync(smallArchive(), path.join(repository, "content"), { recursive: true });
    commitAll(repository);
    expect(namesOf(await build(path.join(repository, "content")))).toContain("tea/2016/first/index.html");
  });
});
