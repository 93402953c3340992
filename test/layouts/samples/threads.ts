import type { ThreadProps } from "../../../layouts/props.ts";
import { at, pictureOf, plainSite, site } from "./site.ts";

const home = { href: "/some/path/", text: "店頭文存" };
const board = { href: "/some/path/retail/", text: "零售" };

/** A thread that has everything a thread can have. */
export const discussion: ThreadProps = {
  kind: "thread",
  site,
  url: "/retail/2016/traffic/",
  lang: "zh-Hant",
  title: "商場週末客流的三個誤區",
  media: true,
  description: "客流計數器不會說謊，但會說得不完整。",
  image: {
    href: "https://archive.example/some/path/i/door-1200.jpg",
    width: 1200,
    height: 800,
    alt: "東門的客流計數器",
  },
  languages: [
    { lang: "en", href: "/some/path/papers/traffic/" },
    { lang: "ja", href: "https://elsewhere.example/ja/" },
    { lang: "zh-Hant", href: "/some/path/retail/2016/traffic/" },
  ],
  breadcrumb: [home, board, { href: "/some/path/retail/2016/traffic/", text: "商場週末客流的三個誤區" }],
  board,
  author: { href: "/some/path/authors/clerk/", text: "店小二" },
  date: at(2016, 11, 30, 10, 12),
  updated: at(2016, 12, 2),
  summary: "客流計數器不會說謊，但會說得不完整。",
  length: { characters: 3187, words: 46 },
  beginning: "誤區一：把人次當人數\n一個人進出三次，就是三個人次。",
  toc: [
    { depth: 2, id: "誤區一", text: "誤區一：把人次當人數" },
    { depth: 3, id: "東門", text: "東門的例子" },
    { depth: 2, id: "誤區二", text: "誤區二：只看週末" },
  ],
  floors: [
    {
      n: 1,
      op: true,
      author: { href: "/some/path/authors/clerk/", text: "店小二" },
      date: at(2016, 11, 30, 10, 12),
      html: '<h2 id="誤區一">誤區一：把人次當人數</h2>\n<p>一個人進出三次，就是三個人次。</p>\n<h3 id="東門">東門的例子</h3>\n<p>東門的計數器裝得太低。</p>\n<h2 id="誤區二">誤區二：只看週末</h2>\n<p>平日的客人買得更多。</p>',
      beginning: "誤區一：把人次當人數\n一個人進出三次，就是三個人次。",
    },
    {
      n: 2,
      op: false,
      author: { href: "/some/path/authors/wang/", text: "小王" },
      date: at(2016, 11, 30, 11),
      html: "<p>我們店也一樣。</p>",
      beginning: "我們店也一樣。",
      inReplyTo: { href: "#floor-1", n: 1, author: "店小二" },
      signature: "小王的店",
      remarks: [
        { author: { href: "", text: "路人" }, date: at(2016, 11, 30, 12), html: "<p>哪一家？</p>" },
        { html: "<p>東門那家。</p>" },
      ],
      attachments: [
        { href: "/some/path/retail/2016/traffic/door.jpg", text: "door.jpg" },
        { href: "", text: "west.jpg" },
      ],
    },
    {
      n: 3,
      op: true,
      author: { href: "", text: "店小二" },
      html: "<p>歡迎補充數字。</p>",
      beginning: "歡迎補充數字。",
    },
    { n: 5, op: false, date: at(2016, 12, 1, 9, 5), html: "<p>四樓被刪了。</p>", beginning: "四樓被刪了。" },
  ],
  floorCount: 4,
  pager: {
    page: 1,
    perPage: 5,
    pages: [
      { page: 1, href: "/some/path/retail/2016/traffic/", first: 1, last: 5 },
      { page: 2, href: "/some/path/retail/2016/traffic/page/2/", first: 6, last: 10 },
      { page: 3, href: "/some/path/retail/2016/traffic/page/3/", first: 11, last: 15 },
      { page: 9, href: "/some/path/retail/2016/traffic/page/9/", first: 41, last: 43 },
    ],
  },
  series: [{ name: { href: "/some/path/tags/traffic/", text: "客流" }, part: 3 }],
  signature: "數人頭的人\n店頭文存編輯部",
  license: { name: "CC-BY-4.0", href: "https://creativecommons.org/licenses/by/4.0/" },
  source: {
    site: "某某論壇",
    href: "https://forum.example/thread-123-1-1.html",
    capturedAt: at(2020, 1, 5),
    views: 12345,
    replies: 42,
    record: {
      software: "Discuz! X3.2",
      sources: [
        {
          href: "https://forum.example/thread-123-1-1.html",
          text: "https://forum.example/thread-123-1-1.html",
          page: 1,
        },
        { href: "", text: "second.html", page: 2, at: at(2020, 1, 6) },
      ],
      repairs: [{ kind: "pinyin-annotation", count: 161 }],
      flags: [
        { flag: "thread-incomplete", reason: "page 3 of 3 is not in the capture" },
        { flag: "date-missing", where: "floor 3", reason: "the capture states no date" },
        { flag: "script-converted" },
      ],
      href: "/some/path/retail/2016/traffic/capture/",
    },
  },
  tags: [
    { href: "/some/path/tags/traffic/", text: "客流" },
    { href: "/some/path/tags/mall/", text: "商場" },
  ],
  attachments: [
    {
      file: "door.jpg",
      href: "/some/path/retail/2016/traffic/door.jpg",
      type: "JPEG",
      size: 184_320,
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      downloads: 12,
      image: true,
      thumbnail: pictureOf("door"),
    },
    {
      file: "east.png",
      href: "/some/path/retail/2016/traffic/east.png",
      title: "東門",
      type: "PNG",
      size: 20_000,
      sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      shown: true,
      image: true,
    },
    {
      file: "scan.bmp",
      href: "/some/path/retail/2016/traffic/scan.bmp",
      type: "BMP",
      size: 9_000_000,
      sha256: "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
      image: true,
    },
    {
      file: "hours.csv",
      href: "/some/path/retail/2016/traffic/hours.csv",
      type: "CSV",
      size: 2048,
      sha256: "a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a",
      readable: true,
    },
    {
      file: "talk.mp3",
      href: "/some/path/retail/2016/traffic/talk.mp3",
      type: "MP3",
      size: 500_000,
      sha256: "a140c0c1eda2def2b830363ba362aa4d7d255c262960544821f556e16661b6ff",
      plays: "audio",
    },
    {
      file: "報表.xlsx",
      href: "/some/path/retail/2016/traffic/%E5%A0%B1%E8%A1%A8.xlsx",
      title: "客流原始數據",
      type: "XLSX",
      size: 1_250_000,
      sha256: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
      downloads: 1040,
    },
  ],
  missing: [
    { name: "https://forum.example/west.jpg", href: "https://forum.example/west.jpg" },
    { name: "門市.zip", size: "25.8 KB", downloads: 3 },
    { name: "north.jpg", size: 2048 },
  ],
  previous: { href: "/some/path/retail/2016/queue/", text: "排隊的學問" },
  next: { href: "/some/path/retail/2016/last-mile/", text: "The last mile is a staircase", lang: "en" },
  comments: {
    archived: [
      {
        archivedAt: { iso: "2024-05-01", epoch: 1714521600000, year: 2024, month: 5, day: 1 },
        comments: [
          {
            id: "waline-7",
            author: { href: "https://someone.example/", text: "路人" },
            date: {
              iso: "2024-04-30T10:12:00Z",
              epoch: 1714471920000,
              year: 2024,
              month: 4,
              day: 30,
              hour: 10,
              minute: 12,
            },
            html: "<p>十年後再看，還是這樣。</p>",
          },
          { id: "waline-9", replyTo: { href: "#waline-7", text: "路人" } },
        ],
      },
    ],
    discussion: {
      link: { href: "https://github.com/someone/archive/discussions" },
      consent: {
        hosts: ["giscus.app"],
        scroll: false,
        script: "/some/path/assets/comments-0123456789.js",
        module: "/some/path/assets/giscus-0123456789.js",
        embed: { server: "https://giscus.app", key: "/retail/2016/traffic/", lang: "zh-TW" },
        policy: { "script-src": ["https://giscus.app/client.js"], "frame-src": ["https://giscus.app"] },
      },
    },
  },
  history: "/some/path/retail/2016/traffic/history/",
  edit: "https://forge.example/edit/main/content/retail/2016/traffic/index.md",
};

