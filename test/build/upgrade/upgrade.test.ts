import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Upgraded, upgradeArchive } from "../../../scripts/upgrade/upgrade.ts";
import { commitAll, git, temporaryFolder, tree, write } from "../../support/archive.ts";
import { type Release, registryOf, tarballOf } from "../../support/registry.ts";

const NEWS =
  "# Changelog\n\n## 0.2.0\n\n### What readers see\n\n- Larger letters.\n\n### Added\n\n- more\n\n## 0.1.0\n";

/** A stand-in for Stele that says what it is told to of an archive. */
function release(version: string, migrate = "console.log(JSON.stringify({ changes: {}, titles: [] }));"): Release {
  const about = { name: "stele", version, type: "module", bin: { stele: "bin.js" } };
  return { "package.json": JSON.stringify(about), "bin.js": `#!/usr/bin/env node\n${migrate}\n`, "CHANGELOG.md": NEWS };
}

/** Renames a key, as a new version's `stele migrate` says it. */
const RENAMES = `import fs from "node:fs";
const expected = ["migrate", "--from", "0.1.0", "--dry-run", "--json"];
if (process.argv.slice(2).join() !== expected.join()) throw new Error(process.argv.join(" "));
const file = "content/archive.yaml";
const text = fs.readFileSync(file, "utf8").replace("name:", "title:");
console.log(JSON.stringify({ changes: { [file]: text, "content/old.yaml": null, "content/new/x.yaml": "a: b\\n" }, titles: ["name becomes title"] }));`;

const RELEASES = {
  "0.1.0": release("0.1.0"),
  "0.1.9": release("0.1.9", 'console.error("a mistake of the new version"); process.exit(1);'),
  "0.2.0": release("0.2.0", RENAMES),
};

let registry: Awaited<ReturnType<typeof registryOf>>;
beforeAll(async () => {
  registry = await registryOf("stele", RELEASES);
});
afterAll(() => registry.close());

const npmCache = temporaryFolder();
beforeEach(() => {
  vi.stubEnv("npm_config_registry", registry.url);
  vi.stubEnv("npm_config_cache", npmCache);
  vi.stubEnv("GIT_AUTHOR_NAME", "t");
  vi.stubEnv("GIT_AUTHOR_EMAIL", "t@example.org");
  vi.stubEnv("GIT_COMMITTER_NAME", "t");
  vi.stubEnv("GIT_COMMITTER_EMAIL", "t@example.org");
});

/** An archive with a version installed, as npm leaves it. */
function archive(version = "0.1.0"): string {
  const dir = temporaryFolder();
  const entry = { version, resolved: `${registry.url}/stele/-/stele-${version}.tgz`, bin: { stele: "bin.js" } };
  const named = { name: "mine", private: true, dependencies: { stele: version } };
  const lock = {
    name: "mine",
    lockfileVersion: 3,
    requires: true,
    packages: { "": { name: "mine", dependencies: named.dependencies }, "node_modules/stele": entry },
  };
  write(dir, {
    "package.json": `${JSON.stringify(named, undefined, 2)}\n`,
    "package-lock.json": `${JSON.stringify(lock, undefined, 2)}\n`,
    ".gitignore": "node_modules/\n",
    "content/archive.yaml": "name: 文存 # 註\n",
    "content/old.yaml": "a: b\n",
  });
  const { "package.json": about, ...files } = release(version);
  write(path.join(dir, "node_modules/stele"), { "package.json": about, ...files });
  commitAll(dir);
  return dir;
}

function upgrade(
  dir: string,
  wanted?: string,
  force = false,
  signal = new AbortController().signal,
): Promise<Upgraded> {
  return upgradeArchive(dir, { wanted, force }, signal, () => {});
}

const installed = (dir: string) =>
  JSON.parse(fs.readFileSync(path.join(dir, "node_modules/stele/package.json"), "utf8")).version;

/** All that git has, and what npm has installed. */
function stateOf(dir: string) {
  const files = tree(dir);
  for (const name of files.keys())
    if (name.startsWith(".git/") || name === "node_modules/.package-lock.json") files.delete(name);
  return { files, head: git(dir, "rev-parse", "HEAD"), status: git(dir, "status", "--porcelain") };
}

