import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

let demo: Built;

beforeAll(async () => {
  // The project's own cache: pictures that were encoded for a build of the demo are not encoded again.
  demo = await build("content", { cache: ".cache" });
}, 600_000);

describe("the demo archive", () => {
  test("has no problems, and no link that leads nowhere", async () => {
    const { problems } = await loadArchive("content", { drafts: true, links: true });
    expect(problems).toEqual([]);
  });

  test("shows what an archive can hold", async () => {
    const { archive } = await loadArchive("content", { drafts: false });
    expect(archive.threads.length).toBeGreaterThanOrEqual(12);
    expect(archive.boards.length).toBeGreaterThanOrEqual(3);
    expect(new Set(archive.threads.map((t) => t.lang))).toEqual(new Set(["zh-Hant", "zh-Hans", "en"]));
    expect(archive.tombstones.length).toBeGreaterThan(0);
    expect(archive.threads.some((t) => t.aliases.length > 0)).toBe(true);
    expect(archive.threads.some((t) => t.floorCount > 100)).toBe(true);
    const endings = new Set(archive.threads.flatMap((t) => t.attachments.map((a) => path.extname(a.file))));
    expect([...endings]).toEqual(expect.arrayContaining([".xlsx", ".pdf"]));
  });

  test("becomes pages of valid HTML", async () => {
    expect(await htmlFaults(demo.site, pagesOf(demo.site))).toEqual([]);
  });

  test("becomes pages whose every link, image and fragment leads somewhere", () => {
    expect(brokenLinks(demo.site)).toEqual([]);
  });

  test("publishes every attachment byte for byte", async () => {
    const { archive } = await loadArchive("content", { drafts: false });
    for (const thread of archive.threads) {
      for (const { file } of thread.attachments) {
        const name = `${thread.path}/${file}`;
        expect([
          name,
          fs.readFileSync(path.join(demo.site, name)).equals(fs.readFileSync(path.join("content", name))),
        ]).toEqual([name, true]);
      }
    }
  });
});