/** A later page of a long thread. */
export const laterPage: ThreadProps = {
  kind: "thread",
  site,
  url: "/retail/2016/traffic/page/2/",
  lang: "zh-Hans",
  title: "商场周末客流的三个误区",
  breadcrumb: [home, board, { href: "/some/path/retail/2016/traffic/", text: "商场周末客流的三个误区" }],
  board,
  author: { href: "", text: "店小二" },
  date: at(2016, 11, 30),
  length: { characters: 3187, words: 46 },
  beginning: "误区一：把人次当人数",
  toc: [],
  floors: [
    {
      n: 6,
      op: false,
      author: { href: "", text: "小李" },
      date: at(2016, 12, 3),
      html: "<p>顶。</p>",
      beginning: "顶。",
    },
    {
      n: 7,
      op: true,
      author: { href: "", text: "店小二" },
      date: at(2016, 12, 3),
      html: "<p>谢谢。</p>",
      beginning: "谢谢。",
    },
  ],
  floorCount: 8,
  pager: {
    page: 2,
    perPage: 5,
    pages: [
      { page: 1, href: "/some/path/retail/2016/traffic/", first: 1, last: 5 },
      { page: 2, href: "/some/path/retail/2016/traffic/page/2/", first: 6, last: 9 },
    ],
  },
  tags: [],
  attachments: [],
  series: [
    {
      name: { href: "/some/path/tags/traffic/", text: "客流" },
      part: 3,
      previous: { href: "/some/path/retail/2015/door/", text: "東門的計數器", lang: "zh-Hant" },
      next: { href: "/some/path/retail/2017/cherry/", text: "週末の客数", lang: "ja" },
    },
    { name: { href: "", text: "盘点" }, part: 1, next: { href: "/some/path/retail/2017/night/", text: "夜里盘点" } },
  ],
};

