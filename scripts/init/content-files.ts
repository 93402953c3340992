/** The content that a new archive begins with. */
import { indexFile } from "../archive/new-thread.ts";
import { inlineValue, plainOrQuoted } from "../core/formats/yaml-write.ts";
import type { NewFile } from "./new-file.ts";
import { PICTURE } from "./picture.ts";
import type { Words } from "./words/words.ts";

/** What a new archive is called, and what its texts are written in. */
export interface Beginning {
  readonly title: string;
  /** Tag of a language. */
  readonly lang: string;
  /** The day on which it is made, `2016-11-30`. */
  readonly date: string;
  readonly words: Words;
}

/** Folder of the board that a new archive has. */
export const BOARD = "notes";
/** Folder of the board for what came from elsewhere. */
export const BROUGHT_BOARD = "posts";

/** Settings, a board with a first thread and its picture, and a page, below the content folder. */
export function firstContent(beginning: Beginning): NewFile[] {
  const { title, lang, date, words } = beginning;
  const thread = `${BOARD}/${date.slice(0, 4)}/first-thread`;
  return [
    ...settingsAndPage({ title, lang, words }, BOARD, words.board),
    { path: `${thread}/index.md`, text: `${indexFile({ title: words.thread.title, date })}${words.thread.text}` },
    { path: `${thread}/stele.svg`, text: PICTURE },
  ];
}

/** The same without a thread, around threads that came from elsewhere. */
export function contentAround({ title, lang, words }: Omit<Beginning, "date">): NewFile[] {
  return settingsAndPage({ title, lang, words }, BROUGHT_BOARD, words.brought);
}

function settingsAndPage(
  { title, lang, words }: Omit<Beginning, "date">,
  board: string,
  { title: name, text }: Words["board"],
): NewFile[] {
  const links = [
    { text: name, href: `/${board}/` },
    { text: words.about.title, href: "/about/" },
  ];
  const nav = links.map((link) => `  - ${inlineValue(link)}\n`).join("");
  return [
    {
      path: "archive.yaml",
      text: `title: ${plainOrQuoted(title)}\nlang: ${lang}\nurl: false # ${words.comments.url}\nnav:\n${nav}`,
    },
    { path: `${board}/board.yaml`, text: `title: ${plainOrQuoted(name)}\ndescription: ${plainOrQuoted(text)}\n` },
    { path: "pages/about.md", text: `---\ntitle: ${plainOrQuoted(words.about.title)}\n---\n\n${words.about.text}` },
  ];
}
