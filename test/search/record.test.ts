import { expect, test } from "vitest";
import type { Board, Body, Thread } from "../../scripts/archive/model/model.ts";
import { toRecord } from "../../scripts/search/record.ts";

const length = { characters: 0, words: 0 };
const thread: Thread = {
  path: "retail/2016/x",
  url: "/retail/2016/x/",
  board: "retail",
  fingerprint: "f",
  title: "東門的計數器",
  lang: "zh-Hant",
  date: { iso: "2016-11-30", epoch: 1480464000000, year: 2016, month: 11, day: 30 },
  author: "店小二",
  tags: ["客流"],
  aliases: [],
  attachments: [
    { file: "01.jpg", url: "/retail/2016/x/01.jpg", id: "a", shown: true },
    { file: "data.xlsx", url: "/retail/2016/x/data.xlsx", id: "b", title: "客流原始數據", shown: false },
  ],
  comments: true,
  draft: false,
  excerpt: "",
  links: [],
  length,
  figure: "01.jpg",
  floorCount: 2,
  repliers: [],
  lastFloor: 2,
};
const board: Board = { path: "retail", url: "/retail/", title: "零售", threads: [thread] };
const body: Body = {
  floors: [
    {
      n: 1,
      post: {
        parts: ["<p>", { kind: "image", src: "01.jpg", alt: "門", caption: "計數器外殼", block: true }, "</p>"],
        headings: [],
        text: "三天沒有人發現。",
        length,
      },
    },
    { n: 2, author: "小王", post: { parts: [], headings: [], text: "我也是。", length } },
  ],
};

test("a thread's record holds all that is searched for, floors with the address of their page", () => {
  const record = toRecord(thread, body, board, {
    floorUrl: (n) => `/retail/2016/x/${n > 1 ? "page/2/" : ""}#floor-${n}`,
    thumbnail: ({ file }) => ({ src: `/small/${file}`, width: 160, height: 120 }),
  });
  expect(record).toEqual({
    url: "/retail/2016/x/",
    title: "東門的計數器",
    lang: "zh-Hant",
    board: { path: "retail", title: "零售" },
    author: "店小二",
    date: { iso: "2016-11-30", epoch: 1480464000000, year: 2016 },
    tags: ["客流"],
    attachments: ["01.jpg", "客流原始數據", "data.xlsx"],
    thumbnail: { src: "/small/01.jpg", width: 160, height: 120 },
    floors: [
      { n: 1, url: "/retail/2016/x/#floor-1", text: "三天沒有人發現。", captions: ["門", "計數器外殼"] },
      { n: 2, url: "/retail/2016/x/page/2/#floor-2", author: "小王", text: "我也是。", captions: [] },
    ],
  });
});
