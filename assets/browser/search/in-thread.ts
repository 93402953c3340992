import { excerptOf, matchesIn, type Piece, phrasesIn, type ReadText, readText } from "./excerpt.ts";
import { remember } from "./index/files.ts";
import { loadPage } from "./load-page.ts";
import { matchingValues } from "./query/filter.ts";
import type { Phrase } from "./query/phrase.ts";
import type { Plan } from "./query/plan.ts";
import { SKIPPED, textBlocks, textOf } from "./text-blocks.ts";

/** A post of this thread in which the query is found. */
export interface FoundPost {
  /** Address of its page, and its place there. */
  readonly url: string;
  /** Number as the page shows it, and author. */
  readonly name: string;
  readonly lang: string;
  readonly excerpt: readonly Piece[];
}

/** What was found in a thread. */
export interface ThreadResult {
  readonly posts: readonly FoundPost[];
  /** Pages of the thread that could not be read. */
  readonly failed: number;
  readonly pages: number;
}

/** The parts of a thread's page that are posts. */
const POSTS = '[id^="floor-"], .comments.kept article[id]';
/** Who wrote a post and when is no part of it. */
const HEAD = ".floor-line";

/** Addresses of all pages of the thread that this page is of; none if it is of no thread with replies. */
export function threadPages(): string[] {
  if (!document.querySelector("article.thread .floor")) return [];
  const { thread, floorPages } = document.querySelector<HTMLElement>("[data-floor-pages]")?.dataset ?? {};
  if (thread === undefined) return [location.pathname];
  return Array.from({ length: Number(floorPages) }, (_, i) => (i === 0 ? thread : `${thread}page/${i + 1}/`));
}

/** A post as its page has it. */
interface Post {
  readonly url: string;
  readonly element: HTMLElement;
  readonly author: string;
  readonly text: ReadText;
}

/** The posts of a page. Its texts are read once, for all that a reader types. */
const postsOf = remember(async (url: string): Promise<Post[]> => {
  const page = url === location.pathname ? document : await loadPage(url);
  return [...page.querySelectorAll<HTMLElement>(POSTS)].map((element) => {
    const head = element.querySelector(HEAD) ?? page.querySelector(".byline");
    const author = head?.querySelector(".author")?.textContent?.trim() ?? "";
    return { url: `${url}#${element.id}`, element, author, text: readText(textOfPost(element)) };
  });
});

/**
 * Finds the posts of a thread that hold every term and nothing excluded; if there are none, those that hold some. Of the
 * filters that of authors counts: the others are the same for all posts. It reads the pages of the thread, which say what the index does not: which posts are of which thread.
 *
 * @param pages from `threadPages`
 */
export async function searchThread(plan: Plan, pages: readonly string[]): Promise<ThreadResult> {
  const loaded = await Promise.all(pages.map((url) => postsOf(url).catch(() => undefined)));
  const posts = loaded.flatMap((page) => page ?? []);
  const clean = byAuthors(posts, plan).filter(({ text }) => matchesIn(text, plan.excluded).length === 0);
  const terms = plan.terms.map(({ literal, regional }): readonly Phrase[] => [literal, ...regional]);
  const held = clean.map((post) => ({ post, terms: terms.filter((forms) => holds(post.text, forms)).length }));
  const most = Math.max(0, ...held.map((one) => one.terms));
  const found = most === 0 && terms.length > 0 ? [] : held.filter((one) => one.terms === most);
  return {
    posts: found.map(({ post: { url, element, text } }) => ({
      url,
      name: nameOf(element),
      lang: element.closest("[lang]")?.getAttribute("lang") ?? "",
      excerpt: excerptOf(text.source, matchesIn(text, phrasesIn(text, plan))),
    })),
    failed: loaded.filter((page) => page === undefined).length,
    pages: pages.length,
  };
}

/** The posts of authors whom the filters leave. */
function byAuthors(posts: readonly Post[], { filters, without }: Plan): Post[] {
  const authors = new Set(posts.map(({ author }) => author));
  const named = (asked: readonly string[]) =>
    new Set(asked.flatMap((wanted) => matchingValues(authors, "author", wanted, (_, value) => value)));
  const wanted = filters.author ? named(filters.author) : authors;
  const unwanted = named(without.author ?? []);
  return posts.filter(({ author }) => wanted.has(author) && !unwanted.has(author));
}

function holds(text: ReadText, forms: readonly Phrase[]): boolean {
  return matchesIn(text, forms).length > 0;
}

function textOfPost(post: HTMLElement): string {
  return [...textBlocks(post, `${SKIPPED}, ${HEAD}`)]
    .map((nodes) => textOf(nodes).trim())
    .filter((text) => text !== "")
    .join("\n");
}

/** A reply has its number and author in its head; the opening post has its name for screen readers. */
function nameOf(post: HTMLElement): string {
  const parts = [...post.querySelectorAll(`${HEAD} :is(.floor-n, .author)`)].map((part) => part.textContent?.trim());
  return parts.length > 0 ? parts.join(" ") : (post.getAttribute("aria-label") ?? "");
}
