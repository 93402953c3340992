/** Edits of addresses: moves and aliases. */
import { addressOf, type Content, type Thread, withThread } from "./content.ts";
import { counted, type Edit, freshPath, onThread } from "./edit.ts";

/** Moves one thread into a new folder. */
const move =
  (where: "the same board" | "another board", keepsAddress: boolean): Edit =>
  (content, dice) => {
    const thread = dice.pick(content.threads);
    const own = boardOf(thread);
    const boards = Object.keys(content.boards).filter((board) => (board === own) === (where === "the same board"));
    if (boards.length === 0) return content;
    const path = freshPath(content, dice, dice.pick(boards));
    const aliases = keepsAddress ? [...thread.aliases, addressOf(thread.path)] : thread.aliases;
    return withThread(counted(content), { ...thread, path, aliases });
  };

/** Moves a thread back to an address that it keeps as an alias. */
const moveBack: Edit = (content, dice) => {
  const paths = new Set(content.threads.map((thread) => thread.path));
  const formerOf = (thread: Thread) =>
    thread.aliases
      .filter((alias) => alias.endsWith("/"))
      .map((alias) => decodeURIComponent(alias).slice(1, -1))
      .filter((path) => !paths.has(path) && (path.split("/")[0] ?? "") in content.boards);
  const movable = content.threads.filter((thread) => formerOf(thread).length > 0);
  if (movable.length === 0) return content;
  const thread = dice.pick(movable);
  return withThread(content, { ...thread, path: dice.pick(formerOf(thread)) });
};

/** Two threads change places, so that both addresses stay and neither is what it was. */
const swap: Edit = (content, dice) => {
  const [one, other] = [dice.pick(content.threads), dice.pick(content.threads)];
  return withThread(withThread(content, { ...one, path: other.path }), { ...other, path: one.path });
};

/** A new thread takes the folder of one that goes away. */
const replace: Edit = (content, dice) => {
  const thread = dice.pick(content.threads);
  const fresh = { ...thread, number: content.made, front: { title: `新${content.made}` }, aliases: [], files: {} };
  const threads = content.threads.map((one) => (one === thread ? fresh : one));
  return { ...counted(content), threads };
};

const handOver: Edit = (content, dice) => {
  const owners = content.threads.filter((thread) => thread.aliases.length > 0);
  if (owners.length === 0) return content;
  const [from, to] = [dice.pick(owners), dice.pick(content.threads)];
  const alias = dice.pick(from.aliases);
  const less: Content = withThread(content, { ...from, aliases: from.aliases.filter((one) => one !== alias) });
  const owner = less.threads.find((thread) => thread.number === to.number) ?? to;
  return withThread(less, { ...owner, aliases: [...owner.aliases, alias] });
};

function boardOf(thread: Thread): string {
  return thread.path.split("/")[0] ?? "";
}

export const PLACE_EDITS = {
  "rename a thread": move("the same board", false),
  "rename a thread, its old address kept": move("the same board", true),
  "move a thread to another board": move("another board", false),
  "move a thread to another board, its old address kept": move("another board", true),
  "move a thread back": moveBack,
  "let two threads change places": swap,
  "put a new thread in the place of an old one": replace,
  "change the letter case of a folder": onThread(
    (thread) => ({ ...thread, path: thread.path.replace(/[tT](\d+)$/, (t, n) => (t === "t" ? "T" : "t") + n) }),
    (thread) => /[tT]\d+$/.test(thread.path),
  ),
  "add an old address": onThread((thread, dice, { made }) => ({
    ...thread,
    aliases: [
      ...thread.aliases,
      dice.pick([`/old-${made}.html`, `/viewthread.php?tid=${made}`, `/%E8%88%8A/${made}/`]),
    ],
  })),
  "drop an old address": onThread(
    (thread) => ({ ...thread, aliases: thread.aliases.slice(1) }),
    (thread) => thread.aliases.length > 0,
  ),
  "hand an old address over": handOver,
} satisfies Record<string, Edit>;
