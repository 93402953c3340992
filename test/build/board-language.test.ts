import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { smallArchive, thread, write } from "../support/archive.ts";
import { type Built, build } from "../support/build.ts";

let content: string;
let built: Built;

beforeAll(async () => {
  content = smallArchive({
    "seoul/board.yaml": "title: 서울\ndescription: 서울의 가게\nlang: ko\n",
    "seoul/2020/shop/index.md": thread({ title: "가게", date: "2020-05-06" }, "가게에 대한 글."),
    "seoul/2020/guest/index.md": thread({ title: "客人", date: "2020-05-07", lang: "zh-Hant" }, "字"),
  });
  built = await build(content);
});

const read = (name: string) => fs.readFileSync(path.join(built.site, name, "index.html"), "utf8");

describe("a board with a language of its own", () => {
  test("has its page, and the threads that name no other, in this language", () => {
    expect(read("seoul")).toMatch(/<html lang="ko">[\s\S]*글 2 ?개/);
    expect(read("seoul/2020/shop")).toMatch(/<html lang="ko">[\s\S]*2020년 5월 6일/);
    expect(read("seoul/2020/guest")).toMatch(/<html lang="zh-Hant">[\s\S]*2020年5月7日/);
    expect(read("tea")).toContain('<html lang="zh-Hant">');
  });

  test("is marked wherever the page is in another language, and so is the archive's name on its pages", () => {
    expect(read("")).toContain('<a href="/seoul/" lang="ko">서울</a>');
    expect(read("")).toContain('<p lang="ko">서울의 가게</p>');
    expect(read("search")).toContain('<a href="/seoul/" lang="ko">서울</a>');
    expect(read("years/2020")).toContain('<a href="/seoul/" lang="ko">서울</a>');
    expect(read("seoul/2020/guest")).toContain('<a href="/seoul/" lang="ko">서울</a>');
    expect(read("seoul")).toContain('<a href="/" lang="zh-Hant">小文存</a>');
    expect(read("seoul")).toContain('<a href="/seoul/2020/guest/" lang="zh-Hant">客人</a>');
  });

  test("changes every page that shows it when its language changes", async () => {
    write(content, { "seoul/board.yaml": "title: 서울\nlang: ja\n" });
    const again = await build(content, { out: built.site, cache: built.cache });
    const fresh = await build(content);
    for (const page of ["", "seoul", "seoul/2020/shop", "years/2020", "tea/2016/first"])
      expect(fs.readFileSync(path.join(again.site, page, "index.html"), "utf8")).toBe(
        fs.readFileSync(path.join(fresh.site, page, "index.html"), "utf8"),
      );
    expect(read("seoul/2020/shop")).toContain('<html lang="ja">');
  });
});
