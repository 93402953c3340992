/** Attachments larger than memory: no file of an attachment is read as a whole. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { joinParts } from "../../../scripts/release/join.ts";
import { main as uploads } from "../../../scripts/uploads.ts";
import { main as verify } from "../../../scripts/verify.ts";
import { smallArchive, temporaryFolder } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";
import { largeReads } from "../../support/whole-reads.ts";

/** Bytes of the film, and those that may be read at once. */
const FILM = 9_000_000;
const PIECE = 1 << 20;
const FIRST = "tea/2016/first";

/** A file with nothing in it takes no room on the disk. */
function sparse(file: string, size: number): void {
  fs.writeFileSync(file, "");
  fs.truncateSync(file, size);
}

describe("an attachment larger than memory", { timeout: 120_000 }, () => {
  let content = "";
  const folder = temporaryFolder();
  const inFolder = (name: string) => path.join(folder, name);

  beforeAll(() => {
    content = smallArchive();
    sparse(path.join(content, FIRST, "film.mp4"), FILM);
  });

  test("is published, joined and verified in pieces", async () => {
    const read = await largeReads(PIECE, async () => {
      const cache = inFolder("cache");
      await build(content, { cache, out: inFolder("part"), part: { index: 1, of: 1 } });
      await joinParts([inFolder("part")], inFolder("joined"));
      // A copy of the cache has other times, so every file is read again.
      fs.cpSync(cache, inFolder("copy"), { recursive: true });
      await build(content, { cache: inFolder("copy"), out: inFolder("again"), verify: true });
      for (const out of ["joined", "again"]) expect(await runHere(verify, inFolder(out))).toMatchObject({ status: 0 });
    });
    expect(fs.statSync(inFolder(`again/${FIRST}/film.mp4`)).size).toBe(FILM);
    // The tool's own scripts are read as a whole.
    expect(read.filter((file) => !/\/assets\/own\.json /.test(file))).toEqual([]);
  });

  test("is checked and brought to storage in pieces", async () => {
    fs.appendFileSync(path.join(content, "archive.yaml"), "attachments: { base_url: https://files.example/ }\n");
    const options = ["--content", content, "--cache", inFolder("other-cache")];
    const read = await largeReads(PIECE, async () => {
      expect(await runHere(check, ...options)).toMatchObject({ status: 0 });
      expect(await runHere(uploads, ...options, "--stage", inFolder("stage"))).toMatchObject({ status: 0 });
    });
    expect(read).toEqual([]);
  });
});

test("an attachment over max_attachment is a problem of check and build, unless storage serves it", async () => {
  const content = smallArchive({
    [`${FIRST}/plan.svg`]: `<svg xmlns="http://www.w3.org/2000/svg">${" ".repeat(2000)}</svg>`,
  });
  sparse(path.join(content, FIRST, "film.mp4"), 2 ** 20 + 1);
  const settings = path.join(content, "archive.yaml");
  const text = fs.readFileSync(settings, "utf8");
  fs.writeFileSync(settings, `${text}max_attachment: 1 MiB\n`);
  const options = ["--content", content, "--cache", path.join(temporaryFolder(), "cache")];
  const { status, stderr } = await runHere(check, ...options);
  expect(status).toBe(1);
  expect(stderr).toMatch(/first\/film\.mp4.* 1,048,577 bytes, and max_attachment allows 1 MiB/);
  expect(stderr).toMatch(/base_url: [\s\S]*Git LFS/);
  const file = `${FIRST}/film.mp4`;
  expect(await tryBuild(content)).toMatchObject({ problems: [{ file, kind: "attachment-too-large" }] });

  fs.writeFileSync(settings, `${text}max_attachment: 1 kB\nattachments: { base_url: https://files.example/ }\n`);
  // Pages show a drawing from the site itself.
  expect(await tryBuild(content)).toMatchObject({ problems: [{ file: `${FIRST}/plan.svg` }] });
});

test("a drawing that is too large to be read is a problem with its size", async () => {
  const content = smallArchive({ [`${FIRST}/plan.svg`]: '<svg xmlns="http://www.w3.org/2000/svg">' });
  fs.truncateSync(path.join(content, FIRST, "plan.svg"), 16_000_001);
  const { stderr } = await runHere(check, "--content", content, "--cache", path.join(temporaryFolder(), "cache"));
  expect(stderr).toMatch(/tea\/2016\/first\/plan\.svg.*\n?.*16,000,001 bytes.*16 MB/);
});
