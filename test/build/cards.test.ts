/** Pictures of threads for previews elsewhere, drawn with a font of the archive's own. */
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { cardOf as planCard } from "../../scripts/cards/card.ts";
import { sha256Of } from "../../scripts/core/checksum.ts";
import { exportFolder } from "../../scripts/export/export-folder.ts";
import { ImagesOnRequest } from "../../scripts/make/images-on-request.ts";
import { joinParts } from "../../scripts/release/join.ts";
import { photograph } from "../attachments/pictures.ts";
import { type Files, smallArchive, temporaryFolder, thread, tree, write } from "../support/archive.ts";
import { seedAssets } from "../support/assets.ts";
import { build } from "../support/build.ts";
import { boxFont } from "../support/font.ts";
import { LAUNCHER, runNode } from "../support/node.ts";
import { htmlFaults, pagesOf } from "../support/site.ts";

const SITE = "https://archive.example/";
const SETTINGS = `title: 小文存\nlang: zh-Hant\nurl: ${SITE}\ncard_font: box.ttf\n`;
const LETTERS = "第一二三帖茶館小文存年月日新題0123456789…";

/** An archive in a folder of its own, where its commands are run: what it has of its own is in `assets` there. */
const folder = temporaryFolder();
const content = path.join(folder, "content");

beforeAll(async () => {
  write(folder, { "assets/box.ttf": boxFont(LETTERS) });
  fs.cpSync(smallArchive({ "archive.yaml": SETTINGS, ...(await pictures()) }), content, { recursive: true });
  seedAssets(path.join(folder, ".cache"));
  publish();
});

/** Runs a command there. */
const run = (...args: string[]) => runNode([LAUNCHER, ...args], { cwd: folder });

/** Builds the archive. @returns how many images were drawn */
function publish(...options: string[]): number {
  const { status, text, stdout } = run("build", "--json", ...options);
  expect([status, text]).toEqual([0, expect.anything()]);
  return JSON.parse(stdout).images.built;
}

/** Builds it into another folder, from nothing. @returns that folder */
function fresh(...options: string[]): string {
  const [out, cache] = [path.join(temporaryFolder(), "site"), path.join(temporaryFolder(), "cache")];
  seedAssets(cache);
  publish("--out", out, "--cache", cache, ...options);
  return out;
}

/** Threads whose first picture previews show large, and whose first picture they do not. */
async function pictures(): Promise<Files> {
  const text = (title: string) => thread({ title, date: "2017-01-01" }, '![東門的計數器](a.jpg "圖說")');
  return {
    "tea/2017/wide/index.md": text("三"),
    "tea/2017/wide/a.jpg": await photograph(1200, 800).jpeg().toBuffer(),
    "tea/2017/small/index.md": text("第三"),
    "tea/2017/small/a.jpg": await photograph(300, 200).jpeg().toBuffer(),
  };
}

const site = path.join(folder, "_site");
const read = (name: string, from = site) => fs.readFileSync(path.join(from, name, "index.html"), "utf8");
const meta = (html: string, name: string) =>
  new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
const cardOf = (name: string) => meta(read(name), "og:image")?.slice(SITE.length) ?? "";
const bytesOf = (file: string) => fs.readFileSync(path.join(site, file));
const cardsIn = (from: string) => [...tree(fs.realpathSync(from)).keys()].filter((name) => name.endsWith("-card.png"));
const published = () => tree(fs.realpathSync(site));

/** Share of a picture's pixels that have a colour. */
async function share(file: string, color: readonly number[]): Promise<number> {
  const { data, info } = await sharp(bytesOf(file)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let at = 0; at < data.length; at += 3)
    if (color.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 4)) found += 1;
  return found / (info.width * info.height);
}

