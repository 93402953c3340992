import type { SearchFloor, SearchRecord } from "../../scripts/search/record.ts";

/** A small archive of our own words in both scripts and English, with what is hard to search for. */
interface Draft {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly lang?: string;
  readonly author?: string;
  readonly date?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly attachments?: readonly string[];
  readonly captions?: readonly string[];
  readonly replies?: readonly (readonly [author: string, text: string])[];
  readonly image?: string;
}

export const HOSTILE = "<img src=x onerror=\"document.title='hit'\">";

export const BOARDS = [
  { path: "retail", title: "零售現場" },
  { path: "online", title: "网上生意" },
  { path: "odd", title: HOSTILE },
];

const DRAFTS: readonly Draft[] = [
  {
    path: "retail/2016/foot-traffic",
    title: "商場週末客流的三個誤區",
    text: "東門的客流計數器壞了三天,沒有人發現。\n週末的人潮多半路過,真正走進店裡的不到兩成。",
    author: "店小二",
    date: "2016-11-30T10:12:00+08:00",
    tags: ["客流", "商場"],
    captions: ["東門的計數器外殼"],
    attachments: ["客流原始數據", "report.xlsx"],
    replies: [
      ["小王", "我們店的計數器也常常多算,掃地機器人走過也算一個人。"],
      ["老周", "建議每個月人工點一次人數,再和機器對照。"],
    ],
    image: "/retail/2016/foot-traffic/01-160w.jpg",
  },
  {
    path: "retail/2017/receipt-wallet",
    title: "支付寶錢包進了菜市場",
    text: "賣豆腐的阿姨在秤旁邊貼了支付寶的收款碼。\n付款的人不必找零錢,她也不用數硬幣。",
    author: "店小二",
    date: "2017-03-02",
    tags: ["支付"],
  },
  {
    path: "online/2017/wallet-notes",
    title: "用支付宝收款一个月的账本",
    text: "一个月里有六成顾客用支付宝付款,剩下的用现金。\n手续费比想象中低,对账却花了两个晚上。",
    lang: "zh-Hans",
    author: "掌柜",
    date: "2017-08-15T09:00:00+08:00",
    tags: ["支付", "账本"],
  },
  {
    path: "online/2018/browser-cart",
    title: "浏览器里丢失的购物车",
    text: "顾客换了一个浏览器,购物车就空了。\n我们的软件把它存在本机,服务器并不知道。",
    lang: "zh-Hans",
    author: "掌柜",
    date: "2018-01-20",
    tags: ["软件"],
  },
  {
    path: "retail/2018/pos-software",
    title: "收銀軟體升級那一晚",
    text: "收銀軟體在打烊後升級,網路斷了兩次。\n店長用紙筆記下二十三筆帳。",
    author: "店小二",
    date: "2018-05-06",
    tags: ["軟體"],
    summary: "一次升級的經過,和一張檢查清單。",
  },
  {
    path: "online/2019/supply-chain",
    title: "供应链断了一环",
    text: "模具厂停工,整条供应链跟着等。\n第二供应商的报价贵两成,但是当天能送到。",
    lang: "zh-Hans",
    author: "采购",
    date: "2019-02-11",
    tags: ["供应链"],
  },
  {
    path: "retail/2019/warehouse",
    title: "倉庫裡的供應鏈課",
    text: "倉庫管理員說,供應鏈最怕的不是慢,是不知道有多慢。",
    author: "倉管",
    date: "2019-06-30",
    tags: ["物流"],
  },
  {
    path: "online/2020/windows-printing",
    title: "Windows系統列印標籤的坑",
    text: "Windows系統更新以後,標籤機只印出一半。\n換成 iPhone15 列印反而正常,running tests 也都通過。",
    author: "Ann",
    date: "2020-04-01",
    tags: ["列印"],
  },
  {
    path: "online/2020/returns",
    title: "Why returns cost more than shipping",
    text: "Customers returned one parcel in seven.\nEach returning parcel was opened, checked and packed again by hand.",
    lang: "en",
    author: "Ann",
    date: "2020-09-09",
    tags: ["returns"],
  },
  {
    path: "online/2021/word-order",
    title: "Packing first, counting later",
    text: "We packed before counting. The café next door counted before packing.",
    lang: "en",
    author: "Ann",
    date: "2021-01-05",
    tags: ["returns"],
  },
  {
    path: "odd/hostile",
    title: `標題裡的 ${HOSTILE}`,
    text: `正文裡也有 ${HOSTILE} 和 "引號" 與 \\ 反斜線。`,
    author: HOSTILE,
    tags: [HOSTILE],
    date: "2021-02-02",
  },
  {
    path: "odd/signs",
    title: "表情與零寬字元 🎉",
    text: "這句話裡的支​付​寶夾著零寬空格。\n𠮷野家的𠮷是罕用字。\nعربي 也在這裡。",
    author: "__proto__",
    tags: ["constructor"],
  },
  {
    path: "retail/2015/undated-note",
    title: "沒有日期的舊筆記",
    text: "早年的筆記,只記得下著雨,客流很少。",
    author: "老周",
  },
];

