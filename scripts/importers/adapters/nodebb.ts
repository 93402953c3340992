/** NodeBB. */
import { defined } from "../defined.ts";
import { attr } from "../html/query.ts";
import { forum } from "./forum.ts";
import { next, take, textWithout } from "./take.ts";

const PARENT = '[component="post/parent"]';

export const nodebb = forum({
  name: "nodebb",
  signs: '[component="post"] [component="post/content"], [component="topic"][data-tid]',
  software: () => "NodeBB",
  title: ['[component="topic/title"]', textWithout('[component="post/header"]', "i, .label")],
  boards: ".breadcrumb li:not(:last-child) a",
  tags: '[component="topic/tags"] a, .tags .tag, .tag-list a',
  views: [
    '[component="topic/view-count"] @title',
    '[component="topic/viewcount"] @title',
    'meta[itemprop="viewCount"] @content',
  ],
  replies: ['[component="topic/post-count"] @title'],
  paging: {
    current: ['[component="pagination"] .page-item.active, [component="pagination"] .page.active, .pagination .active'],
    numbers: '[component="pagination"] a, .pagination .page a',
  },
  addresses: [/\/topic\/(?<id>\d+)(?:\/[^/?]*)?\/?(?:\?page=(?<page>\d+))?$/],
  withoutPosts: "a page of NodeBB without posts",
  post: {
    each: '[component="post"][data-pid], [component="post"]',
    id: "@data-pid",
    n: next("@data-index"),
    author: [
      '[itemprop="author"] meta[itemprop="name"] @content',
      '[itemprop="author"]',
      "@data-username",
      '[component="post/header"] a[data-username]',
      "a[data-username] @data-username",
    ],
    date: (scope) => [
      ...scope.all('meta[itemprop="datePublished"]').map((one) => attr(one, "content")),
      ...scope.all('.timeago, [component="post/timestamp"]').map((one) => attr(one, "title") ?? attr(one, "datetime")),
    ],
    body: ['[component="post/content"]'],
    signature: '[component="post/signature"], .post-signature',
    markup: {
      drop: ".post-tools, [component='post/tools'], [component='post/reply-count'], .link-preview",
      boxes: [{ is: "quote", box: "blockquote" }],
    },
    inReplyTo: (scope) => {
      const id = take(scope, `${PARENT} @data-topid`);
      const author = take(scope, [`${PARENT} @data-username`, `${PARENT} [title] @title`]);
      return id === undefined ? undefined : defined({ id, author });
    },
  },
});
