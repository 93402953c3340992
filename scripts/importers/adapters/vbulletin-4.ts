/** vBulletin 4. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";
import { vbulletinAddresses, vbulletinMarkup } from "./vbulletin.ts";

export const vbulletin4 = forum({
  name: "vbulletin-4",
  signs: ".postbit .postcontent, .postbitlegacy, .postcontainer .posthead, li.postbit",
  software: ['meta[name="generator" i] @content', () => "vBulletin 4"],
  title: [".threadtitle a", ".threadtitle", "#pagetitle h1"],
  boards: "#breadcrumb .navbit a, .breadcrumb .navbit a",
  tags: "#tag_list_cell a, #thread_tags_list a, .threadtitle .prefix, .prefix",
  paging: {
    current: ["#pagination_top .popupctrl", ".pagination .popupctrl", ".pagination .selected"],
    numbers: ".pagination a, .pagination .selected",
  },
  addresses: vbulletinAddresses,
  self: [".threadtitle a @href", 'input[name="searchthreadid"] @value'],
  withoutPosts: "a page of vBulletin that has no posts: a list of threads, a message, or a form",
  post: {
    each: 'li[id^="post_"], .postcontainer',
    id: "@id",
    n: ['a[id^="postcount"] @name', ".postcounter"],
    author: [".username_container .username", ".username", ".username_container .popupctrl"],
    date: [".postdate", ".posthead .date"],
    body: [".postcontent:not(fieldset)", '[id^="post_message_"]', ".postbody .content"],
    signature: ".signaturecontainer, .signature",
    files: [
      {
        each: ".attachments li, .postattachments li",
        url: "a @href",
        name: ["a", "img @alt"],
        size: found("", /\(([\d.,]+ \w+)/),
        downloads: found("", /([\d,]{1,12}) (?:views|downloads)/),
      },
    ],
    markup: vbulletinMarkup,
  },
});
