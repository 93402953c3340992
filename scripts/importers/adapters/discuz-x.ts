/** Discuz! X2 to X3.5. */
import { discuzAddresses, discuzFiles, discuzMarkup } from "./discuz.ts";
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const discuzX = forum({
  name: "discuz-x",
  signs: "#postlist .plc, .pcb .t_f, .postlist .plc[id^=pid]",
  software: ['meta[name="generator" i] @content', found("#frt, #ft", /Discuz!\s*X?[\d.]*/), () => "Discuz! X"],
  title: ["#thread_subject", "h1.ts a", "h1.ts"],
  boards: "#pt .z a",
  tags: ".ptg a, h1.ts > a[href*=typeid], .vwthd h1 > a[href*=typeid]",
  views: ["#postlist .hm .xi1", found("#postlist .hm", /(?:查看|Views)\D{0,20}(\d+)/)],
  replies: [found("#postlist .hm", /(?:回复|回復|Replies)\D{0,20}(\d+)/)],
  paging: { current: [".pgt .pg strong", ".pg strong"], numbers: ".pg a, .pg label span" },
  addresses: discuzAddresses,
  self: [
    "#thread_subject @href",
    ".vwthd .xg1 a @href",
    '#pt a[href*="thread-"] @href',
    '#pt a[href*="mod=viewthread"] @href',
    "h1.ts a @href",
    ".pi strong a @href",
    '[href*="action=printable"] @href',
  ],
  now: found("#frt, #ft, #footer", /GMT[+-]\d+,\s*(\d{4}-\d+-\d+ \d+:\d+)/),
  withoutPosts: "a page of Discuz! that has no posts: a list of threads, a message, or a form",
  post: {
    each: 'div[id^="post_"]:has(.plc), .plc[id^=pid]',
    id: "@id",
    n: ['.pi strong a[id^="postnum"]', ".pi strong em", ".pi strong"],
    author: [".pls .authi a", ".authi .xw1", ".authi b a, .authi .mtit a, .authi b", ".pls .pi"],
    date: ['em[id^="authorposton"] [title]', 'em[id^="authorposton"]', ".authi .rela, .authi .mtime", ".authi em"],
    body: [".t_f", ".pcbs", ".pcb > .locked, .pcb .t_fsz > .locked", ".pcb .t_fsz", ".pcb", ".message"],
    signature: ".sign",
    files: [...discuzFiles],
    hiddenFiles: ".attach_nopermission, .attach_tips",
    remarks: {
      each: ".cm .pstl:has(.psti)",
      author: ".psta a.xi2, .psta .xw1",
      date: [".psti .xg1 [title]", ".psti .xg1"],
      body: ".psti",
      drop: ".xg1, a.xi2",
    },
    markup: discuzMarkup,
  },
});
