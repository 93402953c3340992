import type { ThreadProps } from "../../../layouts/props.ts";
import { discussion } from "./discussion.ts";
import { at, board, home, plainSite, site } from "./site.ts";

export { discussion };

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
