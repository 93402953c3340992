import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { WORDS } from "../../../scripts/init/words/pick.ts";
import { main as init } from "../../../scripts/init.ts";
import { commitAll, git, temporaryFolder, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";
import { LAUNCHER } from "../../support/node.ts";
import { png } from "../../support/png.ts";
import { tarballOf } from "../../support/registry.ts";

const [NAME, MAIL] = ["GIT_AUTHOR_NAME GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL GIT_COMMITTER_EMAIL"];

/** The archive is made in a folder of this folder. */
let around = "";
beforeEach(() => {
  vi.unstubAllEnvs();
  around = temporaryFolder();
  vi.stubEnv("GIT_CONFIG_GLOBAL", path.join(around, "no-settings"));
  for (const name of NAME.split(" ")) vi.stubEnv(name, "t");
  for (const name of MAIL.split(" ")) vi.stubEnv(name, "t@example.org");
});

/** Makes an archive without packages. */
function make(folder: string, ...options: string[]) {
  return runHere(init, folder, "--skip-install", "--lang", "en", ...options);
}

/** What is below the folder around the archive. */
const left = () => fs.readdirSync(around);

async function checked(archive: string) {
  const { status, stderr } = await runHere(
    check,
    "--content",
    path.join(archive, "content"),
    "--cache",
    temporaryFolder(),
  );
  return { status, stderr };
}

describe("a new archive", { timeout: 120_000 }, () => {
  test.each([...WORDS.keys()])("in %s is a commit that has neither problems nor notes", async (lang) => {
    const archive = path.join(around, "我的 文存", "a");
    const made = await runHere(init, archive, "--skip-install", "--lang", lang, "--title", `他說: "A/B" 'c' 😀`);
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining("npm start")]);
    expect(git(archive, "log", "--format=%s", "main")).toBe("Begin the archive");
    expect(git(archive, "status", "--porcelain")).toBe("");
    expect(await checked(archive)).toEqual({
      status: 0,
      stderr: "1 board, 1 thread, 0 tombstones, 1 page, 1 attachment: no problems\n",
    });
  });

  test("is a site, whatever its title is", async () => {
    const title = `</title><b>${"長".repeat(480)} "😀" / \\ : # %`;
    const archive = path.join(around, "a");
    expect((await make(archive, "--title", title)).status).toBe(0);
    const { site } = await build(path.join(archive, "content"));
    const home = fs.readFileSync(path.join(site, "index.html"), "utf8");
    expect(home).toContain(`&lt;/title&gt;&lt;b&gt;${"長".repeat(480)}`);
    const thread = path.join(site, "notes", String(new Date().getFullYear()), "first-thread");
    expect(fs.readdirSync(thread).sort()).toContain("stele.svg");
  });

  test("takes the place of an empty folder, and of a repository without commits", async () => {
    const empty = path.join(around, "empty");
    fs.mkdirSync(empty);
    const { ino } = fs.statSync(empty);
    expect((await make(empty)).status).toBe(0);
    expect([fs.statSync(empty).ino, git(empty, "status", "--porcelain")]).toEqual([ino, ""]);

    const cloned = path.join(around, "cloned");
    git(around, "init", "-q", "-b", "trunk", cloned);
    git(cloned, "remote", "add", "origin", "https://forge.example/a.git");
    expect((await make(cloned)).status).toBe(0);
    expect([git(cloned, "branch", "--show-current"), git(cloned, "status", "--porcelain")]).toEqual(["main", ""]);
    expect(git(cloned, "remote")).toBe("origin");
    expect(left().sort()).toEqual(["cloned", "empty"]);
  });

  test("is there without a commit if git does not know who commits, and is told how to make one", async () => {
    for (const name of `${NAME} ${MAIL}`.split(" ")) vi.stubEnv(name, undefined);
    vi.stubEnv("EMAIL", undefined);
    write(around, { "no-settings": "[user]\n\tuseConfigOnly = true\n" });
    const archive = path.join(around, "a");
    const { status, stderr } = await make(archive);
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(
        /git does not know who commits; run\n {2}git config --global user\.name .*\n.*user\.email .*\n {2}git commit -m "Begin the archive"\n/,
      ),
    ]);
    expect(git(archive, "diff", "--cached", "--name-only").split("\n")).toContain("content/archive.yaml");
    expect((await checked(archive)).status).toBe(0);
  });

  test("keeps a tarball of Stele, and has its version", async () => {
    const about = { name: "stele", version: "9.8.7" };
    const archive = path.join(around, "a");
    expect((await make(archive, "--tarball", tarballOf({ "package.json": JSON.stringify(about) }))).status).toBe(0);
    expect(JSON.parse(fs.readFileSync(path.join(archive, "package.json"), "utf8")).dependencies).toEqual({
      stele: "file:vendor/stele-9.8.7.tgz",
    });
    expect(git(archive, "ls-files", "vendor")).toBe("vendor/stele-9.8.7.tgz");
    const other = tarballOf({ "package.json": '{"name":"other","version":"1.0.0"}' });
    await expect(make(path.join(around, "b"), "--tarball", other)).rejects.toThrow(
      /is no tarball of stele, but of other$/,
    );
  });
});

