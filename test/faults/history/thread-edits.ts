/** Edits of single threads: their text, their front matter, their replies and their comments. */
import type { Dice } from "../../support/dice.ts";
import { type Content, isShown, type Keys, newThread, type Thread } from "./content.ts";
import { counted, type Edit, freshPath, onThread, someAddress, without } from "./edit.ts";

/** Text of many kinds; the number keeps it apart from all other text. */
function paragraph(dice: Dice): string {
  const number = dice.below(100_000);
  return dice.pick([
    `補充${number}。`,
    `## 小標題 ${number}`,
    `**《${number}》**文,<b>粗</b> & \`code ${number}\``,
    `| 甲 | 乙 |\n|---|---|\n| ${number} | 二 |`,
    `> 引用 ${number}\n\n1. 一\n2. 二`,
    `註腳[^n${number}]。\n\n[^n${number}]: 註${number}。`,
  ]);
}

function frontOf(content: Content, dice: Dice): Keys {
  const day = `${2001 + dice.below(19)}-0${1 + dice.below(9)}-1${dice.below(9)}`;
  return {
    title: `第${content.made}帖`,
    ...(!dice.oneIn(4) && { date: dice.oneIn(3) ? `${day}T23:30:00+08:00` : day }),
    ...(!dice.oneIn(4) && { author: `作者${dice.below(4)}` }),
    ...(!dice.oneIn(3) && { tags: [`標籤${dice.below(4)}`, `tag ${dice.below(3)}`] }),
  };
}

const add: Edit = (content, dice) => {
  const board = dice.pick(Object.keys(content.boards));
  const thread = newThread(content.made, freshPath(content, dice, board), frontOf(content, dice));
  return { ...counted(content), threads: [...content.threads, thread] };
};

const remove: Edit = (content, dice) => {
  if (content.threads.length < 4) return content;
  const gone = dice.pick(content.threads);
  return { ...content, threads: content.threads.filter((thread) => thread !== gone) };
};

const front = (change: (front: Keys, dice: Dice) => Keys, fits?: (thread: Thread) => boolean): Edit =>
  onThread((thread, dice) => ({ ...thread, front: change(thread.front, dice) }), fits);

function reply(thread: Thread, count: number, dice: Dice): Thread {
  let n = thread.replies.at(-1)?.n ?? 1;
  const replies = Array.from({ length: count }, () => {
    // Forums deleted posts, so numbers have gaps.
    n += dice.oneIn(5) ? 2 : 1;
    return { n, author: `作者${dice.below(4)}`, text: paragraph(dice) };
  });
  return { ...thread, replies: [...thread.replies, ...replies] };
}

const hasReplies = (thread: Thread) => thread.replies.length > 0;
const hasKept = (thread: Thread) => thread.kept.length > 0;

export const THREAD_EDITS = {
  "add a thread": add,
  "add another thread": add,
  "delete a thread": remove,
  "edit a text": onThread((thread, dice) => ({ ...thread, paragraphs: [...thread.paragraphs, paragraph(dice)] })),
  "edit another text": onThread((thread, dice) => ({ ...thread, paragraphs: [paragraph(dice)] })),
  "change a title": front((keys, dice) => ({ ...keys, title: dice.oneIn(5) ? "" : `改題${dice.below(1000)}` })),
  "change a date": front((keys, dice) =>
    dice.oneIn(3) ? without(keys, "date") : { ...keys, date: `20${10 + dice.below(9)}-12-31T23:59:59-03:30` },
  ),
  "change tags and author": front((keys, dice) => ({
    ...keys,
    tags: dice.oneIn(3) ? [] : [`標籤${dice.below(4)}`],
    author: `作者${dice.below(4)}`,
  })),
  "change small print": front((keys, dice) => ({
    ...keys,
    [dice.pick(["summary", "signature", "license", "rights", "source_site", "id"])]: `字${dice.below(1000)}`,
  })),
  "change a language": front((keys, dice) => ({ ...keys, lang: dice.pick(["zh-Hans", "zh-Hant", "en"]) })),
  "name a translation": onThread((thread, dice, content) => ({
    ...thread,
    translates: dice.oneIn(4) ? undefined : dice.pick(content.threads).number,
  })),
  "withdraw a thread": front((keys) => ({ ...keys, withdrawn: "應要求" }), isShown),
  "put a withdrawn thread back": front(
    (keys) => without(keys, "withdrawn"),
    (thread) => thread.front.withdrawn !== undefined,
  ),
  "make a thread a draft": front((keys) => ({ ...keys, draft: true }), isShown),
  "publish a draft": front(
    (keys) => without(keys, "draft"),
    (thread) => thread.front.draft === true,
  ),
  "make a thread an imported one, or not": onThread((thread) => ({ ...thread, imported: !thread.imported })),
  reply: onThread((thread, dice) => reply(thread, 1 + dice.below(3), dice)),
  "reply until pages of floors split": onThread((thread, dice, content) =>
    reply(thread, 1 + Number(content.settings.floors_per_page ?? 8), dice),
  ),
  "take replies away": onThread(
    (thread, dice) => ({ ...thread, replies: thread.replies.slice(0, dice.below(thread.replies.length)) }),
    hasReplies,
  ),
  "edit a reply": onThread((thread, dice) => {
    const at = dice.below(thread.replies.length);
    return { ...thread, replies: thread.replies.map((one, i) => (i === at ? { ...one, text: paragraph(dice) } : one)) };
  }, hasReplies),
  "keep a comment": onThread((thread, dice) => {
    const id = String(1 + thread.kept.length);
    return { ...thread, kept: [...thread.kept, { id, text: `好文${dice.below(1000)} <i>字</i>`, deleted: false }] };
  }),
  "find a comment deleted": onThread(
    (thread) => ({ ...thread, kept: thread.kept.map((one) => ({ ...one, deleted: true })) }),
    hasKept,
  ),
  "lose the comments": onThread((thread) => ({ ...thread, kept: [] }), hasKept),
  "add a link": onThread((thread, dice, content) => ({
    ...thread,
    links: [...thread.links, someAddress(content, dice)].slice(-6),
  })),
  "take a link out": onThread(
    (thread, dice) => ({ ...thread, links: thread.links.toSpliced(dice.below(thread.links.length), 1) }),
    (thread) => thread.links.length > 0,
  ),
} satisfies Record<string, Edit>;