describe("a thread without a picture", () => {
  test("has a card in its metadata, with its size and what it says", () => {
    const html = read("tea/2016/first");
    expect(meta(html, "og:image")).toMatch(/^https:\/\/archive\.example\/images\/[0-9a-f]{2}\/[0-9a-f]{20}-card\.png$/);
    expect(meta(html, "og:image:width")).toBe("1200");
    expect(meta(html, "og:image:height")).toBe("630");
    expect(meta(html, "og:image:alt")).toBe("第一帖 · 茶館 · 2016年1月2日");
    expect(meta(html, "twitter:card")).toBe("summary_large_image");
  });

  test("is drawn in the colours of the stone, with its words and its seal", async () => {
    const card = cardOf("tea/2016/first");
    const { width, height, format, size } = await sharp(bytesOf(card)).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: "png" });
    expect(bytesOf(card).length).toBeLessThan(40_000);
    expect(size).not.toBe(0);
    expect(await share(card, [0x24, 0x29, 0x2c])).toBeGreaterThan(0.6);
    expect(await share(card, [0xf0, 0xef, 0xe8])).toBeGreaterThan(0.005);
    expect(await share(card, [0xa8, 0x28, 0x1c])).toBeGreaterThan(0.003);
  });
});

describe("a thread with a picture", () => {
  test("shows it if it is wide enough, with what the author says of it", () => {
    const html = read("tea/2017/wide");
    expect(meta(html, "og:image")).toBe(`${SITE}tea/2017/wide/a.jpg`);
    expect(meta(html, "og:image:width")).toBe("1200");
    expect(meta(html, "og:image:height")).toBe("800");
    expect(meta(html, "og:image:alt")).toBe("東門的計數器");
  });

  test("has a card if previews would show it small", () => {
    expect(cardOf("tea/2017/small")).toContain("-card.png");
  });

  test("shows it as before if the archive has no cards", async () => {
    const { site: plain } = await build(smallArchive(await pictures()));
    const html = read("tea/2017/small", plain);
    expect(meta(html, "og:image")).toBe(`${SITE}tea/2017/small/a.jpg`);
    expect(meta(html, "twitter:card")).toBe("summary");
    expect(meta(read("tea/2016/first", plain), "og:image")).toBeUndefined();
    expect(cardsIn(plain)).toEqual([]);
  });
});

describe("the cards of an archive", () => {
  test("are as many as its threads without a picture, and the font is not published", async () => {
    expect(cardsIn(site)).toHaveLength(3);
    expect([...published().keys()].filter((name) => name.endsWith(".ttf"))).toEqual([]);
    expect(await htmlFaults(site, pagesOf(site))).toEqual([]);
  });

  test("are the same from nothing", () => {
    expect(tree(fs.realpathSync(fresh()))).toEqual(published());
  });

  test("are the same in a site that two machines build", async () => {
    const out = path.join(temporaryFolder(), "site");
    await joinParts([fresh("--part", "1/2"), fresh("--part", "2/2")], out);
    expect(tree(fs.realpathSync(out))).toEqual(published());
  });

  test("are drawn again only for what they show", () => {
    const before = [cardOf("tea/2016/first"), cardOf("tea/2016/second")];
    write(content, { "tea/2016/second/index.md": thread({ title: "新題", date: "2016-03-04" }, "字") });
    expect(publish()).toBe(1);
    expect(cardOf("tea/2016/first")).toBe(before[0]);
    expect(cardOf("tea/2016/second")).not.toBe(before[1]);
    expect(cardsIn(site)).toHaveLength(3);
    write(content, { "tea/2016/second/index.md": thread({ title: "新題", date: "2016-03-04" }, "別的字") });
    expect(publish()).toBe(0);
  });

  test("have the accent of the archive as their seal", async () => {
    write(content, { "archive.yaml": `${SETTINGS}accent: "#0b5394"\n` });
    expect(publish()).toBe(3);
    expect(await share(cardOf("tea/2016/first"), [0x0b, 0x53, 0x94])).toBeGreaterThan(0.003);
    write(content, { "archive.yaml": SETTINGS });
    expect(publish()).toBe(0);
  });

  test("are others if the font is another file", () => {
    const before = cardOf("tea/2016/first");
    write(folder, { "assets/box.ttf": boxFont(`${LETTERS}甲`) });
    expect(publish()).toBe(3);
    expect(cardOf("tea/2016/first")).not.toBe(before);
  });

  test("are left out where the address of the site is not known", () => {
    write(content, { "archive.yaml": SETTINGS.replace(SITE, "false") });
    const unknown = fresh();
    expect(cardsIn(unknown)).toEqual([]);
    expect(meta(read("tea/2016/first", unknown), "og:image")).toBeUndefined();
    write(content, { "archive.yaml": SETTINGS });
  });
});