describe("an upgrade", { timeout: 120_000 }, () => {
  test("moves packages, settings and content in one commit, says what readers see, and can be taken back", async () => {
    const dir = archive();
    const done = await upgrade(dir);
    expect(done).toMatchObject({
      ...{
        from: "0.1.0",
        to: "0.2.0",
        titles: ["name becomes title"],
        committed: { commit: expect.stringMatching(/^[0-9a-f]+$/) },
      },
      news: { readers: "- Larger letters.", versions: ["0.2.0"] },
    });
    expect(installed(dir)).toBe("0.2.0");
    expect(JSON.parse(fs.readFileSync(path.join(dir, "package.json"), "utf8")).dependencies).toEqual({
      stele: "0.2.0",
    });
    expect(git(dir, "status", "--porcelain")).toBe("");
    expect(git(dir, "log", "-1", "--format=%B")).toBe("Move from Stele 0.1.0 to 0.2.0\n\n- name becomes title");
    expect(git(dir, "show", "--format=", "--name-status", "--no-renames").split("\n").sort()).toEqual([
      "A\tcontent/new/x.yaml",
      "D\tcontent/old.yaml",
      "M\tcontent/archive.yaml",
      "M\tpackage-lock.json",
      "M\tpackage.json",
    ]);
    expect(git(dir, "show", "HEAD:content/archive.yaml")).toBe("title: 文存 # 註");

    expect(await upgrade(dir)).toEqual({ from: "0.2.0", to: "0.2.0", titles: [], news: { readers: "", versions: [] } });
    await expect(upgrade(dir, "0.1.0")).rejects.toThrow(/^Stele 0\.1\.0 is older than 0\.2\.0, .*git revert.*--force/);
    const back = await upgrade(dir, "v0.1.0", true);
    expect(back).toMatchObject({ from: "0.2.0", to: "0.1.0", titles: [] });
    expect([installed(dir), git(dir, "status", "--porcelain")]).toEqual(["0.1.0", ""]);
  });

  test("keeps a version that comes from a tarball in the archive", async () => {
    const dir = archive();
    const done = await upgrade(dir, tarballOf(RELEASES["0.2.0"]));
    expect(done).toMatchObject({ to: "0.2.0", committed: { commit: expect.anything() } });
    expect(JSON.parse(fs.readFileSync(path.join(dir, "package.json"), "utf8")).dependencies).toEqual({
      stele: "file:vendor/stele-0.2.0.tgz",
    });
    expect(git(dir, "ls-files", "vendor")).toBe("vendor/stele-0.2.0.tgz");
    expect(await upgrade(dir, "0.1.0", true)).toMatchObject({ to: "0.1.0" });
    expect([git(dir, "ls-files", "vendor"), git(dir, "status", "--porcelain")]).toEqual(["", ""]);
  });

  test("that fails or is interrupted leaves the archive as it was", async () => {
    const dir = archive();
    const before = stateOf(dir);
    await expect(upgrade(dir, "0.1.9")).rejects.toThrow(
      "Stele 0.1.9 cannot say what has to change in the archive: a mistake of the new version",
    );
    expect(stateOf(dir)).toEqual(before);
    const controller = new AbortController();
    const stopped = upgradeArchive(dir, { wanted: undefined, force: false }, controller.signal, (stage) => {
      if (stage.startsWith("installing")) setTimeout(() => controller.abort(new Error("^C")), 300);
    });
    await expect(stopped).rejects.toThrow("^C");
    expect(stateOf(dir)).toEqual(before);
  });

  test("is refused with a sentence on what to do, before anything is done", async () => {
    const dir = archive();
    const before = stateOf(dir);
    await expect(upgrade(dir, "0.2.5")).rejects.toThrow('there is no version "0.2.5" of stele; the newest is 0.2.0');
    await expect(upgrade(dir, "none.tgz")).rejects.toThrow("there is no tarball none.tgz");
    vi.stubEnv("npm_config_registry", "http://127.0.0.1:1");
    await expect(upgrade(dir)).rejects.toThrow(
      /^npm cannot reach the registry to ask for the versions of stele \(ECONNREFUSED\)/,
    );
    expect(stateOf(dir)).toEqual(before);

    write(dir, { "content/帖.md": "字\n" });
    await expect(upgrade(dir)).rejects.toThrow(
      /^not everything is committed \(content\/帖\.md\); commit it, .*git stash -u/,
    );
    fs.rmSync(path.join(dir, "node_modules"), { recursive: true });
    await expect(upgrade(dir)).rejects.toThrow("Stele is not installed here; run npm install first");
    write(dir, { "package.json": '{"dependencies":{"other":"1.0.0"}}' });
    await expect(upgrade(dir)).rejects.toThrow("package.json does not name stele");
    write(dir, { "package.json": '{"name":"stele"}' });
    await expect(upgrade(dir)).rejects.toThrow(/^this is a clone of Stele, .*npx stele init DIR --from FOLDER/);
    await expect(upgrade(temporaryFolder())).rejects.toThrow("there is no package.json here");
    const bare = archive();
    fs.rmSync(path.join(bare, ".git"), { recursive: true });
    await expect(upgrade(bare)).rejects.toThrow(/^the archive is in no git repository, .*git init/);
  });
});
