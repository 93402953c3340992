import type { CommentStrings } from "./strings.ts";

/** Traditional Chinese, with the words of Taiwan. */
export const zhHant: CommentStrings = {
  load: "載入留言",
  contacts: (hosts) => `留言放在別的網站，按下才會連到 ${hosts}。`,
  remember: "以後直接載入",
  failed: "留言載入失敗，文章不受影響。",
  retry: "再試一次",
  elsewhere: (host) => `到 ${host} 看討論`,
  needsScript: "載入留言需要 JavaScript。",
  kept: (day) => `${day}留存的留言`,
  edited: "修改於",
  deleted: "這則留言在原處已經刪除。",
  inReplyTo: (author) => `回覆 ${author}`,
  anonymous: "匿名",
};