test("a card that a preview asks for is drawn once, with the bytes of a build", async () => {
  const bytes = fs.readFileSync(path.join(folder, "assets/box.ttf"));
  const font = { file: path.join(folder, "assets/box.ttf"), sha256: sha256Of(bytes) };
  const words = { title: "第一帖", board: "茶館", date: "2016年1月2日", site: "小文存" };
  const langs = { lang: "zh-Hant", boardLang: "zh-Hant", siteLang: "zh-Hant" };
  const card = planCard({ ...words, ...langs }, undefined, font.sha256);
  const { path: name, key } = card;
  expect(name).toBe(cardOf("tea/2016/first"));
  const images = new ImagesOnRequest(temporaryFolder(), { concurrency: 1 });
  images.leave([{ kind: "image", path: name, key, thread: "tea/2016/first", task: { card, font } }]);
  const asked = await Promise.all([images.image(name), images.image(name)]).finally(() => images.close());
  expect(asked[1]).toEqual(asked[0]);
  expect(fs.readFileSync(asked[0] && "file" in asked[0] ? asked[0].file : "").equals(bytesOf(name))).toBe(true);
});

test("a copy for offline readers has no cards", async () => {
  const to = path.join(temporaryFolder(), "offline");
  await exportFolder({ site, to, search: false, cache: temporaryFolder() });
  expect(cardsIn(to)).toEqual([]);
});

describe("a font", () => {
  const checked = () => run("check");

  test("that lacks characters is one note, with how many and the first threads, and a gap on the cards", async () => {
    write(content, { "tea/2018/rare/index.md": thread({ title: "第\u{20bb7}一帖🎉", date: "2018-01-01" }, "字") });
    const { status, stderr } = checked();
    expect(status).toBe(0);
    expect(stderr).toContain(
      "archive.yaml:4:12 the font of the cards lacks 2 characters, \u{20bb7} (U+20BB7), 🎉 (U+1F389), in 1 thread: tea/2018/rare\n    → on their cards is a gap instead; name a font that has them",
    );
    publish();
    const [whole, gap] = [
      await share(cardOf("tea/2016/first"), [0xf0, 0xef, 0xe8]),
      await share(cardOf("tea/2018/rare"), [0xf0, 0xef, 0xe8]),
    ];
    expect(gap).toBeLessThan(whole * 1.05);
    write(content, { "tea/2018/rare/index.md": undefined });
  });

  test.each<[string, Buffer, string]>([
    ["no font", Buffer.from("<html>"), "it is no font, or has no characters"],
    ["cut off", boxFont(LETTERS).subarray(0, 300), "it is no font, or has no characters"],
    ["pictures alone", boxFont(LETTERS, { glyf: undefined, loca: undefined }), "it has pictures and no outlines"],
  ])("that is %s is told with its line, and nothing is published", (_, bytes, reason) => {
    write(folder, { "assets/box.ttf": bytes });
    const { stderr } = checked();
    expect(stderr).toContain(`archive.yaml:4:12 cards cannot be drawn with this font: ${reason}`);
    const before = published();
    expect(run("build").status).toBe(1);
    expect(published()).toEqual(before);
  });

  test("that is not there, or has another ending, is told with its line", () => {
    write(folder, { "assets/box.ttf": undefined });
    expect(checked().stderr).toContain("archive.yaml:4:12 there is no file assets/box.ttf");
    write(content, { "archive.yaml": SETTINGS.replace("box.ttf", "box.woff2") });
    expect(checked().stderr).toContain(
      '4:12 card_font: "box.woff2" is no font below assets\n    → write its path there, such as NotoSerifTC-Bold.otf; it ends in .otf, .ttf, .ttc, .otc',
    );
  });
});
