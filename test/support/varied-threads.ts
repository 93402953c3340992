import type { Files } from "./archive.ts";
import { Dice } from "./dice.ts";
import { png } from "./png.ts";

/** Texts of many kinds, in the order in which threads have them. */
const TEXTS = [
  "一段話,寫得不長不短。\n\n## 一\n\n字\n\n## 二\n\n字\n\n### 三\n\n字[^1]。\n\n[^1]: 註腳。",
  "A table of the day:\n\n| hour | visitors |\n|:--|--:|\n| 10 | 12 |\n| 11 | 31 |\n\n> She came back.\n\n1. one\n2. two\n   - three",
  "- [ ] 盤點\n- [x] 點鈔\n\n> [!NOTE]\n> 先盤點。\n\n> [!CAUTION]\n> 別急。",
  '```js\n// 一行\nconst a = "<b>" && 1;\n```\n\n```diff\n- 舊\n+ 新\n```\n\n~~~\n<!-- text -->\n~~~',
  "每坪 $\\frac{a}{b} \\le \\sqrt{2}$ 元。\n\n$$\n\\sum_{i=1}^n x_i \\tag{1}\n$$\n\n$$\\begin{align} a &= b \\\\ c &= d \\end{align}$$",
  '![遠方](https://img.example/a.png "說明") 與 ![](https://img.example/b.png)\n\n[外面](https://other.example/?a=1&b=2 "題")',
  '<div align="center"><b>粗</b> <font color="red">紅</font></div>\n\n<script>alert(1)</script>\n\n<table><tr><td>一</td></tr></table>\n\nH<sub>2</sub>O <ruby>漢<rt>ㄏㄢˋ</rt></ruby>',
  "雨の日の客は長く座る。*強調* **太字** ~~取消~~ `コード`\n\n- 一\n- 二\n\n---\n\n終わり。",
  "비 오는 날의 손님은 오래 앉는다. *강조* **굵게**\n\n> 인용",
  "## 一\n\n看[上一篇](../t0/)、[錨](#h-一)與 <https://bare.example/>。\n\nhttps://bare.example/a_b?c=d\n\n&amp; &lt;b&gt; {{ x }} {% y %}",
];
/** A link to another post, or to a heading of the same text. */
const OWN_LINK = /\[[^[\]]*\]\((?:\.\.|#)[^()]*\)/g;
const LANGUAGES = ["zh-Hant", "zh-Hans", "en", "ja", "ko"];
/** Titles with all that HTML, XML, JSON and a YAML string escape. */
const TITLES = [
  "週末客流的三個誤區",
  'He said "no" & left',
  "a < b > c 與 ]]> <!-- 註 -->",
  "Don't 'quote' \\ me",
  "👨‍👩‍👧 一家三口",
  "C++ {{ 範本 }} {% raw %}",
  `很長的標題${"，說的是門口的計數器".repeat(5)}`,
];
const AUTHORS = ["店小二", "小王", "O'Neil & Sons", "<b>粗</b>", "ユキ", "user 7"];
const TAGS = ["客流", "客流/週末", "c++", "a & b", "庫存", "库存", "50%", "「引號」"];
const BOARDS = ["tea", "shop", "online", "ledger"];

/**
 * Threads of all kinds: five languages, with and without author, date, summary, licence, source and tags; texts with every
 * kind of markup; up to twelve replies, some of nobody or of no day, on several pages. One in thirty is withdrawn. The same for the
 * same number.
 *
 * @param count how many
 * @returns the files of an archive
 */
export function variedThreads(count: number): Files {
  const dice = new Dice(18);
  const files: Record<string, string | Uint8Array> = {
    "archive.yaml": [
      "title: '形形色色 & <文存>'",
      "description: 'a \"quoted\" & <b>bold</b> description'",
      "lang: zh-Hant",
      "page_size: 20",
      "floors_per_page: 5",
      "copyright: © 各篇作者",
      "footer: [{ text: 關於, href: /about/ }]",
      "",
    ].join("\n"),
    "pages/about.md": "---\ntitle: 關於\n---\n## 來歷\n\n一段話。\n",
  };
  for (const [at, board] of BOARDS.entries())
    files[`${board}/board.yaml`] =
      `title: '${board} & <版>'\nlang: ${LANGUAGES[at]}\n${at % 2 === 0 ? "description: 'a & b'\n" : ""}`;
  for (let n = 0; n < count; n += 1) {
    const folder = `${BOARDS[n % BOARDS.length]}/${2005 + (n % 17)}/t${n}`;
    files[`${folder}/index.md`] = post(n, dice);
    const replies = n % 3 === 0 ? "" : repliesTo(n, dice);
    if (replies !== "") files[`${folder}/replies.md`] = replies;
    if (n % 40 === 1) files[`${folder}/a.png`] = png(60, 40, n);
    if (n % 50 === 1) files[`${folder}/data.csv`] = "a,b\n1,2\n";
  }
  return files;
}

function post(n: number, dice: Dice): string {
  const front: Record<string, string> = {
    title: JSON.stringify(`${TITLES[n % TITLES.length]} ${n}`),
    lang: LANGUAGES[n % LANGUAGES.length] ?? "en",
  };
  if (n % 11 !== 0) front.date = dayOf(2005 + (n % 17), dice, n % 2 === 0);
  if (n % 11 !== 0 && n % 9 === 0) front.updated = "2023-04-05";
  if (n % 7 !== 0) front.author = JSON.stringify(dice.pick(AUTHORS));
  if (n % 5 === 0) front.summary = JSON.stringify('一句 "話" & <b>');
  if (n % 4 !== 0) front.tags = JSON.stringify([...new Set([dice.pick(TAGS), dice.pick(TAGS)])]);
  if (n % 13 === 0) front.license = "CC-BY-4.0";
  if (n % 17 === 0) front.source_url = `https://forum.example/thread-${n}-1-1.html?a=1&b=2`;
  if (n % 17 === 0) front.source_site = "某論壇";
  if (n % 19 === 0) front.aliases = `[/thread-${n}-1-1.html, "/viewthread.php?tid=${n}"]`;
  if (n % 23 === 0) front.signature = JSON.stringify("簽名\n兩行");
  if (n % 30 === 7) front.withdrawn = "應作者要求撤下";
  const picture = n % 40 === 1 ? '\n\n![圖](a.png "說明 & <b>")' : "";
  // A post of nothing but a picture has no words of its own.
  const text = n % 80 === 41 ? "![](a.png)" : `${TEXTS[n % TEXTS.length]}${picture}`;
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${lines.join("")}---\n${text.replace("../t0/", "../../2005/t0/")}\n`;
}

/** Replies; some are of nobody, or of no day, and some quote. */
function repliesTo(n: number, dice: Dice): string {
  return Array.from({ length: dice.below(13) }, (_, at) => {
    const record = {
      n: at + 2,
      ...(!dice.oneIn(8) && { author: dice.pick(AUTHORS) }),
      ...(!dice.oneIn(8) && { date: dayOf(2022, dice, true) }),
    };
    const line = JSON.stringify(record).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
    const text = dice.oneIn(4) ? "> 一段話,寫得不長不短。\n\n有道理。" : dice.pick(TEXTS).replace(OWN_LINK, "");
    return `<!-- floor ${line} -->\n\n${text.replaceAll("[^1]", `[^${at}]`)}\n\n`;
  }).join(n % 2 === 0 ? "" : "\n");
}

function dayOf(year: number, dice: Dice, withTime: boolean): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${year}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`;
  return withTime ? `${day}T${two(dice.below(24))}:${two(dice.below(60))}:00+08:00` : day;
}