/** An article with its title and text only, on a site with nothing optional. */
export const article: ThreadProps = {
  kind: "thread",
  site: plainSite,
  url: "/logistics/staircase/",
  lang: "en",
  title: "The last mile is a staircase",
  breadcrumb: [
    { href: "/", text: "Shopfront Papers" },
    { href: "/logistics/", text: "Logistics" },
  ],
  board: { href: "/logistics/", text: "Logistics" },
  length: { characters: 0, words: 1 },
  beginning: "Stairs.",
  toc: [],
  floors: [{ n: 1, op: true, html: "<p>Stairs.</p>", beginning: "Stairs." }],
  floorCount: 1,
  tags: [],
  attachments: [],
};

/** A discussion in Japanese. */
export const japanese: ThreadProps = {
  ...discussion,
  url: "/retail/2016/cherry/",
  lang: "ja",
  title: "週末の客数をめぐる三つの誤解",
  description: "計数器は嘘をつかない。",
  breadcrumb: [home, board, { href: "/some/path/retail/2016/cherry/", text: "週末の客数をめぐる三つの誤解" }],
  summary: "計数器は嘘をつかない。",
  beginning: "一人が三回出入りすれば、三人と数えられる。",
  toc: [],
  floors: [
    {
      n: 1,
      op: true,
      date: at(2016, 11, 30, 10, 12),
      html: "<p>一人が三回出入りすれば、三人と数えられる。</p>",
      beginning: "一人が三回出入りすれば、三人と数えられる。",
    },
    {
      n: 2,
      op: false,
      date: at(2016, 11, 30, 11),
      html: "<p>うちの店も同じです。</p>",
      beginning: "うちの店も同じです。",
    },
    { n: 3, op: true, html: "<p>数字をお寄せください。</p>", beginning: "数字をお寄せください。" },
  ],
};
