/** Pages of any software whose posts are marked up with the words of schema.org. */
import type { Element } from "hast";
import { make } from "../html/elements.ts";
import { attr, rawText } from "../html/query.ts";
import { forum } from "./forum.ts";
import type { Scope } from "./take.ts";

const PERSON = '[itemprop="author"], [itemprop="creator"]';

export const microdata = forum({
  name: "microdata",
  signs:
    '[itemtype$="/DiscussionForumPosting"] [itemprop="text"], [itemtype$="/DiscussionForumPosting"] [itemprop="articleBody"], [itemtype$="/Question"] [itemprop="text"], [itemtype$="/Comment"] [itemprop="text"], [itemtype$="/UserComments"] [itemprop="commentText"]',
  title: ['[itemprop="headline"]', '[itemprop="headline"] @content', '[itemtype$="/Question"] [itemprop="name"]', "h1"],
  boards: '[itemtype$="/BreadcrumbList"] a, [class*=breadcrumb] a',
  replies: ['[itemprop="answerCount"]', '[itemprop="answerCount"] @content', '[itemprop="commentCount"] @content'],
  paging: { numbers: "[class*=pagination] a, [class*=pager] a" },
  withoutPosts: "a page whose markup announces a discussion that it does not hold",
  post: {
    each: '[itemtype$="/DiscussionForumPosting"], [itemtype$="/Question"], [itemtype$="/Answer"], [itemtype$="/Comment"], [itemtype$="/UserComments"]',
    id: ["@id", "@data-id", "@data-post-id"],
    n: '[itemprop="position"]',
    author: [
      `:is(${PERSON}) [itemprop="name"]`,
      `:is(${PERSON}) [itemprop="name"] @content`,
      PERSON,
      `:is(${PERSON}) @content`,
    ],
    date: (scope) =>
      scope
        .all('[itemprop="datePublished"], [itemprop="dateCreated"], [itemprop="commentTime"]')
        .flatMap((one) => [attr(one, "datetime"), attr(one, "content"), attr(one, "title")]),
    body: textOf,
    markup: {
      drop: "[itemprop=interactionStatistic], [class*=share], [class*=reaction], [class*=actions]",
      boxes: [{ is: "quote", box: "blockquote", name: "cite" }],
    },
  },
});

/** Elements with the text of a post. Where a `meta` states it, the page shows it in an element without a mark of its own. */
function textOf(scope: Scope): Element[] {
  for (const name of ["text", "articleBody", "commentText", "description"]) {
    const marked = scope.all(`[itemprop="${name}"]`);
    const shown = marked.filter(({ tagName }) => tagName !== "meta");
    if (shown.length > 0) return shown;
    const stated = attr(marked[0], "content")?.trim() ?? "";
    if (stated !== "") return [showing(scope, stated) ?? make("div", [{ type: "text", value: stated }])];
  }
  return [];
}

/** Letters by which the beginning of a text is known. */
const START = 60;

/** The innermost element that shows a text, or the text of which it is the beginning; no single line of it. */
function showing(scope: Scope, stated: string): Element | undefined {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const start = letters(stated).slice(0, START);
  if (start === "") return undefined;
  return scope
    .all("div, td, section, article, blockquote")
    .findLast((element) => letters(rawText(element)).startsWith(start));
}
