import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder, thread, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { sshKey } from "../../support/ssh-key.ts";
import { contentOnly, ENV, git, published, type Server, server } from "./server.ts";
import { TOOL_FILES } from "./tool-files.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** A new thread in a folder. */
const newThread = (name: string) => ({
  [`tea/2016/${name}/index.md`]: thread({ title: "新帖", date: "2016-05-06" }, "新的。"),
});
const KEY = sshKey(3);
const MISTAKE = { "tea/2016/first/index.md": "---\ntitle: 第一帖\nauhtor: 店小二\n---\n字\n" };

// Each push is a whole build in a process of its own.
describe("a push to a bare repository with the hook", { timeout: 300_000 }, () => {
  /** One archive for most tests. Each leaves it sound. */
  let archive: Server;
  let first = "";

  beforeAll(() => {
    const keys = temporaryFolder();
    write(keys, { key: KEY.privateFile });
    archive = contentOnly({ baseUrl: "https://other.example/x/", signingKey: path.join(keys, "key") });
    // Whoever may push content alone must not run code on the server.
    write(archive.content, { "eleventy.config.js": 'throw new Error("content is code");\n' });
    fs.appendFileSync(path.join(archive.content, "archive.yaml"), "ignore: [eleventy.config.js]\n");
    first = archive.push();
  }, 120_000);

  test("publishes the archive as every build of the commit does, and the next push what changed", async () => {
    const { site, content, push } = archive;
    const { site: same } = await build(content, { baseUrl: "https://other.example/x/" });
    const { "manifest.json.sig": signature, ...files } = Object.fromEntries(published(site));
    expect(files).toEqual(Object.fromEntries(published(same)));
    expect(signature).toBeDefined();
    expect(first).toContain("2 threads published");
    expect(first).toMatch(/stele: published [0-9a-f]+ a change/);
    // The setting is the bare repository's, and the build runs in a checkout of it.
    expect(first).toContain(`signed with ${KEY.fingerprint}`);
    expect(fs.readFileSync(path.join(site, "manifest.json.sig"), "utf8")).toMatch(/^-----BEGIN SSH SIGNATURE-----\n/);
    expect(fs.readFileSync(path.join(site, "tea/2016/first/index.html"), "utf8")).toContain(
      "https://other.example/x/tea/",
    );
    expect(fs.existsSync(path.join(site, "tea/2016/second"))).toBe(true);
    write(content, { ...newThread("third"), "tea/2016/second": undefined });
    push();
    expect(fs.existsSync(path.join(site, "tea/2016/third/index.html"))).toBe(true);
    expect(fs.existsSync(path.join(site, "tea/2016/second"))).toBe(false);
  });

  test("shows the pusher what is wrong, with file and line, and leaves the site as it was", () => {
    const { site, content, push } = archive;
    const before = published(site);
    write(content, { ...newThread("fourth"), ...MISTAKE });
    const seen = push();
    expect(seen).toMatch(/remote: \S*tea\/2016\/first\/index\.md:3:1 the key "auhtor" is not known/);
    expect(seen).toContain("write author");
    expect(seen).toContain("the site stays as it was");
    expect(published(site)).toEqual(before);
    write(content, { "tea/2016/first/index.md": thread({ title: "改好了", date: "2016-01-02" }, "頭一段。") });
    push();
    expect(fs.readFileSync(path.join(site, "tea/2016/first/index.html"), "utf8")).toContain("改好了");
    expect(fs.existsSync(path.join(site, "tea/2016/fourth/index.html"))).toBe(true);
  });

  test("of another branch, or one that deletes the branch, changes nothing", () => {
    const { site, bare, clone, content, push } = archive;
    const before = published(site);
    write(content, newThread("other"));
    expect(push("origin", "main:drafts")).toContain("the site is made from the branch main");
    git(bare, "config", "receive.denyDeleteCurrent", "ignore");
    expect(git(clone, "push", "origin", ":main")).toContain("the branch main was deleted");
    expect(published(site)).toEqual(before);
  });

  test("waits while another one is being published", async () => {
    const { site, bare, content, clone } = archive;
    const holder = spawn("flock", [path.join(bare, "stele/lock"), "sh", "-c", "echo held; cat"]);
    await new Promise((done) => holder.stdout.once("data", done));
    write(content, newThread("waited"));
    git(clone, "add", "-A");
    git(clone, "commit", "-q", "-m", "waited");
    const second = spawn("git", ["push", "origin", "main"], { cwd: clone, env: ENV });
    let seen = "";
    await new Promise<void>((done, fail) => {
      second.stderr.on("data", (text) => {
        seen += text;
        // The first one ends only now.
        if (seen.includes("waiting for it")) holder.stdin.end();
      });
      second.on("close", (status) => (status === 0 ? done() : fail(new Error(seen))));
    });
    expect(seen).toContain("another push is being published; waiting for it");
    expect(fs.existsSync(path.join(site, "tea/2016/waited/index.html"))).toBe(true);
  });

  test("uses the tool from the same repository, and installs its packages when their list changed", () => {
    const install = `test ! -e unreachable && ln -sfn "${path.join(ROOT, "node_modules")}" node_modules`;
    const { site, clone, content, push } = server("content", { install }, TOOL_FILES);
    expect(push()).toContain("installing packages");
    expect(fs.existsSync(path.join(site, "tea/2016/first/index.html"))).toBe(true);
    write(content, newThread("third"));
    expect(push()).not.toContain("installing packages");
    expect(fs.existsSync(path.join(site, "tea/2016/third/index.html"))).toBe(true);
    fs.appendFileSync(path.join(clone, "package-lock.json"), "\n");
    const before = published(site);
    write(clone, { unreachable: "" });
    expect(push()).toContain("installing packages");
    expect(published(site)).toEqual(before);
  });

  test("says what to set where nothing is set yet", () => {
    const { bare, push } = contentOnly();
    git(bare, "config", "--unset", "stele.site");
    expect(push()).toContain("config stele.site");
  });

  test("says how to install Stele if the repository holds content alone and none is named", () => {
    const { site, bare, push } = contentOnly();
    git(bare, "config", "--unset", "stele.tool");
    const seen = push();
    expect(seen).toContain("not published: Stele is not in");
    expect(seen).toContain("npm install --prefix /srv/stele stele");
    expect(seen).toContain("config stele.tool /srv/stele");
    expect(fs.existsSync(site)).toBe(false);
  });

  test("publishes the same commit again with another version of Stele", () => {
    const { site, bare, clone } = archive;
    const tool = git(bare, "config", "stele.tool").trim();
    const again = () =>
      spawnSync("hooks/post-receive", { cwd: bare, env: ENV, input: "- 1 refs/heads/main\n", encoding: "utf8" }).stderr;
    expect(again()).toContain("the site has this commit already");
    write(tool, { "node_modules/stele/package.json": '{ "version": "0.2.0" }\n' });
    expect(again()).toContain("stele: published ");
    expect(published(site).size).toBeGreaterThan(0);
    expect(git(clone, "status", "--porcelain")).toBe("");
  });

  test("copies the site to another host and swaps it in there as a whole", () => {
    const { site, bare, content, push } = archive;
    const dir = temporaryFolder();
    const target = path.join(dir, "far away's site");
    const log = path.join(dir, "rsync.log");
    // Stand-ins: a host that is this machine, and an rsync that copies everything.
    write(dir, {
      "bin/ssh": '#!/bin/sh\nshift\nexec sh -c "$*"\n',
      "bin/rsync": `#!/bin/sh\necho "$*" >>"${log}"\nwhile [ $# -gt 2 ]; do shift; done\nto=\${2#*:}\nmkdir -p "$to"\ncp -R "$1." "$to"\n[ ! -e "${dir}/full" ]\n`,
    });
    for (const name of ["ssh", "rsync"]) fs.chmodSync(path.join(dir, "bin", name), 0o755);
    const PATH = `${path.join(dir, "bin")}:${process.env.PATH}`;
    git(bare, "config", "stele.remote", `me@far.example:${target}`);
    git(bare, "config", "--unset", "stele.site");
    const before = ENV.PATH;
    ENV.PATH = PATH;
    try {
      write(content, newThread("far"));
      push();
      const first = fs.readlinkSync(target);
      write(content, { "tea/2016/far": undefined });
      push();
      expect(fs.readlinkSync(target)).not.toBe(first);
      expect(published(target)).toEqual(published(path.join(bare, "stele/site")));
      expect(fs.readdirSync(`${target}.releases`)).toHaveLength(1);
      // A disk that is full over there: no more than one try is left beside the site.
      write(dir, { full: "" });
      for (const name of ["one", "two"]) {
        write(content, newThread(name));
        push();
      }
      expect(fs.readdirSync(`${target}.releases`)).toHaveLength(2);
      fs.rmSync(path.join(dir, "full"));
      write(content, newThread("three"));
      push();
      expect(published(target)).toEqual(published(path.join(bare, "stele/site")));
      expect(fs.readdirSync(`${target}.releases`)).toHaveLength(1);
      expect(fs.readFileSync(log, "utf8")).toContain(`--link-dest=${target}`);
    } finally {
      ENV.PATH = before;
      git(bare, "config", "--unset", "stele.remote");
      git(bare, "config", "stele.site", site);
    }
  });
});