describe("nothing is made", () => {
  test("in a folder that has something in it", async () => {
    write(around, { "full/notes.txt": "字", file: "字" });
    const before = tree(around);
    await expect(make(path.join(around, "full"))).rejects.toThrow(
      /^the folder \S+ is not empty \(notes\.txt\); name a folder that is empty or not there$/,
    );
    await expect(make(path.join(around, "file"))).rejects.toThrow(/is a file; name a folder/);
    expect(tree(around)).toEqual(before);
    fs.rmSync(path.join(around, "full/notes.txt"));
    commitAll(path.join(around, "full"));
    await expect(make(path.join(around, "full"))).rejects.toThrow(/is a repository that has commits; name a folder/);
  });

  test("without git", async () => {
    vi.stubEnv("PATH", temporaryFolder());
    await expect(make(path.join(around, "x/y"))).rejects.toThrow(/^git is not installed, .*install git/);
    expect(left()).toEqual([]);
  });

  test("of a wrong call", async () => {
    const call = (...argv: string[]) => runHere(init, ...argv);
    const folder = path.join(around, "a");
    expect(await call(folder, "--host", "githb")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("the nearest is github"),
    });
    expect(await call(folder, "--lang", "fr")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("en, ja, ko, zh-Hans or zh-Hant"),
    });
    expect(await call(folder, "--title", "a\nb")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("line break"),
    });
    expect(await call(folder, "b")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"b" is a second one'),
    });
    // Nobody is at the terminal of a test.
    expect(await call()).toMatchObject({ status: 2, stderr: expect.stringContaining("DIR is missing") });
    await expect(make(folder, "--from", path.join(around, "none"))).rejects.toThrow(/^there is no folder /);
    await expect(make(folder, "--from", around)).rejects.toThrow(/are in each other/);
    expect(left()).toEqual([]);
  });

  /** A stand-in for npm in the search path. */
  function npmThat(script: string): string {
    write(around, { "bin/npm": `#!/bin/sh\n${script}\n` });
    fs.chmodSync(path.join(around, "bin/npm"), 0o755);
    return `${path.join(around, "bin")}${path.delimiter}${process.env.PATH}`;
  }

  test("without a network, or of a version that the registry does not have", async () => {
    const install = (folder: string) => runHere(init, folder, "--lang", "en");
    vi.stubEnv("PATH", npmThat("echo 'npm error code ENOTFOUND' >&2; exit 1"));
    await expect(install(path.join(around, "x/y"))).rejects.toThrow(
      /^npm cannot reach the registry to ask for the versions of stele \(ENOTFOUND\); try again/,
    );
    npmThat('echo \'{"versions":["0.0.1"],"dist-tags":{"latest":"0.0.1"}}\'');
    await expect(install(path.join(around, "x/y"))).rejects.toThrow(
      /^this is Stele \S+, which the registry does not have \(it has 0\.0\.1 as its newest\)/,
    );
    expect(left()).toEqual(["bin"]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("that outlives %s", async (signal) => {
    const version = JSON.parse(fs.readFileSync(path.join(path.dirname(LAUNCHER), "../package.json"), "utf8")).version;
    // It says the versions, and does not come to an end of installing.
    const PATH = npmThat(`case $1 in view) echo '{"versions":"${version}","dist-tags":{}}';; *) exec sleep 60;; esac`);
    git(around, "init", "-q", "cloned");
    for (const folder of ["x/y", "cloned"]) {
      const child = spawn(process.execPath, [LAUNCHER, "init", folder, "--lang", "en"], {
        cwd: around,
        env: { ...process.env, PATH },
      });
      let said = "";
      child.stderr.on("data", (piece: Buffer) => {
        if (said === "") child.kill(signal);
        said += piece;
      });
      const [status] = await once(child, "close");
      expect([status, said]).toEqual([
        signal === "SIGINT" ? 130 : 143,
        expect.stringContaining("interrupted; nothing is left of it"),
      ]);
      expect(left().sort()).toEqual(["bin", "cloned"]);
      expect(fs.readdirSync(path.join(around, "cloned"))).toEqual([".git"]);
    }
  });
});

describe("the first content", { timeout: 120_000 }, () => {
  test("comes from another tool, is sound, and what did not come is listed", async () => {
    write(path.join(around, "blog"), {
      "_config.yml": "title: x\n",
      "source/_posts/first.md":
        "---\ntitle: 第一: 篇\ndate: 2016/5/3\ncategories: 甲\n---\n字\n\n![圖](/images/a.png)\n",
      "source/_posts/bad.md": "---\ntitle: x\npassword: y\n---\n秘密\n",
      "source/_posts/taken.md": "---\ntitle: y\naliases: [/posts/2016/first/]\n---\n字\n",
      "source/_drafts/later.md": "# 草稿\n\n字\n",
      "source/images/a.png": png(3, 2, 1),
      "source/images/unused.png": png(3, 2, 2),
    });
    const before = tree(path.join(around, "blog"));
    const archive = path.join(around, "a");
    const { status, stderr } = await make(archive, "--from", path.join(around, "blog"));
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(
        /2 threads came along\n4 parts of the folder did not; \S+left-out\.md says which and why\n/,
      ),
    ]);
    expect(git(archive, "ls-files", "content/posts").split("\n")).toEqual([
      "content/posts/2016/first/a.png",
      "content/posts/2016/first/index.md",
      "content/posts/board.yaml",
      "content/posts/undated/later/index.md",
    ]);
    expect(git(archive, "show", "HEAD:content/posts/2016/first/index.md")).toBe(
      '---\ntitle: "第一: 篇"\ndate: 2016-05-03\ntags: [甲]\n---\n字\n\n![圖](a.png)',
    );
    expect(git(archive, "show", "HEAD:left-out.md").split("\n").slice(4)).toEqual([
      "- `_config.yml`: no post shows it",
      expect.stringMatching(/^- `source\/_posts\/bad\.md`: line 3: .*password/),
      expect.stringMatching(/^- `source\/_posts\/taken\.md`: line 3: .*\/posts\/2016\/first\//),
      "- `source/images/unused.png`: no post shows it",
    ]);
    expect(await checked(archive)).toEqual({ status: 0, stderr: expect.stringMatching(/: no problems\n$/) });
    expect(tree(path.join(around, "blog"))).toEqual(before);
  });

  test("comes from saved pages", async () => {
    const pages = path.resolve(import.meta.dirname, "../../importers/pages");
    write(path.join(around, "saved"), {
      "thread.html": fs.readFileSync(path.join(pages, "phpbb-3.html")),
      "notes.json": "{}",
    });
    const archive = path.join(around, "a");
    const { status, stderr } = await make(archive, "--from", path.join(around, "saved"));
    expect([status, stderr]).toEqual([0, expect.stringMatching(/1 thread came along\n1 part of the folder did not; /)]);
    expect(git(archive, "ls-files", "content/posts")).toMatch(/^content\/posts\/\d{4}\/.+\/index\.md$/m);
    expect(git(archive, "show", "HEAD:left-out.md")).toContain("- `notes.json`: ");
    expect((await checked(archive)).status).toBe(0);
  });

  test("of an archive keeps its settings, and the dates and old addresses that git knew", async () => {
    const old = path.join(around, "old");
    write(old, {
      "content/archive.yaml": "title: 舊文存\nlang: zh-Hant\nurl: https://a.example/\n",
      "content/tea/board.yaml": "title: 茶館\n",
      "content/tea/first/index.md": "---\ntitle: 一\n---\n第一帖的字,夠長的一段。\n",
    });
    commitAll(old, "begin", "2015-02-03T04:05:06+08:00");
    git(old, "mv", "content/tea/first", "content/tea/moved");
    commitAll(old, "move", "2016-01-01T00:00:00Z");
    const archive = path.join(around, "a");
    expect(await make(archive, "--from", old)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("leave --title and --lang out"),
    });
    const { status, stderr } = await runHere(init, archive, "--skip-install", "--from", old);
    expect([status, stderr]).toEqual([0, expect.stringContaining("1 thread came along")]);
    expect(git(archive, "show", "HEAD:content/archive.yaml")).toContain("title: 舊文存");
    expect(git(archive, "show", "HEAD:README.md")).toMatch(/^# 舊文存\n[\s\S]*--board tea --title/);
    expect(git(archive, "show", "HEAD:content/tea/moved/index.md")).toBe(
      "---\ntitle: 一\naliases: [/tea/first/]\ndate: 2015-02-03T04:05:06+08:00\n---\n第一帖的字,夠長的一段。",
    );
    expect((await checked(archive)).status).toBe(0);
  });

  test("is refused if there is none", async () => {
    write(around, { "blog/a.txt": "字", "blog/README.md": "字" });
    await expect(make(path.join(around, "a"), "--from", path.join(around, "blog"))).rejects.toThrow(
      /^there is nothing in \S+ that could be a thread, but for README\.md: it is about the repository$/,
    );
    expect(left()).toEqual(["blog"]);
  });
});
