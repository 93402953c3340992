/** Shows the public replies to a toot as text and links, without pictures, so that no other host is contacted. */
import { addPlace, type Follow, type Opening } from "./opening.ts";
import { plainMarkup } from "./plain-markup.ts";

interface Status {
  readonly id: string;
  readonly url: string | null;
  readonly created_at: string;
  readonly language: string | null;
  readonly content: string;
  readonly visibility: string;
  readonly account: { readonly display_name: string; readonly acct: string; readonly url: string };
}

export async function open({ place, embed }: Opening): Promise<Follow> {
  const answer = await fetch(`${embed.server}/api/v1/statuses/${embed.toot}/context`, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  if (!answer.ok) throw new Error(`${embed.server} answered ${answer.status}`);
  const { descendants } = (await answer.json()) as { descendants: readonly Status[] };
  for (const status of descendants)
    if (/^(public|unlisted)$/.test(status.visibility)) place.append(floor(status, embed.lang));
  return () => {};
}

/** One reply as a floor of the page. */
function floor(status: Status, lang: string | undefined): HTMLElement {
  const article = document.createElement("article");
  article.className = "floor";
  const head = addPlace(article, "header", { class: "floor-line" });
  const author = link(status.account.url, status.account.display_name || status.account.acct);
  author.className = "author";
  const time = document.createElement("time");
  time.dateTime = status.created_at;
  time.textContent = new Date(status.created_at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  const when = link(status.url ?? "", "");
  when.append(time);
  head.append(author, when);
  const prose = addPlace(article, "div", { class: "prose", dir: "auto" });
  if (status.language) prose.lang = status.language;
  copy(new DOMParser().parseFromString(plainMarkup(status.content), "text/html").body, prose);
  return article;
}

/** Copies text, paragraphs, breaks and links. */
function copy(from: Node, to: Node): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(node.textContent ?? ""));
    if (!(node instanceof HTMLElement)) continue;
    if (node.matches("br")) to.appendChild(document.createElement("br"));
    else copy(node, node.matches("p, a") ? to.appendChild(twin(node)) : to);
  }
}

function twin(node: HTMLElement): HTMLElement {
  return node.tagName === "A" ? link(node.getAttribute("href") ?? "", "") : document.createElement("p");
}

/** A link, if it leads to a web page. */
function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement("a");
  if (/^https?:/i.test(href)) anchor.href = href;
  anchor.rel = "nofollow ugc noopener noreferrer";
  anchor.textContent = text;
  return anchor;
}
