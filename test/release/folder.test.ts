import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fileState } from "../../scripts/core/file-state.ts";
import { MANIFEST, manifestText } from "../../scripts/release/manifest.ts";
import { ReleaseFolder } from "../../scripts/release/release.ts";
import { temporaryFolder, tree, write } from "../support/archive.ts";

/** Publishes one page into a folder. */
async function publish(out: string, text = "<p>茶</p>"): Promise<void> {
  const source = temporaryFolder();
  write(source, { "index.html": text });
  const file = path.join(source, "index.html");
  const state = fileState(file);
  if (!state) throw new Error("it was just written");
  const content = { files: [{ ...state, file, path: "index.html" }], bundles: [] };
  const release = new ReleaseFolder(out);
  release.lock();
  try {
    await release.publish(release.newTree(), content, { text: manifestText(content, undefined) }, {});
  } finally {
    release.unlock();
  }
}

/** A plain folder with the files of a published site. */
async function copyOfSite(): Promise<string> {
  const [site, copy] = [path.join(temporaryFolder(), "site"), path.join(temporaryFolder(), "copy")];
  await publish(site);
  fs.cpSync(fs.realpathSync(site), copy, { recursive: true });
  return copy;
}

const MANIFEST_OF_AN_APP = '{"name":"app","icons":[{"src":"icon.png"}],"start_url":"/"}';

describe("a folder in the place of the site is left as it is", () => {
  test.each<[string, Record<string, string>, string]>([
    ["with somebody's files", { "notes.txt": "mine" }, "notes.txt"],
    ["of a web app, which has a manifest too", { "manifest.json": MANIFEST_OF_AN_APP, "app.js": "" }, "app.js"],
    ["with nothing but the manifest of a web app", { "manifest.json": MANIFEST_OF_AN_APP }, "manifest.json"],
    [
      "with a manifest that lists nothing of it",
      { "manifest.json": '{"commit":null,"files":[]}', "a.txt": "" },
      "a.txt",
    ],
    [
      "with a manifest that leads out of it",
      { "manifest.json": `{"commit":null,"files":[{"path":"../a","size":0,"sha256":"${"0".repeat(64)}"}]}` },
      "manifest.json",
    ],
  ])("%s", async (_, files, named) => {
    const out = path.join(temporaryFolder(), "out");
    write(out, files);
    const before = tree(out);
    await expect(publish(out)).rejects.toThrow(`lists ${named} in it; move it away`);
    expect(tree(out)).toEqual(before);
  });

  test.each<[string, Record<string, string>]>([
    ["with a file that its manifest does not list", { "drafts/mine.txt": "mine" }],
    ["with a file that is not as its manifest lists it", { "index.html": "<p>edited by hand</p>" }],
  ])("if it is a copy of a site %s", async (_, files) => {
    const out = await copyOfSite();
    write(out, files);
    const before = tree(out);
    await expect(publish(out)).rejects.toThrow(`lists ${Object.keys(files)[0]} in it`);
    expect(tree(out)).toEqual(before);
  });

  test("beside it, with the name of our own", async () => {
    const out = path.join(temporaryFolder(), "out");
    write(`${out}.releases`, { "2020/mine.txt": "mine" });
    await expect(publish(out)).rejects.toThrow(`${out}.releases was not made by Stele`);
    expect([...tree(`${out}.releases`).keys()]).toEqual(["2020/mine.txt"]);
  });
});

describe("a folder in the place of the site is replaced", () => {
  test("if it is empty", async () => {
    const out = temporaryFolder();
    await publish(out);
    expect(fs.readFileSync(path.join(out, "index.html"), "utf8")).toBe("<p>茶</p>");
  });

  test("if it is a whole copy of a site", async () => {
    const out = await copyOfSite();
    await publish(out, "<p>新</p>");
    expect(fs.readFileSync(path.join(out, "index.html"), "utf8")).toBe("<p>新</p>");
    expect(fs.existsSync(path.join(out, MANIFEST))).toBe(true);
  });
});
