/** CSDN 论坛. */
import { forum } from "./forum.ts";
import { found } from "./take.ts";

export const csdn = forum({
  name: "csdn",
  signs: ".detailed table.post .post_body, table.post[data-post-id], .bbs_topic_tle",
  software: () => "CSDN 论坛",
  title: [".detail_title h1 .title", "#topic_title", ".bbs_topic_tle h1", ".detail_title h1"],
  boards: ".bread_nav a, .bbs_mycenter .bread a",
  tags: ".tag a, .topic_tag a",
  paging: { current: ".page_nav .select, .page_nav .cur", numbers: ".page_nav a, .page_nav .select" },
  addresses: [/\/topics\/(?<id>\d+)(?:\?page=(?<page>\d+))?$/],
  withoutPosts: "a page of CSDN without posts",
  post: {
    each: 'table.post, .bbs_detail_wrap[id^="post-"]',
    id: ["@data-post-id", "@id"],
    n: [found(".data .fr, .fr", /^(?:楼主|#?\d+\s*楼?)/)],
    author: [".user_info .username a", ".username a", ".username", ".name2nick", "[data-username] @data-username"],
    date: [".data .time", ".date_time"],
    body: [".post_body", ".bbs_detail_con"],
    signature: ".post_sign, .user_signature",
    markup: {
      drop: "#topic-extra-info, .social-share, .tag, iframe, .bdshare_t, .post_sign, .ad_topic",
      boxes: [
        { is: "quote", box: "fieldset", name: "legend", text: "blockquote" },
        { is: "quote", box: "blockquote" },
      ],
    },
  },
});
