import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyHere, verifyInThread } from "../../../scripts/release/verify.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const PAGE = "tea/2016/first/index.html";

interface Place {
  readonly folder: string;
  readonly content: string;
  readonly out: string;
  readonly cache: string;
}

const place = (folder: string): Place => ({
  folder,
  content: path.join(folder, "content"),
  out: path.join(folder, "site"),
  cache: path.join(folder, "cache"),
});

/** A published archive; each test gets a copy. */
let original: Place;
/** What is published of it, and after each of the later versions. */
const expected: Map<string, string>[] = [];

const site = ({ out }: Place) => tree(fs.realpathSync(out));
const publishAgain = ({ content, out, cache }: Place) => build(content, { out, cache });
const edit = ({ content }: Place, version: number) =>
  write(content, { "tea/2017/new/index.md": thread({ title: `第${version}版`, date: "2017-01-01" }, "字") });

beforeAll(async () => {
  original = place(temporaryFolder());
  fs.renameSync(smallArchive(), original.content);
  await publishAgain(original);
  const fresh = copy();
  expected.push(site(fresh));
  for (const version of [1, 2]) {
    edit(fresh, version);
    expected.push(tree(fs.realpathSync((await build(fresh.content)).site)));
  }
}, 60_000);

/** Hard links stay hard links: the published files share their bytes with the cache. */
function copy(): Place {
  const folder = temporaryFolder();
  const run = spawnSync("cp", ["-a", `${original.folder}/.`, folder]);
  if (run.status !== 0) throw new Error(String(run.stderr));
  return place(folder);
}

const DAMAGE: Record<string, (published: string) => void> = {
  "edited in place": (at) => fs.writeFileSync(path.join(at, PAGE), "edited"),
  "edited to other bytes of the same length": (at) => {
    const bytes = fs.readFileSync(path.join(at, PAGE));
    fs.writeFileSync(path.join(at, PAGE), Buffer.alloc(bytes.length, 32));
  },
  replaced: (at) => {
    fs.rmSync(path.join(at, PAGE));
    fs.writeFileSync(path.join(at, PAGE), "replaced");
  },
  removed: (at) => fs.rmSync(path.join(at, PAGE)),
  "removed with its folder": (at) => fs.rmSync(path.join(at, "tea"), { recursive: true }),
  "joined by a file of somebody's": (at) => write(at, { "proof-of-ownership.html": "x", "tea/2016/new/x.txt": "x" }),
  "left without its manifest": (at) => fs.rmSync(path.join(at, "manifest.json")),
  "left with half a manifest": (at) => fs.truncateSync(path.join(at, "manifest.json"), 100),
  "edited, and left without what was known of it": (at) => {
    fs.writeFileSync(path.join(at, PAGE), "edited");
    fs.rmSync(`${at}.json`);
  },
  "edited, and left with half of what was known of it": (at) => {
    fs.writeFileSync(path.join(at, PAGE), "edited");
    fs.truncateSync(`${at}.json`, 100);
  },
  "left with a folder in place of a file": (at) => {
    fs.rmSync(path.join(at, PAGE));
    write(at, { [`${PAGE}/x.txt`]: "x" });
  },
  "left without a file of the search index": (at) => fs.rmSync(path.join(segmentOf(at), "pagefind-entry.json")),
  "left with an empty file of the search index": (at) =>
    fs.truncateSync(path.join(segmentOf(at), "pagefind-entry.json")),
};

function segmentOf(published: string): string {
  const index = path.join(published, "search/index");
  return path.join(index, fs.readdirSync(index).find((name) => !name.endsWith(".json")) ?? "");
}

describe("a published site that somebody touched", () => {
  for (const [name, damage] of Object.entries(DAMAGE)) {
    test(`(${name}) is right after the next publish, with nothing new in the content`, async () => {
      const at = copy();
      damage(fs.realpathSync(at.out));
      await publishAgain(at);
      expect(site(at)).toEqual(expected[0]);
    });

    test(`(${name}) is right after each further publish of something new`, async () => {
      const at = copy();
      damage(fs.realpathSync(at.out));
      for (const version of [1, 2]) {
        edit(at, version);
        await publishAgain(at);
        expect(site(at)).toEqual(expected[version]);
      }
    });
  }

  test("is published once more, and then stays as it is", async () => {
    const at = copy();
    const before = fs.readlinkSync(at.out);
    write(at.out, { "x.txt": "x" });
    fs.rmSync(path.join(at.out, "x.txt"));
    await publishAgain(at);
    const after = fs.readlinkSync(at.out);
    expect(after).not.toBe(before);
    await publishAgain(at);
    expect(fs.readlinkSync(at.out)).toBe(after);
  });

  test("is seen in the same way from a thread, as large ones are", async () => {
    const seen = (at: Place, from: typeof verifyHere) => from([fs.realpathSync(at.out), at.cache]);
    const whole = { files: [], bundles: [], folders: [] };
    expect(await seen(copy(), verifyInThread)).toEqual(whole);
    for (const [name, damage] of Object.entries(DAMAGE)) {
      const at = copy();
      damage(fs.realpathSync(at.out));
      const found = await seen(at, verifyInThread);
      expect(found, name).not.toEqual(whole);
      expect(found, name).toEqual(await seen(at, verifyHere));
    }
  });
});
