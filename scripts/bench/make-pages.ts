import fs from "node:fs";
import path from "node:path";

/** Posts on a page, and pages of a thread. */
const [POSTS, PAGES] = [20, 4];
/** Saved pages in one folder. */
const IN_FOLDER = 1000;
const WORDS = "茶館裏的水是從後山引來的。掌櫃每天清早開門，先燒一壺，客官坐下便有得喝。冬天加炭，夏天加冰；".repeat(4);

/**
 * Writes saved pages of forum threads, the same for the same number. Each is a page as forum software makes it, with its
 * menus, a picture that was saved, one that was not, a quotation and links to other threads.
 *
 * @param folder to write to
 * @param pages how many
 * @param software whether an adapter knows the markup
 */
export function makePages(folder: string, pages: number, software: "known" | "other"): void {
  for (let at = 0; at < pages; at += 1) {
    const [thread, page] = [Math.floor(at / PAGES), at % PAGES];
    const inside = path.join(folder, `${Math.floor(at / IN_FOLDER)}`);
    const name = `thread-${thread}-${page + 1}`;
    fs.mkdirSync(path.join(inside, `${name}_files`), { recursive: true });
    fs.writeFileSync(path.join(inside, `${name}.html`), pageOf(thread, page, software));
    fs.writeFileSync(path.join(inside, `${name}_files`, "1.gif"), `GIF89a\u0001\u0000\u0001\u0000${thread}-${page}`);
  }
}

function pageOf(thread: number, page: number, software: "known" | "other"): string {
  const address = `https://forum.example/viewtopic.php?f=2&t=${thread}&start=${page * POSTS}`;
  const menu = Array.from({ length: 80 }, (_, at) => `<li><a href="./viewforum.php?f=${at}">Board ${at}</a></li>`).join(
    "\n",
  );
  const posts = Array.from({ length: POSTS }, (_, at) => postOf(thread, page, at, software));
  const bar = Array.from({ length: PAGES }, (_, at) =>
    at === page
      ? `<li class="active"><span>${at + 1}</span></li>`
      : `<li><a href="./viewtopic.php?f=2&amp;t=${thread}&amp;start=${at * POSTS}">${at + 1}</a></li>`,
  ).join("");
  return `<!DOCTYPE html>
<!-- saved from url=(${String(address.length).padStart(4, "0")})${address} -->
<html lang="zh-Hant"><head><meta charset="utf-8"><title>Thread ${thread}</title></head>
<body${software === "known" ? ' id="phpbb"' : ""}><ul class="menu">${menu}</ul><div id="page-body">
<h2 class="topic-title"><a href="./viewtopic.php?f=2&amp;t=${thread}">Thread ${thread}</a></h2>
<div class="pagination"><ul>${bar}</ul></div>
${posts.join("\n")}
</div></body></html>
`;
}

function postOf(thread: number, page: number, at: number, software: "known" | "other"): string {
  const number = (thread * PAGES + page) * POSTS + at;
  const day = `2016-11-${String(1 + (at % 28)).padStart(2, "0")} 10:12`;
  const start = (number * 7) % 40;
  const text = `<blockquote>引 ${number}</blockquote>${WORDS.slice(start, start + 150)}<br><br>${WORDS.slice(start, start + 60)} <b>${number}</b> <a href="./viewtopic.php?f=2&amp;t=${thread + 1}">見</a>`;
  const files = `${at === 0 ? `<img src="./thread-${thread}-${page + 1}_files/1.gif">` : ""}${at === 1 ? '<img src="./gone.gif">' : ""}`;
  if (software === "other")
    return `<section class="entry" id="e${number}"><header><em class="who">Member ${number % 50}</em> <i class="when">${day}</i></header><div class="words">${text}${files}</div></section>`;
  return `<div id="p${number}" class="post"><dl class="postprofile"><dt><a href="./memberlist.php" class="username">Member ${number % 50}</a></dt></dl><div class="postbody"><p class="author">» ${day}</p><div class="content">${text}${files}</div><div class="signature">${number % 50}</div></div></div>`;
}
