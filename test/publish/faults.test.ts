import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { smallArchive, temporaryFolder, thread, tree, write } from "../support/archive.ts";

/** More rounds by hand: `STELE_ROUNDS=100 npm test -- test/publish/faults`. */
const ROUNDS = Number(process.env.STELE_ROUNDS ?? 6);
const LAUNCHER = path.resolve("scripts/stele.mjs");

interface Place {
  readonly content: string;
  readonly out: string;
  readonly cache: string;
}

function place(content = smallArchive()): Place {
  const folder = temporaryFolder();
  return { content, out: path.join(folder, "site"), cache: path.join(folder, "cache") };
}

const argsOf = ({ content, out, cache }: Place) => [
  LAUNCHER,
  "build",
  "--content",
  content,
  "--out",
  out,
  "--cache",
  cache,
];
const run = (at: Place, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, argsOf(at), { encoding: "utf8", env: { ...process.env, ...env } });
const siteOf = ({ out }: Place) => tree(fs.realpathSync(out));

/** What a published folder lacks of being one whole release by its own manifest; empty where it is whole. */
function faultsOf({ out }: Place): string[] {
  const site = fs.realpathSync(out);
  const { files } = JSON.parse(fs.readFileSync(path.join(site, "manifest.json"), "utf8"));
  const listed = new Map<string, string>(files.map((f: { path: string; sha256: string }) => [f.path, f.sha256]));
  const there = [...tree(site).keys()].filter((name) => name !== "manifest.json");
  const sum = (name: string) =>
    createHash("sha256")
      .update(fs.readFileSync(path.join(site, name)))
      .digest("hex");
  return [
    ...there.filter((name) => sum(name) !== listed.get(name)),
    ...[...listed.keys()].filter((name) => !there.includes(name)),
  ];
}

describe("a publish that is killed", () => {
  test("at any moment leaves one whole release, and the next publish is right", { timeout: 600_000 }, async () => {
    const at = place();
    const started = performance.now();
    expect(run(at).status).toBe(0);
    const span = performance.now() - started;
    for (let round = 0; round < ROUNDS; round += 1) {
      write(at.content, {
        [`tea/2018/new-${round}/index.md`]: thread({ title: `第${round}篇`, date: "2018-01-01" }, "字"),
      });
      const child = spawn(process.execPath, argsOf(at), { stdio: "ignore" });
      const ended = new Promise((done) => child.on("close", done));
      // Spread over the whole run; the golden ratio keeps the moments apart, whatever the number of rounds.
      await new Promise((done) => setTimeout(done, span * ((round * 0.618) % 1)));
      child.kill("SIGKILL");
      await ended;
      expect(faultsOf(at)).toEqual([]);
    }
    expect(run(at).status).toBe(0);
    const fresh = place(at.content);
    expect(run(fresh).status).toBe(0);
    expect(siteOf(at)).toEqual(siteOf(fresh));
  });
});

describe("a publish that fails", () => {
  const mistakes: Record<string, Record<string, string>> = {
    "bad front matter": { "tea/2018/bad/index.md": "---\ntitle: [\n---\n字\n" },
    "a broken image": {
      "tea/2018/bad/index.md": thread({ title: "x" }, "![x](x.jpg)"),
      "tea/2018/bad/x.jpg": "no image",
    },
    "an image that is not there": { "tea/2018/bad/index.md": thread({ title: "x" }, "![x](x.jpg)") },
    "a board without board.yaml": { "new/2018/x/index.md": thread({ title: "x" }, "字") },
  };
  for (const [name, files] of Object.entries(mistakes)) {
    test(`over ${name} says so and leaves the old release to the byte`, () => {
      const at = place();
      expect(run(at).status).toBe(0);
      const before = siteOf(at);
      write(at.content, files);
      const failed = run(at);
      expect(failed.status).toBe(1);
      expect(failed.stderr).toContain("→");
      expect(siteOf(at)).toEqual(before);
    });
  }

  test("because the disk is full leaves the old release to the byte", () => {
    const at = place();
    expect(run(at).status).toBe(0);
    const before = siteOf(at);
    const big = thread({ title: "大", date: "2018-01-01" }, "很長的字。\n\n".repeat(4000));
    write(at.content, { "tea/2018/big/index.md": big });
    // No file may grow beyond 40 kB: what a full disk does to a write, without needing a disk of one's own.
    const limited = spawnSync("bash", ["-c", 'ulimit -f 40; exec "$0" "$@"', process.execPath, ...argsOf(at)], {
      encoding: "utf8",
    });
    expect(limited.status).not.toBe(0);
    expect(siteOf(at)).toEqual(before);
    expect(run(at).status).toBe(0);
    expect(faultsOf(at)).toEqual([]);
  });
});

describe("the same content", () => {
  test("gives the same bytes in any time zone, locale and language of the machine", () => {
    const content = smallArchive({
      "tea/2018/new/index.md": thread({ title: "夜", date: "2018-01-01T23:30:00+08:00" }, "字"),
    });
    const sites = [
      { TZ: "UTC", LC_ALL: "C" },
      { TZ: "Pacific/Kiritimati", LC_ALL: "zh_TW.UTF-8", LANG: "zh_TW.UTF-8" },
      { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" },
    ].map((env) => {
      const at = place(content);
      expect(run(at, env).status).toBe(0);
      return siteOf(at);
    });
    expect(sites[1]).toEqual(sites[0]);
    expect(sites[2]).toEqual(sites[0]);
  });
});
