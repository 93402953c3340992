import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../scripts/importers/decode/decode.ts";
import { pairOf } from "../../scripts/importers/decode/pairs.ts";
import { parsePage } from "../../scripts/importers/html/parse.ts";
import { all, text } from "../../scripts/importers/html/query.ts";
import { removeHiddenBlocks } from "../../scripts/importers/repair/hidden-blocks.ts";
import { isForeignTitle } from "../../scripts/importers/repair/page-title.ts";

const SENTENCES = [
  "這個鎮上的茶館開了三十年,老闆還記得每一位客人的習慣.",
  "廣告傳播得很快,第二天整條街都知道了.",
  "我們認為應當先統計數據,再決定明年的標準.",
  "會議結束之後,聯絡員把紀錄發給各個業務部門.",
  "網絡上的論壇關了,帖子卻還在舊電腦的硬碟裡.",
  "他說:「學費漲了」,可是沒有人願意轉學.",
  "區裡的規劃要經過審議,權限在鄉鎮的委員會.",
  "風從海邊吹來,窗戶關不緊,夜裡總是響.",
  "質量和產量不能兼得,這是師傅常說的話.",
  "內容由編輯決定,設計交給另外一組人.",
  "甚至會發生誤會,因為雙方都沒有寫下來.",
  "傳播學的課本裡沒有這個例子.",
];
/** What the made kit annotates. */
const TABLE = [..."當聯標準應現發節網業絡內風認學領設權構務經規產關質數據創結態區術導習轉統復鎮傳"];

