/** Flarum: the view that its server writes, and the page as a browser saved it. */
import { forum } from "./forum.ts";
import { textWithout } from "./take.ts";

export const flarum = forum({
  name: "flarum",
  signs: "#flarum-content article, #app .PostStream, .PostStream-item .Post-body",
  software: () => "Flarum",
  title: [".DiscussionHero-title", textWithout("#flarum-content h1", ".badge"), "h1"],
  boards: ".DiscussionHero .TagLabel, .TagsLabel .TagLabel",
  addresses: [/\/d\/(?<id>\d+)(?:-[^/?]*)?(?:\?page=(?<page>\d+))?$/],
  withoutPosts: "a page of Flarum whose posts a script would have loaded",
  post: {
    each: ".PostStream-item[data-id]:has(.Post-body), #flarum-content article, .PostStream-item:has(.CommentPost)",
    id: ["@data-id", ".Post @data-id"],
    n: "@data-number",
    author: [".PostUser-name .username", ".PostUser-name"],
    date: [".PostMeta time, .Post-header time", ".PostMeta"],
    body: [".Post-body"],
    markup: { drop: ".Post-actions, .PostMention-preview, .Button, .Post-mentionedBy" },
  },
});
