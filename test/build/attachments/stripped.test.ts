import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { sha256Of } from "../../../scripts/core/checksum.ts";
import { main as uploads } from "../../../scripts/uploads.ts";
import { main as verify } from "../../../scripts/verify.ts";
import { overlapping, SERIAL, segment, told, withSegments } from "../../attachments/metadata.ts";
import { photograph } from "../../attachments/pictures.ts";
import { type Files, smallArchive, temporaryFolder, thread, write } from "../../support/archive.ts";
import { type Built, build, tryBuild } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";

const [FOLDER, STRIP] = ["tea/2016/first", "title: 小文存\nlang: zh-Hant\nimages: { strip: place }\n"];
const WORDS = "已移除拍攝地點與機身序號";

let [photo, plain] = [Buffer.alloc(0), Buffer.alloc(0)];

beforeAll(async () => {
  photo = await told(photograph(500, 400)).jpeg().toBuffer();
  plain = await photograph(500, 400, 2).jpeg().toBuffer();
});

/** The record of an import: what was captured, and committed. */
const ATTACHMENTS = () =>
  Object.entries({ "door.jpg": photo, "tea.jpg": plain }).map(([file, bytes]) => ({
    file,
    size: bytes.length,
    sha256: sha256Of(bytes),
  }));

function archive(files: Files = {}): string {
  return smallArchive({
    [`${FOLDER}/index.md`]: thread({ title: "第一帖", date: "2016-01-02" }, "![門口](door.jpg)\n\n![茶](tea.jpg)"),
    [`${FOLDER}/door.jpg`]: photo,
    [`${FOLDER}/tea.jpg`]: plain,
    [`${FOLDER}/capture.json`]: JSON.stringify({ attachments: ATTACHMENTS() }),
    ...files,
  });
}

const read = (site: string, name: string) => fs.readFileSync(path.join(site, name));
const entry = (site: string, name: string) =>
  JSON.parse(read(site, "manifest.json").toString()).files.find((file: { path: string }) => file.path === name);

test("check notes pictures that tell where they were taken, without saying where", async () => {
  const content = archive();
  const run = await runHere(check, "--content", content, "--cache", path.join(temporaryFolder(), "cache"), "--json");
  const { notes, problems } = JSON.parse(run.stdout);
  expect([run.status, problems]).toEqual([0, []]);
  expect(notes.filter((note: { kind: string }) => note.kind === "picture-tells")).toEqual([
    {
      level: "note",
      kind: "picture-tells",
      file: `${FOLDER}/door.jpg`,
      message:
        "the picture tells where it was taken (EXIF, XMP), and holds the serial number of a camera or lens (EXIF, XMP)",
      fix: "write images: { strip: place } in archive.yaml to publish a copy without it, or take it out with an image editor",
    },
  ]);
  expect(run.stdout).not.toMatch(/25|121|Taipei/);
});

describe("an archive that strips places", () => {
  let content = "";
  let built: Built;
  beforeAll(async () => {
    content = archive();
    const before = await build(content);
    expect(read(before.site, `${FOLDER}/door.jpg`).equals(photo)).toBe(true);
    expect(entry(before.site, `${FOLDER}/door.jpg`)).not.toHaveProperty("stripped");
    write(content, { "archive.yaml": STRIP });
    built = await build(content, { out: before.site, cache: before.cache });
  });
  const site = () => built.site;

  test("publishes a copy without the place, and leaves the publisher's file alone", async () => {
    const copy = read(site(), `${FOLDER}/door.jpg`);
    expect(copy.includes(SERIAL) || copy.includes("Taipei")).toBe(false);
    const { icc, orientation, exif } = await sharp(copy).metadata();
    expect(orientation).toBe(6);
    expect(icc).toEqual((await sharp(photo).metadata()).icc);
    expect(exif?.includes("Plain Camera")).toBe(true);
    expect((await sharp(copy).raw().toBuffer()).equals(await sharp(photo).raw().toBuffer())).toBe(true);
    expect(read(content, `${FOLDER}/door.jpg`).equals(photo)).toBe(true);
    expect(read(site(), `${FOLDER}/tea.jpg`).equals(plain)).toBe(true);
  });

  test("says so beside the file and in the manifest, with the checksum of what is published", () => {
    const [copy, html] = [read(site(), `${FOLDER}/door.jpg`), read(site(), `${FOLDER}/index.html`).toString()];
    expect(html.split(WORDS)).toHaveLength(2);
    expect(html).toContain(sha256Of(copy));
    expect(html).not.toContain(sha256Of(photo));
    expect(entry(site(), `${FOLDER}/door.jpg`)).toMatchObject({ sha256: sha256Of(copy), stripped: "place" });
    expect(entry(site(), `${FOLDER}/tea.jpg`)).not.toHaveProperty("stripped");
  });

  test("is what its manifest and the records of its imports say", async () => {
    const run = await runHere(verify, site(), "--content", content);
    expect([run.status, run.stderr]).toEqual([0, expect.stringContaining("1 attachment, each as it was imported")]);
  });

  test("makes nothing else again, and the same bytes as a build from nothing", async () => {
    expect(built.images.built).toBe(0);
    const cold = await build(content);
    expect(read(site(), "manifest.json").equals(read(cold.site, "manifest.json"))).toBe(true);
  });

  test("uploads the copy to storage, and never the file with the place", async () => {
    // What pages show stays on the site, so the pictures have to be too large for that.
    const settings = STRIP.replace("place }", "place, max_original: { size: 1000 } }");
    write(content, { "archive.yaml": `${settings}attachments: { base_url: https://files.example/ }\n` });
    const dir = temporaryFolder();
    const [cache, stage] = [path.join(dir, "cache"), path.join(dir, "stage")];
    const run = await runHere(uploads, "--content", content, "--cache", cache, "--stage", stage, "--json");
    const { files } = JSON.parse(run.stdout);
    expect(files).toHaveLength(2);
    for (const { key, local, sha256, size } of files) {
      const staged = fs.readFileSync(path.join(stage, key));
      expect([sha256Of(staged), staged.length]).toEqual([sha256, size]);
      expect(fs.readFileSync(local).equals(staged)).toBe(true);
      expect(staged.includes(SERIAL)).toBe(false);
    }
    const { site: stored } = await build(content);
    const html = read(stored, `${FOLDER}/index.html`).toString();
    for (const { key } of files) expect(html).toContain(`https://files.example/${key}`);
  });
});

test("a picture whose place cannot be taken out safely is a problem, and nothing is published", async () => {
  const hostile = withSegments(plain, [0xe1, segment("Exif\0\0", overlapping(1000, 60_000))]);
  const content = archive({ "archive.yaml": STRIP, [`${FOLDER}/hostile.jpg`]: hostile });
  const result = await tryBuild(content);
  expect("problems" in result && result.problems).toEqual([
    {
      kind: "picture-not-stripped",
      file: `${FOLDER}/hostile.jpg`,
      message:
        "the picture holds metadata that cannot be read and may tell where it was taken (EXIF), and strip: place cannot take it out safely",
      fix: "save the picture without its metadata in an image editor, or pack it into a ZIP file as it is",
    },
  ]);
});
