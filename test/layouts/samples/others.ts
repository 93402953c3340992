import type {
  FeedsProps,
  HomeProps,
  IndexProps,
  ListingProps,
  MovedProps,
  NotFoundProps,
  RedirectProps,
  TextPageProps,
  ThreadRow,
  TombstoneProps,
} from "../../../layouts/props.ts";
import { at, board, home, pictureOf, plainSite, site } from "./site.ts";

export { capturePage } from "./capture.ts";

const rows: readonly ThreadRow[] = [
  {
    href: "/some/path/retail/2016/traffic/",
    title: "商場週末客流的三個誤區",
    lang: "zh-Hant",
    board,
    author: "店小二",
    date: at(2016, 11, 30, 10, 12),
    summary: "客流計數器不會說謊，但會說得不完整。",
    replies: 42,
    thumbnail: pictureOf("door"),
  },
  {
    href: "/some/path/retail/staircase/",
    title: "The last mile is a staircase",
    lang: "en",
    summary: "Couriers climb.",
    replies: 1,
  },
  { href: "/some/path/retail/arabic/", title: "آخر ميل", lang: "ar", date: at(2015, 2, 1), replies: 0 },
];

export const homePage: HomeProps = {
  kind: "home",
  site,
  url: "/",
  lang: "zh-Hant",
  title: site.title,
  description: "零售與電商的討論，一篇一篇留下來。",
  breadcrumb: [],
  threadCount: 1204,
  boards: [
    { ...board, title: board.text, description: "門店、客流、陳列。", count: 1180, newest: rows.slice(0, 2) },
    { href: "/some/path/logistics/", title: "物流", count: 0, newest: [] },
  ],
  newest: rows,
  indexes: [
    { href: "/some/path/tags/", text: "所有標籤" },
    { href: "/some/path/authors/", text: "所有作者" },
    { href: "/some/path/years/", text: "所有年份" },
  ],
  feed: "/some/path/feed.xml",
};

export const emptyHome: HomeProps = {
  kind: "home",
  site: plainSite,
  url: "/",
  lang: "en",
  title: plainSite.title,
  breadcrumb: [],
  threadCount: 0,
  boards: [],
  newest: [],
  indexes: [],
  feed: "/feed.xml",
};

export const boardPage: ListingProps = {
  kind: "listing",
  site,
  url: "/retail/",
  lang: "zh-Hant",
  title: "零售",
  description: "門店、客流、陳列。",
  breadcrumb: [home],
  of: "board",
  heading: "零售",
  intro: "門店、客流、陳列。",
  count: 1180,
  rows,
  older: "/some/path/retail/page/22/",
  headings: "month",
  periods: {
    years: [
      {
        year: 2016,
        href: "/some/path/retail/page/year-2016/",
        count: 840,
        months: [
          { month: 11, href: "/some/path/retail/page/2016-11/", count: 800 },
          { month: 2, href: "/some/path/retail/page/2016-02/", count: 40 },
        ],
      },
      {
        year: 2015,
        href: "/some/path/retail/page/year-2015/",
        count: 1,
        months: [{ month: 2, href: "/some/path/retail/page/year-2015/#2015-02", count: 1 }],
      },
    ],
    undated: { href: "/some/path/retail/page/3/#undated", count: 12 },
  },
  pages: [
    { href: "/some/path/retail/" },
    ...[22, 21, 20, 15, 10, 5, 1].map((page) => ({ page, href: `/some/path/retail/page/${page}/` })),
  ],
  feed: "/some/path/retail/feed.xml",
};

export const tagPage: ListingProps = {
  kind: "listing",
  site: { ...plainSite, registration: "REG 12345678" },
  url: "/tags/stairs/page/2/",
  lang: "en",
  title: "Stairs",
  breadcrumb: [{ href: "/", text: "Shopfront Papers" }],
  of: "tag",
  heading: "Stairs",
  rows: rows.slice(1, 2),
  page: 2,
  newer: "/tags/stairs/",
  older: "/tags/stairs/page/1/",
};

/** The list of a tag that is a series. */
export const seriesPage: ListingProps = {
  ...tagPage,
  firstPart: 51,
  rows: tagPage.rows.map((row, at) => ({ ...row, part: 51 + at })),
};

export const tagsPage: IndexProps = {
  kind: "index",
  site,
  url: "/tags/",
  lang: "zh-Hans",
  title: "标签",
  breadcrumb: [home],
  of: "tags",
  entries: [
    { href: "/some/path/tags/traffic/", text: "客流", count: 1024 },
    { href: "/some/path/tags/mall/", text: "商場", count: 1 },
  ],
};

export const authorsPage: IndexProps = {
  ...tagsPage,
  url: "/authors/",
  title: "作者",
  of: "authors",
  groups: [
    { id: "digits", initial: "0–9", entries: [{ href: "/some/path/authors/7/", text: "7", count: 1 }] },
    { id: "k", initial: "K", entries: tagsPage.entries },
    { id: "others", initial: "", entries: [{ href: "/some/path/authors/c/", text: "★", count: 2 }] },
  ],
};

export const yearsPage: IndexProps = {
  ...tagsPage,
  url: "/years/",
  title: "年份",
  of: "years",
  entries: [
    { href: "/some/path/years/2016/", text: "2016", count: 1024 },
    { href: "/some/path/years/2015/", text: "2015", count: 3 },
  ],
};

export const feedsPage: FeedsProps = {
  kind: "feeds",
  site,
  url: "/feeds/",
  lang: "zh-Hant",
  title: "訂閱",
  breadcrumb: [home, { href: "/some/path/feeds/", text: "訂閱" }],
  groups: [
    { of: "archive", feeds: [{ page: home, atom: "/some/path/feed.xml", json: "/some/path/feed.json" }] },
    {
      of: "authors",
      feeds: [
        {
          page: { href: "/some/path/authors/mei/", text: "Mei", lang: "en" },
          atom: "/some/path/authors/mei/feed.xml",
          json: "/some/path/authors/mei/feed.json",
        },
      ],
    },
  ],
};

export const aboutPage: TextPageProps = {
  kind: "text",
  site,
  url: "/about/",
  lang: "zh-Hant",
  title: "關於本站",
  breadcrumb: [home],
  html: '<p>這裡收的是<a href="/some/path/retail/">零售</a>的老帖。</p>',
};

export const tombstone: TombstoneProps = {
  kind: "tombstone",
  site,
  url: "/retail/2014/gone/",
  lang: "zh-Hans",
  title: "一篇撤下的文章",
  breadcrumb: [home, board],
  reason: "应作者要求撤下",
  board,
};

export const notFound: NotFoundProps = {
  kind: "notFound",
  site,
  url: "/404.html",
  lang: "zh-Hant",
  title: "找不到這一頁",
  breadcrumb: [],
  home: "/some/path/",
};

export const redirect: RedirectProps = {
  kind: "redirect",
  site,
  url: "/thread-123-1-1.html",
  lang: "en",
  title: "商場週末客流的三個誤區",
  breadcrumb: [],
  to: "/some/path/retail/2016/traffic/",
};

export const moved: MovedProps = {
  kind: "moved",
  site,
  url: "/viewthread.php",
  lang: "zh-Hans",
  title: "viewthread.php",
  breadcrumb: [],
  entries: [
    { query: "?tid=123", href: "/some/path/retail/2016/traffic/", text: "商場週末客流的三個誤區", lang: "zh-Hant" },
    {
      query: "?tid=124&page=1",
      href: "/some/path/retail/staircase/",
      text: "The last mile is a staircase",
      lang: "en",
    },
  ],
};
