/** Discourse: the view that its server writes, and the page as a browser saved it. */
import { forum } from "./forum.ts";
import { found, take } from "./take.ts";

export const discourse = forum({
  name: "discourse",
  signs:
    'meta[name="generator" i][content^="Discourse" i], .crawler-post, #ember-basic-dropdown-wormhole, .topic-post .cooked',
  title: ["#topic-title h1 .fancy-title", "#topic-title h1 a", "#topic-title h1", "h1"],
  boards:
    "#topic-title .topic-category .badge-category__name, #topic-title .topic-category .category-name, #topic-title .topic-category .category-title",
  tags: "#topic-title .discourse-tag, #topic-title .discourse-tags a",
  views: [".topic-map .views .number", found(".topic-map li", /^([\d.,k]+) views/i)],
  replies: [".topic-map .replies .number", found(".topic-map li", /^([\d.,k]+) repl/i)],
  addresses: [/\/t\/(?:[^/?]+\/)?(?<id>\d+)\/?(?:\?page=(?<page>\d+))?$/],
  withoutPosts: "a page of Discourse whose posts a script would have loaded",
  post: {
    each: ".crawler-post, article[data-post-id], .topic-post article",
    id: "@data-post-id",
    n: ['[itemprop="position"]', (scope) => /^post_(\d+)$/.exec(take(scope, "@id") ?? "")?.[1]],
    author: ['.creator [itemprop="name"]', ".names .username", ".names .full-name", ".names a @data-user-card"],
    date: [".crawler-post-infos time", ".post-date .relative-date", ".post-info time"],
    body: [".post[itemprop=text]", ".crawler-post > .post", ".cooked"],
    markup: {
      drop:
        ".lightbox-wrapper .meta, .quote-controls, .quote .title .avatar, .cooked-selection-barrier, .badge-notification.clicks, " +
        ".onebox .source img, .onebox-metadata, .codeblock-button-wrapper, .fullscreen-table-wrapper__buttons",
      boxes: [{ is: "quote", box: "aside.quote", name: ".title", text: "blockquote" }],
    },
  },
});
