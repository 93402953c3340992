import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { type Built, build } from "../support/build.ts";
import { sampleArchive } from "../support/sample.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

let content: string;
let built: Built;

beforeAll(async () => {
  content = await sampleArchive();
  built = await build(content);
}, 600_000);

const read = (name: string) => fs.readFileSync(path.join(built.site, name));

describe("an archive with everything that an archive can hold", () => {
  test("has no problems, and no link that leads nowhere, drafts included", async () => {
    const { problems } = await loadArchive(content, { drafts: true });
    expect(problems).toEqual([]);
  });

  test("has a page for each of its boards, threads, tags, authors, years, old addresses and changes", async () => {
    await expect(`${pagesOf(built.site).join("\n")}\n`).toMatchFileSnapshot("../golden/build/sample-pages.txt");
  });

  test("becomes pages of valid HTML", async () => {
    expect(await htmlFaults(built.site, pagesOf(built.site))).toEqual([]);
  });

  test("becomes pages whose every link, image and fragment leads somewhere", () => {
    expect(brokenLinks(built.site)).toEqual([]);
  });

  test("becomes pages that fit, with their style, into the first packets of a connection: 14 kB, compressed", () => {
    const sizes = new Map<string, number>();
    const bytesOf = (name: string) => {
      const bytes = sizes.get(name) ?? brotliCompressSync(read(name)).length;
      sizes.set(name, bytes);
      return bytes;
    };
    const large = pagesOf(built.site).flatMap((page) => {
      const loaded = read(page)
        .toString()
        .matchAll(/<link rel="stylesheet" href="\/([^"]+)"/g);
      const style = [...loaded].reduce((sum, [, sheet = ""]) => sum + bytesOf(sheet), 0);
      return style > 0 && bytesOf(page) + style <= 14_000 ? [] : [`${page}: ${bytesOf(page)} + ${style}`];
    });
    expect(large).toEqual([]);
  });

  test("is published with every attachment, byte for byte", async () => {
    const { archive } = await loadArchive(content, { drafts: false });
    const names = archive.threads.flatMap(({ path, attachments }) => attachments.map(({ file }) => `${path}/${file}`));
    expect(new Set(names.map((name) => path.extname(name)))).toEqual(
      new Set([".jpg", ".png", ".webp", ".gif", ".svg", ".csv", ".pdf", ".xlsx"]),
    );
    for (const name of names)
      expect([name, read(name).equals(fs.readFileSync(path.join(content, name)))]).toEqual([name, true]);
  });

  test("is published without a word of what was withdrawn or is a draft", () => {
    const files = fs.readdirSync(fs.realpathSync(built.site), { recursive: true, withFileTypes: true });
    const texts = files.filter((file) => /\.(html|xml|json|txt)$/.test(file.name));
    for (const { parentPath, name } of texts)
      expect(fs.readFileSync(path.join(parentPath, name), "utf8")).not.toMatch(/不該再看得到的字|還沒寫完/);
  });
});
