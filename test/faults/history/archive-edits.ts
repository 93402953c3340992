/** Edits of what is not a thread: boards, settings, pages. */
import type { Content, Json, Keys } from "./content.ts";
import { counted, type Edit, someAddress, without } from "./edit.ts";

/** Values that each setting goes through; undefined leaves it out. */
const SETTINGS: Readonly<Record<string, readonly (Json | undefined)[]>> = {
  page_size: [2, 3, 7, undefined],
  floors_per_page: [2, 3, 8, undefined],
  history: [false, true, undefined],
  footer: [[{ text: "關於", href: "/" }], undefined],
  nav: [[{ text: "找", href: "/search/" }], undefined],
  lang: ["zh-Hant", "zh-Hans", "en"],
  url: ["https://archive.example/", "https://other.example/base/", undefined],
  description: ["一句話", undefined],
  copyright: ["© 2016", undefined],
  registration: ["ICP 00000000", undefined],
  repository: ["https://github.com/owner/archive", undefined],
  comments: [{ provider: "link", href: "https://forum.example/search?q={key}" }, false, undefined],
  attachments: [{ base_url: "https://files.example/" }, undefined],
  series: [["標籤0"], ["標籤1", "tag 0"], undefined],
  search: [{ pagefind: false }, { pagefind: true }, undefined],
};

const changeSetting: Edit = (content, dice) => {
  const key = dice.pick(Object.keys(SETTINGS));
  const value = dice.pick(SETTINGS[key] ?? []);
  const others = without(content.settings, key);
  return { ...content, settings: value === undefined ? others : { ...others, [key]: value } };
};

const board = (change: (keys: Keys, number: number) => Keys): Edit => {
  return (content, dice) => {
    const path = dice.pick(Object.keys(content.boards));
    const keys = change(content.boards[path] ?? {}, dice.below(100));
    return { ...content, boards: { ...content.boards, [path]: keys } };
  };
};

const addBoard: Edit = (content, dice) => {
  const path = `${dice.pick(["b", "版"])}${content.made}`;
  const boards = { ...content.boards, [path]: { title: `版${content.made}` } };
  // Half of them begin with threads of another board in them.
  const moved = dice.pick(Object.keys(content.boards));
  const threads = dice.oneIn(2) ? content.threads : moveAll(content, moved, path);
  return { ...counted(content), boards, threads };
};

const removeBoard: Edit = (content, dice) => {
  const path = dice.pick(Object.keys(content.boards));
  const threads = content.threads.filter((thread) => !thread.path.startsWith(`${path}/`));
  if (threads.length < 3) return content;
  return { ...content, boards: without(content.boards, path), threads };
};

const renameBoard: Edit = (content, dice) => {
  const path = dice.pick(Object.keys(content.boards));
  const to = `r${content.made}`;
  const boards = { ...without(content.boards, path), [to]: content.boards[path] ?? {} };
  return { ...counted(content), boards, threads: moveAll(content, path, to) };
};

function moveAll(content: Content, from: string, to: string): Content["threads"] {
  return content.threads.map((thread) =>
    thread.path.startsWith(`${from}/`) ? { ...thread, path: to + thread.path.slice(from.length) } : thread,
  );
}

const editPage: Edit = (content, dice) => {
  const name = dice.pick([...Object.keys(content.pages), "about", "guide"]);
  const page = content.pages[name] ?? { title: name, paragraphs: [], links: [] };
  const edited = {
    title: dice.oneIn(3) ? `關於${dice.below(100)}` : page.title,
    paragraphs: [`字${dice.below(1000)}。`],
    links: [...page.links, someAddress(content, dice)].slice(-3),
  };
  return { ...content, pages: { ...content.pages, [name]: edited } };
};

const removePage: Edit = (content, dice) => {
  const names = Object.keys(content.pages);
  if (names.length === 0) return content;
  return { ...content, pages: without(content.pages, dice.pick(names)) };
};

export const ARCHIVE_EDITS = {
  "change a setting": changeSetting,
  "change another setting": changeSetting,
  "change a board's title": board((keys, number) => ({ ...keys, title: `茶館${number}` })),
  "change a board's order": board((keys, number) => ({ ...keys, order: number })),
  "change a board's description": board((keys, number) => ({ ...keys, description: `說明${number}` })),
  "add a board": addBoard,
  "remove a board with its threads": removeBoard,
  "rename a board": renameBoard,
  "edit a page": editPage,
  "remove a page": removePage,
  "edit what is not content": (content) => ({ ...content, beside: content.beside + 1 }),
} satisfies Record<string, Edit>;
