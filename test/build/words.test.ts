import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawing } from "../attachments/pictures.ts";
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
`;

let built: Built;
let html = "";
const read = (file: string) => fs.readFileSync(path.join(built.site, file), "utf8");

beforeAll(async () => {
  const folder = "tea/2016/files";
  const content = smallArchive({
    [`${folder}/index.md`]: thread(
      { title: "檔", date: "2020-01-01", author: '"甲\u200e"', tags: '["貨\u200b架"]' },
      POST,
    ),
    [`${folder}/replies.md`]: '<!-- floor {"n":2,"author":"甲"} -->\n回覆\n',
    [`${folder}/v.mp4`]: Buffer.from("\0\0\0\x14ftypisom\0\0\0\0isom", "latin1"),
    [`${folder}/a.mp3`]: Buffer.from("ID3 a sound", "latin1"),
    [`${folder}/m.pdf`]: "%PDF-1.4\n%%EOF\n",
    [`${folder}/p.heic`]: HEIC,
    [`${folder}/named.jpg`]: HEIC,
    [`${folder}/a.png`]: await drawing(80, 60).png().toBuffer(),
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

describe("names that look the same", () => {
  test("are one author and one tag, and the author's replies are the opening poster's", () => {
    expect(fs.readdirSync(path.join(built.site, "tags")).sort()).toEqual(["index.html", "茶", "貨架"].sort());
    expect(fs.readdirSync(path.join(built.site, "authors"))).toContain("甲");
    expect(read("tags/貨架/index.html").match(/<li class="row"/g)).toHaveLength(2);
    expect(html).toContain('<article class="floor op"');
  });
});
