import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawing, photograph } from "../attachments/pictures.ts";
import { removeTemporaryFolders, smallArchive, thread } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";
import { brokenLinks, htmlFaults, pagesOf } from "../support/site.ts";

const HEIC = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

const POST = `前文

![現場](v.mp4 "週六的東門")

![手冊](m.pdf)

![乙](a.png)

![照片](p.heic "手機照片") ![](named.jpg)

| 列 | 錄音 |
|---|---|
| ![](a.mp3 "行內") | [![片](v.mp4)](https://x.example/) |

文字 ![甲](a.png "行內說明") 後文

<video controls><source src="v.mp4">不支援</video> <object data="gone.swf"></object>

[自己的](v.mp4)

![](a.png "只有圖說")

![](b.png)

![](c.png)
`;

/** A black picture, 24 bits a pixel, rows of a multiple of four bytes. */
function bmp(width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM", "latin1");
  head.writeUInt32LE(54 + width * height * 3, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, Buffer.alloc(width * height * 3)]);
}

let built: Built;
let html = "";
const read = (file: string) => fs.readFileSync(path.join(built.site, file), "utf8");

beforeAll(async () => {
  const folder = "tea/2016/files";
  const content = smallArchive({
    [`${folder}/index.md`]: thread(
      {
        title: "檔",
        date: "2020-01-01",
        author: '"甲\u200e"',
        tags: '["貨\u200b架"]',
        attachments: "[{ file: b.png, title: 乙圖 }, { file: spare.png }]",
      },
      POST,
    ),
    [`${folder}/replies.md`]: '<!-- floor {"n":2,"author":"甲"} -->\n回覆\n',
    [`${folder}/v.mp4`]: Buffer.from("\0\0\0\x14ftypisom\0\0\0\0isom", "latin1"),
    [`${folder}/a.mp3`]: Buffer.from("ID3 a sound", "latin1"),
    [`${folder}/m.pdf`]: "%PDF-1.4\n%%EOF\n",
    [`${folder}/p.heic`]: HEIC,
    [`${folder}/named.jpg`]: HEIC,
    [`${folder}/a.png`]: await drawing(80, 60).png().toBuffer(),
    [`${folder}/b.png`]: await drawing(80, 61).png().toBuffer(),
    [`${folder}/c.png`]: await drawing(80, 62).png().toBuffer(),
    [`${folder}/spare.png`]: await photograph(700, 500).png().toBuffer(),
    [`${folder}/rows.csv`]: "a,b\n",
    [`${folder}/scan.bmp`]: bmp(400, 400),
    "tea/2016/same/index.md": thread({ title: "同", author: "甲", tags: "[貨架]" }, "文"),
  });
  built = await build(content);
  html = read("tea/2016/files/index.html");
});
afterAll(removeTemporaryFolders);

describe("a post that shows files by the syntax of images", () => {
  test("plays films and sounds beside it, and fetches nothing before", () => {
    expect(html).toContain('<video controls preload="none" src="/tea/2016/files/v.mp4" aria-label="現場"></video>');
    expect(html).toContain('<audio controls preload="none" src="/tea/2016/files/a.mp3" aria-label="a.mp3"></audio>');
    expect(html).toMatch(/media-src (&#39;|')self\1;/);
  });

  test("links to other files by what they are, with type and size", () => {
    expect(html).toMatch(/<a href="\/tea\/2016\/files\/m.pdf">手冊<\/a> <span class="file-facts">PDF · 15.B</);
    expect(html).toMatch(/<a href="\/tea\/2016\/files\/p.heic" download>照片<\/a> <span class="file-facts">HEIC · /);
    expect(html).toMatch(
      /<a href="\/tea\/2016\/files\/named.jpg" download>named.jpg<\/a> <span class="file-facts">HEIC · /,
    );
  });

  test("keeps captions in a line, in a link and in a table", () => {
    for (const caption of ["週六的東門", "手機照片", "行內", "行內說明"]) expect(html).toContain(`>${caption}<`);
  });

  test("has words for every picture: its own, or those of its caption, its label or its name", () => {
    const words = [...html.matchAll(/<a class="zoom"[^>]*>.*?<img[^>]* alt="([^"]*)"/g)].map(([, alt]) => alt);
    expect(words).toEqual(["乙", "甲", "只有圖說", "乙圖", "c.png"]);
  });

  test("shows the first picture of it in lists, not the first file", () => {
    expect(read("tea/index.html")).toMatch(/<img[^>]* src="\/[^"]*\.\w+"[^>]* width="\d+"/);
  });

  test("is sound HTML, in which all links lead somewhere", async () => {
    expect(
      await htmlFaults(
        built.site,
        pagesOf(built.site).filter((page) => page.includes("files")),
      ),
    ).toEqual([]);
    expect(brokenLinks(built.site)).toEqual([]);
  });
});

describe("the list of a thread's files", () => {
  const list = () => html.slice(html.indexOf('<section class="attachments"'));

  test("begins with those that the text does not show, and folds the others", () => {
    const [first = "", folded = ""] = list().split('<details class="in-text">');
    const names = (part: string) => [...part.matchAll(/<a class="file-name[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(names(first)).toEqual(["spare.png", "rows.csv", "scan.bmp"]);
    expect(names(folded).toSorted()).toEqual(
      ["乙圖", "a.mp3", "a.png", "c.png", "m.pdf", "named.jpg", "p.heic", "v.mp4"].toSorted(),
    );
    expect(folded).toContain('<span class="count">8</span>');
  });

  test("has thumbnails of pictures, made of the smallest file that there is", () => {
    const thumbnails = [...list().matchAll(/<a class="thumb zoom" href="([^"]*)"[^>]*>(.*?)<\/a>/g)];
    expect(thumbnails.map(([, href]) => href)).toEqual(["/tea/2016/files/spare.png"]);
    const [, , picture = ""] = thumbnails[0] ?? [];
    expect(picture).toMatch(/<source [^>]*srcset="\/images\/[^",]*"/);
    expect(picture).toContain('alt="spare.png"');
    // 480 kB, and no smaller file of it: its name alone opens the viewer.
    expect(list()).toMatch(
      /<a class="file-name zoom" href="\/tea\/2016\/files\/scan.bmp" data-original="BMP · 480.kB"/,
    );
  });

  test("offers to show texts, and nothing of what the text shows already", () => {
    expect([...html.matchAll(/<details class="peek" data-src="([^"]*)"/g)].map(([, src]) => src)).toEqual([
      "/tea/2016/files/rows.csv",
    ]);
  });
});

describe("names that look the same", () => {
  test("are one author and one tag, and the author's replies are the opening poster's", () => {
    expect(fs.readdirSync(path.join(built.site, "tags")).sort()).toEqual(["index.html", "茶", "貨架"].sort());
    expect(fs.readdirSync(path.join(built.site, "authors"))).toContain("甲");
    expect(read("tags/貨架/index.html").match(/<li class="row"/g)).toHaveLength(2);
    expect(html).toContain('<article class="floor op"');
  });
});