/** A discussion whose floors fill several pages and several parts. */
const LONG_FLOORS = 400;

export function sampleRecords(): SearchRecord[] {
  return [...DRAFTS.map(toRecord), longThread()];
}

/** In the order in which segments are cut: those without a date, then by date. */
export function oldestFirst(records: readonly SearchRecord[]): SearchRecord[] {
  const epoch = (record: SearchRecord) => record.date?.epoch ?? Number.MIN_SAFE_INTEGER;
  return [...records].sort((a, b) => epoch(a) - epoch(b));
}

function toRecord(draft: Draft): SearchRecord {
  const url = `/${draft.path}/`;
  const board = BOARDS.find(({ path }) => draft.path.startsWith(path)) ?? { path: "", title: "" };
  const replies = (draft.replies ?? []).map(
    ([author, text], i): SearchFloor => ({ n: i + 2, url: `${url}#floor-${i + 2}`, author, text, captions: [] }),
  );
  const opening: SearchFloor = {
    n: 1,
    url: `${url}#floor-1`,
    ...(draft.author === undefined ? {} : { author: draft.author }),
    text: draft.text,
    captions: draft.captions ?? [],
  };
  return {
    url,
    title: draft.title,
    lang: draft.lang ?? "zh-Hant",
    board,
    ...(draft.author === undefined ? {} : { author: draft.author }),
    ...(draft.date === undefined ? {} : { date: dateOf(draft.date) }),
    tags: draft.tags ?? [],
    ...(draft.summary === undefined ? {} : { summary: draft.summary }),
    attachments: draft.attachments ?? [],
    ...(draft.image === undefined ? {} : { thumbnail: { src: draft.image, width: 160, height: 120 } }),
    floors: [opening, ...replies],
  };
}

function dateOf(iso: string): { iso: string; epoch: number; year: number } {
  return { iso, epoch: Date.parse(iso), year: Number(iso.slice(0, 4)) };
}

function longThread(): SearchRecord {
  const url = "/retail/2014/long-talk/";
  const floors = Array.from({ length: LONG_FLOORS }, (_, i): SearchFloor => {
    const n = i + 1;
    const page = Math.ceil(n / 100);
    const text = `第${n}層的意見是先看貨架再看報表,貨架上少了什麼一眼就知道,報表要等到月底才看得見。`;
    return {
      n,
      url: `${url}${page > 1 ? `page/${page}/` : ""}#floor-${n}`,
      author: `網友${n % 7}`,
      text: n === 377 ? `${text}獨一無二的榴槤奶茶。` : text,
      captions: [],
    };
  });
  return {
    url,
    title: "四百層的長談",
    lang: "zh-Hant",
    board: BOARDS[0] ?? { path: "", title: "" },
    author: "店小二",
    date: dateOf("2014-07-07"),
    tags: ["長談"],
    attachments: [],
    floors,
  };
}