describe("a page that a kit turned Traditional and annotated", () => {
  const pages = fc.shuffledSubarray(SENTENCES, { minLength: 8 }).map((some) => some.join("\n"));

  test("is the page that it was, if its own bytes are there", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const { text: repaired, changes } = decodePage(annotated(asPage(page)));
        expect(repaired).toBe(asPage(page));
        expect(changes.every(({ certainty }) => certainty === "certain")).toBe(true);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test("is whole but for characters of which a byte is gone, if it was decoded before, and says where", () => {
    fc.assert(
      fc.property(pages, (page) => {
        const decoded = new TextDecoder("gb18030").decode(annotated(asPage(page)));
        const { text: repaired, flags } = decodePage(Buffer.from(decoded));
        const lines = repaired.split("\n");
        const wrong = asPage(page)
          .split("\n")
          .flatMap((line, at) => (lines[at] === line ? [] : [at]));
        for (const at of wrong) {
          const inferred = flags.some(({ flag, where }) => flag === "text-inferred" && where === `line ${at + 1}`);
          expect(inferred || lines[at]?.includes("\ufffd")).toBe(true);
        }
        expect(wrong.length).toBeLessThanOrEqual(2);
        expect(flags.some(({ flag }) => flag === "mojibake-left")).toBe(repaired.includes("\ufffd"));
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test("has the character between two annotations back, and the one that only the page's words prove is marked", () => {
    const page = `${annotatedText(SENTENCES.slice(2, 12).join("\n"))}\n廣告?zhèn)鞑,甚至?xí)\ue477l(fā)生誤會.\n傳播`;
    const { text: repaired, changes, flags } = decodePage(Buffer.from(page));
    expect(repaired).toContain("廣告傳播,甚至會發生誤會.");
    const broken = changes.filter(({ kind }) => kind === "inserted-bytes");
    expect(broken.map(({ before, after, certainty }) => ({ before, after, certainty }))).toEqual([
      { before: "告?zhèn)鞑", after: "告傳播", certainty: "inferred" },
      { before: "至?xí)\ue477l", after: "至會發", certainty: "certain" },
    ]);
    expect(flags.map(({ flag }) => flag)).toEqual(["text-inferred"]);
  });
});

describe("readings that an author wrote stay", () => {
  test.each([
    ["a poem for learners", "床(chuáng)前(qián)明(míng)月(yuè)光(guāng),疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)."],
    ["a hard character in a long text", `${SENTENCES.join("\n")}\n囧(jiǒng)和槑(méi)怎麼唸,還有鎮(zhèn).`],
    ["a lesson that annotates a word once", `學(xué)習(xí)的學,經(jīng)驗的經.學習,經驗,學校,經過.學生,經常.`],
  ])("%s", (_, page) => {
    const { text: kept, changes } = decodePage(Buffer.from(page));
    expect(kept).toBe(page);
    expect(changes).toEqual([]);
  });
});

describe("the encoding of a page", () => {
  const words = "我們在這裡說話,價錢是十元,明天再來。";
  const gbk = toGbk(words.replace("。", "."));

  test.each([
    ["named in a meta", Buffer.concat([Buffer.from('<meta charset="gb2312">'), gbk]), "gb18030"],
    [
      "UTF-8, though the meta names the encoding before it was saved",
      Buffer.from(`<meta charset="gbk">${words}`),
      "utf-8",
    ],
    ["a byte order mark", Buffer.from(`\ufeff${words}`, "utf16le"), "utf-16le"],
    ["none but its bytes", Buffer.concat([Buffer.from("<p>"), gbk, gbk, gbk, gbk]), "gb18030"],
    ["UTF-8 that was cut in a character", Buffer.from(words.repeat(20)).subarray(0, -1), "utf-8"],
  ])("%s", (_, bytes, encoding) => {
    const decoded = decodePage(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain("我們在這裡說話,價錢是十元");
  });

  test.each([
    ["UTF-8 read as Windows-1252", "windows-1252", Buffer.from(words)],
    ["UTF-8 read as GBK", "gb18030", Buffer.from("我們在這裡說話價錢是十元明天再來吧")],
    ["GBK read as Windows-1252", "windows-1252", toGbk("我们在这里说话价钱是十元")],
  ])("%s is read as it was written", (_, readAs, bytes) => {
    const garbled = new TextDecoder(readAs).decode(bytes);
    const { text: mended, changes } = decodePage(Buffer.from(`<p>ok</p>\n${garbled}\n`));
    expect(mended).toMatch(/我[們们]在[這这][裡里][說说][話话]/);
    expect(changes).toEqual([expect.objectContaining({ kind: "decoded-twice", where: "line 2", before: garbled })]);
  });

  test("a page that speaks of garbled text stays as it is", () => {
    const page = "é is Ã© if it is read wrongly, and 我 is æˆ‘.";
    expect(decodePage(Buffer.from(page))).toMatchObject({ text: page, changes: [] });
  });
});

test("blocks that a kit hides off the screen go away and are on record; folded spoilers stay", () => {
  const root = parsePage(
    `<div style="position:absolute;left:-9999px"><h1>spam</h1></div><p>post</p>` +
      `<div style="display:none"><a href="#">spoiler</a></div><div style="overflow:hidden;height:1px"><a href="/x">more spam</a></div>`,
  );
  expect(removeHiddenBlocks(root).map(({ kind, before }) => [kind, before])).toEqual([
    ["hidden-block", "spam"],
    ["hidden-block", "more spam"],
  ]);
  expect(all(root, "p, a").map(text)).toEqual(["post", "spoiler"]);
});

test.each([
  ["免费下载 最新电影", "茶館的三十年", true],
  ["茶馆的三十年 - 某某论坛", "茶館的三十年", false],
  ["Cheap pills online", "Opening hours of the tea house", true],
  ["Board index • View topic - Opening hours", "Opening hours of the tea house", false],
])("the title %s over the thread %s is foreign: %s", (page, thread, foreign) => {
  expect(isForeignTitle(page, thread)).toBe(foreign);
});

const asPage = (words: string) => `<html><meta charset="gbk"><body>\n${words}\n</body></html>`;

/** What the kit does: it searches the page's bytes for those of a character, and writes the reading after them. */
function annotated(page: string): Buffer {
  let bytes = toGbk(page).toString("latin1");
  for (const character of TABLE) {
    const found = toGbk(character).toString("latin1");
    bytes = bytes.split(found).join(`${found}(${toGbk(pinyin(character)).toString("latin1")})`);
  }
  return Buffer.from(bytes, "latin1");
}

const annotatedText = (words: string) =>
  [...words]
    .map((character) => (TABLE.includes(character) ? `${character}(${pinyin(character)})` : character))
    .join("");

function toGbk(words: string): Buffer {
  const bytes = [...words].flatMap((character) => {
    const code = pairOf(character) ?? character.charCodeAt(0);
    return code > 0xff ? [code >> 8, code & 0xff] : [code];
  });
  return Buffer.from(bytes);
}
