/** Saved pages as forum software writes them, made from a few words. */
import { pairOf } from "../../scripts/importers/decode/pairs.ts";

/** One post of a page. */
export interface SavedPost {
  readonly id: number;
  readonly author?: string;
  /** As the page shows it: `2016-11-30 10:12`. */
  readonly date?: string;
  readonly html: string;
  readonly signature?: string;
}

/** One page of a thread. */
export interface SavedThreadPage {
  readonly id: number;
  readonly title: string;
  readonly board?: string;
  readonly posts: readonly SavedPost[];
  /** Number of the page, and how many there are. */
  readonly page?: readonly [number: number, of: number];
  /** Posts on a full page. */
  readonly perPage?: number;
  /** False for a page that does not say where it was. */
  readonly hasAddress?: boolean;
  readonly host?: string;
}

/** A page of phpBB 3, as a browser saves it. */
export function phpbbPage(given: SavedThreadPage): string {
  const { id, title, board = "茶館", posts, page: [number, of] = [1, 1], perPage = 10 } = given;
  const { host = "forum.example", hasAddress = true } = given;
  const address = (page: number) => `viewtopic.php?f=2&t=${id}${page === 1 ? "" : `&start=${(page - 1) * perPage}`}`;
  const mark = `https://${host}/${address(number)}`;
  const pages = Array.from({ length: of }, (_, at) =>
    at + 1 === number
      ? `<li class="active"><span>${number}</span></li>`
      : `<li><a href="./${address(at + 1).replaceAll("&", "&amp;")}">${at + 1}</a></li>`,
  );
  return `<!DOCTYPE html>
${hasAddress ? `<!-- saved from url=(${String(mark.length).padStart(4, "0")})${mark} -->\n` : ""}<html lang="zh-Hant"><head><meta charset="utf-8"><title>${title} - 小論壇</title></head>
<body id="phpbb"><ul id="nav-breadcrumbs"><li class="crumb"><a href="./index.php">首頁</a></li><li class="crumb"><a href="./viewforum.php?f=2">${board}</a></li></ul>
<div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?f=2&amp;t=${id}">${title}</a></h2>
<div class="pagination"><ul>${of > 1 ? pages.join("") : ""}</ul></div>
${posts.map(phpbbPost).join("\n")}
</div><div class="copyright">Powered by phpBB</div></body></html>
`;
}

function phpbbPost({ id, author = "掌櫃", date = "2016-11-30 10:12", html, signature }: SavedPost): string {
  const signed = signature === undefined ? "" : `<div class="signature">${signature}</div>`;
  return `<div id="p${id}" class="post"><dl class="postprofile"><dt><a href="./memberlist.php?mode=viewprofile" class="username">${author}</a></dt></dl>
<div class="postbody"><p class="author">由 <strong><a href="./memberlist.php" class="username">${author}</a></strong> » ${date}</p><div class="content">${html}</div>${signed}</div></div>`;
}

/** A page of Discuz! X3. */
export function discuzPage({ id, title, board = "茶館", posts, page: [number, of] = [1, 1] }: SavedThreadPage): string {
  const pages =
    of > 1
      ? `<div class="pgt"><div class="pg"><strong>${number}</strong><label><span> / ${of} 頁</span></label></div></div>`
      : "";
  const post = ({ id: pid, author = "掌櫃", date = "2016-11-30 10:12", html }: SavedPost, at: number) =>
    `<div id="post_${pid}"><table class="plhin"><tr><td class="pls"><div class="pi"><div class="authi"><a class="xw1">${author}</a></div></div></td><td class="plc"><div class="pi"><strong><a id="postnum${pid}"><em>${(number - 1) * 10 + at + 1}</em>#</a></strong><div class="pti"><div class="authi"><em id="authorposton${pid}">發表於 ${date}:00</em></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${pid}">${html}</td></tr></table></div></div></div></td></tr></table></div>`;
  return `<!DOCTYPE html><html><head><meta charset="gbk"><meta name="generator" content="Discuz! X3.2"><title>${title}</title><link rel="canonical" href="http://bbs.example/thread-${id}-${number}-1.html"></head>
<body><div id="pt"><div class="z"><a href="./">論壇</a> <a href="forum-2-1.html">${board}</a></div></div>${pages}
<div id="postlist"><h1 class="ts"><a id="thread_subject" href="thread-${id}-1-1.html">${title}</a></h1>${posts.map(post).join("")}</div></body></html>`;
}

/** A text in GBK. */
export function gbk(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const pair = pairOf(character);
      return pair === undefined ? Buffer.from(character) : Buffer.of(pair >> 8, pair & 0xff);
    }),
  );
}
