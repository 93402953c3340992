import type { CommentStrings } from "./strings.ts";

/** Simplified Chinese. */
export const zhHans: CommentStrings = {
  load: "加载评论",
  contacts: (hosts) => `评论存放在其他网站，点击后才会连接到 ${hosts}。`,
  remember: "以后直接加载",
  failed: "评论加载失败，不影响阅读正文。",
  retry: "再试一次",
  elsewhere: (host) => `到 ${host} 看讨论`,
  needsScript: "加载评论需要 JavaScript。",
  kept: (day) => `${day}留存的评论`,
  edited: "修改于",
  deleted: "这条评论在原处已经删除。",
  inReplyTo: (author) => `回复 ${author}`,
  anonymous: "匿名",
};
