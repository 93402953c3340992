import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { main as buildCommand } from "../../../scripts/build.ts";
import { main as uploads } from "../../../scripts/uploads.ts";
import { type Files, smallArchive, temporaryFolder, thread, write } from "../../support/archive.ts";
import { type Built, build } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";
import { LAUNCHER, runNode } from "../../support/node.ts";

const STORAGE = "https://files.example/archive";
const SETTINGS = `title: 小文存\nlang: zh-Hant\nattachments: { base_url: ${STORAGE} }\n`;
const REPORT = "a,b\n1,2\n";
const CHANGED = "a,b\n1,3\n";

let photo: Uint8Array;

beforeAll(async () => {
  const { data } = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#b04030" } })
    .composite([{ input: { create: { width: 90, height: 90, channels: 4, background: "#20407080" } } }])
    .png({ compressionLevel: 0 })
    .toBuffer({ resolveWithObject: true });
  photo = data;
});

/** A thread with a table, a picture and a drawing, and another one that links to its table. */
function archive(files: Files = {}): string {
  return smallArchive({
    "archive.yaml": SETTINGS,
    "tea/2016/first/index.md": thread(
      { title: "第一帖", date: "2016-01-02" },
      "看[報表](報表.csv#row2)。\n\n![門口](door.png)\n\n![圖](chart.svg)",
    ),
    "tea/2016/first/報表.csv": REPORT,
    "tea/2016/first/door.png": photo,
    "tea/2016/first/chart.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>',
    "tea/2016/second/index.md": thread({ title: "第二帖", date: "2016-03-04" }, "看[別人的報表](../first/報表.csv)。"),
    ...files,
  });
}

const sum = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const keyOf = (bytes: string | Uint8Array, name: string) => `${sum(bytes).slice(0, 2)}/${sum(bytes)}/${name}`;
const page = (site: string, name: string) => fs.readFileSync(path.join(site, name), "utf8");

describe("an archive whose originals lie in object storage", () => {
  let built: Built;
  beforeAll(async () => {
    built = await build(archive());
  });

  test("links to them there, at addresses made from their bytes, and does not publish them itself", () => {
    const html = page(built.site, "tea/2016/first/index.html");
    const table = `${STORAGE}/${keyOf(REPORT, encodeURIComponent("報表.csv"))}`;
    expect(html).toContain(`<a href="${table}#row2">報表</a>`);
    expect(html).toContain(`class="file-name" href="${table}"`);
    expect(html).toContain(`class="zoom" href="${STORAGE}/${keyOf(photo, "door.png")}"`);
    expect(fs.statSync(path.join(built.site, "tea/2016/first/報表.csv")).isDirectory()).toBe(true);
    expect(page(built.site, "manifest.json")).not.toContain(sum(photo));
  });

  test("keeps what its pages show: derivatives, and originals that are shown as they are", () => {
    const html = page(built.site, "tea/2016/first/index.html");
    const shown = [...html.matchAll(/(?:src|srcset)="([^"]+)"/g)].flatMap(([, set = ""]) =>
      set.split(", ").map((one) => one.split(" ")[0] ?? ""),
    );
    expect(shown).toContain("/tea/2016/first/chart.svg");
    for (const src of shown) expect(fs.existsSync(path.join(built.site, decodeURIComponent(src)))).toBe(true);
  });

  test("sends on whoever follows the address that the file had on the site", () => {
    const table = `${STORAGE}/${keyOf(REPORT, encodeURIComponent("報表.csv"))}`;
    expect(page(built.site, "tea/2016/second/index.html")).toContain(
      `href="/tea/2016/first/${encodeURIComponent("報表.csv")}"`,
    );
    expect(page(built.site, "tea/2016/first/報表.csv/index.html")).toContain(`content="0; url=${table}"`);
    expect(page(built.site, "_redirects")).toContain(
      `/tea/2016/first/${encodeURIComponent("報表.csv")} ${table} 301\n`,
    );
  });

  test("lists in the release what must be in storage", () => {
    const { files } = JSON.parse(page(built.site, "uploads.json"));
    expect(files.map((f: { key: string }) => f.key).sort()).toEqual(
      [keyOf(REPORT, "報表.csv"), keyOf(photo, "door.png")].sort(),
    );
    expect(files).toContainEqual({
      key: keyOf(REPORT, "報表.csv"),
      file: "tea/2016/first/報表.csv",
      size: 8,
      sha256: sum(REPORT),
      type: "text/csv",
    });
  });

  test("gives a changed file another address, on every page that a build from nothing would", async () => {
    const content = archive();
    const { site, cache } = await build(content);
    write(content, { "tea/2016/first/報表.csv": CHANGED });
    const warm = await build(content, { out: site, cache });
    expect(page(warm.site, "tea/2016/first/index.html")).toContain(sum(CHANGED));
    const cold = await build(content);
    expect(page(warm.site, "manifest.json")).toBe(page(cold.site, "manifest.json"));
  });
});

describe("npx stele uploads", { timeout: 120_000 }, () => {
  test("lists what is new since a published list, for any tool to upload", async () => {
    const content = archive();
    const args = ["uploads", "--content", content, "--cache", path.join(temporaryFolder(), "cache")];
    const all = runNode([LAUNCHER, ...args]);
    expect(all.status).toBe(0);
    expect(all.stdout.trim().split("\n").sort()).toEqual(
      [
        `${keyOf(REPORT, "報表.csv")}\t8\ttext/csv\t${content}/tea/2016/first/報表.csv`,
        `${keyOf(photo, "door.png")}\t${photo.length}\timage/png\t${content}/tea/2016/first/door.png`,
      ].sort(),
    );
    expect(all.stderr).toContain("2 files to upload, of 2 in storage");

    const dir = temporaryFolder();
    write(dir, { "uploads.json": JSON.stringify({ files: [{ key: keyOf(photo, "door.png") }] }) });
    const options = [
      "--content",
      content,
      "--cache",
      path.join(dir, "cache"),
      "--since",
      path.join(dir, "uploads.json"),
    ];
    const fresh = await runHere(uploads, ...options, "--json", "--stage", path.join(dir, "stage"));
    expect(JSON.parse(fresh.stdout)).toMatchObject({ total: 2, files: [{ key: keyOf(REPORT, "報表.csv") }] });
    expect(page(path.join(dir, "stage"), keyOf(REPORT, "報表.csv"))).toBe(REPORT);
    expect(fs.existsSync(path.join(dir, "stage", keyOf(photo, "door.png")))).toBe(false);
  });

  test("says what to do where it can list nothing", async () => {
    const cache = path.join(temporaryFolder(), "cache");
    const unset = await runHere(uploads, "--content", smallArchive(), "--cache", cache);
    expect([unset.status, unset.stdout]).toEqual([1, ""]);
    expect(unset.stderr).toContain("base_url");
    const wrong = await runHere(uploads, "--content", archive(), "--cache", cache, "--since", "nowhere.json");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("nowhere.json cannot be read");
  });
});

test("a file in Git LFS that was not fetched is an error that says so, and nothing is published", async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4".repeat(64)}\nsize 12345678\n`;
  const content = smallArchive({ "tea/2016/first/talk.mp4": pointer });
  const out = path.join(temporaryFolder(), "site");
  const run = await runHere(buildCommand, "--content", content, "--out", out, "--cache", `${out}-cache`);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("tea/2016/first/talk.mp4 this is a Git LFS pointer: the file itself was not fetched");
  expect(run.stderr).toContain("run `git lfs pull`");
  expect(fs.existsSync(out)).toBe(false);
}, 120_000);
