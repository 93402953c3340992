/** Pages of any software whose posts are marked up with the words of schema.org. */
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";

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
    body: ['[itemprop="text"]', '[itemprop="articleBody"]', '[itemprop="commentText"]', '[itemprop="description"]'],
    markup: {
      drop: "[itemprop=interactionStatistic], [class*=share], [class*=reaction], [class*=actions]",
      boxes: [{ is: "quote", box: "blockquote", name: "cite" }],
    },
  },
});
