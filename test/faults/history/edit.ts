import type { Dice } from "../../support/dice.ts";
import { addressOf, type Content, type Thread, withThread } from "./content.ts";

/** One change that a person could make. Returns the very same content if there is nothing to change. */
export type Edit = (content: Content, dice: Dice) => Content;

/** Changes one of the threads that are fit for it. */
export function onThread(
  change: (thread: Thread, dice: Dice, content: Content) => Thread,
  fits: (thread: Thread) => boolean = () => true,
): Edit {
  return (content, dice) => {
    const threads = content.threads.filter(fits);
    return threads.length > 0 ? withThread(content, change(dice.pick(threads), dice, content)) : content;
  };
}

/** The content with its count of things ever made one higher, for edits that take a number from it. */
export function counted(content: Content): Content {
  return { ...content, made: content.made + 1 };
}

/** An object without one of its keys. */
export function without<T>(object: Readonly<Record<string, T>>, gone: string): Record<string, T> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== gone));
}

/** Names of every kind that a folder may have: other scripts, two Unicode forms, characters with a meaning elsewhere. */
const NAMES = ["t", "茶", "caf\u00e9-", "cafe\u0301-", "a b ", "100%-", "it's-", "[x]-", "1.", "ignored-"];

/** A folder that no thread had before. */
export function freshPath(content: Content, dice: Dice, board: string): string {
  const group = dice.pick(["", `20${10 + dice.below(3)}/`, "舊/深/"]);
  return `${board}/${group}${dice.pick(NAMES)}${content.made}`;
}

/** An address that something in the content has, or had. */
export function someAddress(content: Content, dice: Dice): string {
  const thread = dice.pick(content.threads);
  const [file] = Object.keys(thread.files);
  const floor = thread.replies.at(-1)?.n;
  return dice.pick([
    addressOf(thread.path),
    addressOf(thread.path),
    `${addressOf(thread.path)}#floor-${floor ?? 1}`,
    `../${thread.path.split("/").map(encodeURIComponent).at(-1)}/`,
    file === undefined ? "/" : addressOf(`${thread.path}/${file}`).slice(0, -1),
    thread.aliases[0] ?? "/search/",
    ...Object.keys(content.boards).map(addressOf),
    ...Object.keys(content.pages).map(addressOf),
  ]);
}
