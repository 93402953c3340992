/** Content that must not be published, and the place that the message must name. */
import { png, pngClaiming } from "../support/png.ts";

export interface Mistake {
  readonly name: string;
  /** What is written, by path below the content folder. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Beginning of the message: file, and line if there is one. */
  readonly place: string;
}

/** A board of their own, so that no edit of the history touches them. */
const BOARD = { "mistaken/board.yaml": "title: 錯\n" };
const TEXT = "mistaken/t/index.md";

const written = (name: string, text: string, line: number): Mistake => ({
  name,
  files: { ...BOARD, [TEXT]: text },
  place: `${TEXT}:${line}`,
});

const picture = (name: string, file: string, bytes: string | Buffer): Mistake => ({
  name,
  files: { ...BOARD, [TEXT]: `---\ntitle: 圖\n---\n![圖](${file})\n`, [`mistaken/t/${file}`]: bytes },
  place: `mistaken/t/${file}`,
});

export const MISTAKES: readonly Mistake[] = [
  written("a quote that is not closed", '---\ntitle: "錯\nauthor: 客\n---\n字\n', 2),
  written("a list that is indented with a tab", "---\ntitle: 錯\ntags:\n\t- 一\n---\n字\n", 4),
  written("a key that is there twice", "---\ntitle: 錯\nauthor: 客\ntitle: 又\n---\n字\n", 4),
  {
    name: "a colon in a board's title",
    files: { "mistaken/board.yaml": "title: a: b\n" },
    place: "mistaken/board.yaml:1",
  },
  { name: "a misspelt setting", files: { "archive.yaml": "title: 文存\npagesize: 3\n" }, place: "archive.yaml:2" },
  picture("an image that is cut off", "cut.png", png(120, 90, 5).subarray(0, 9000)),
  picture("the head of a JPEG and nothing else", "head.jpg", Buffer.from("ffd8ffe000104a46494600010101", "hex")),
  picture("a text that is named as an image", "text.jpg", "no image\n"),
  picture("a web page that is named as an image", "page.png", "<!doctype html><script>alert(1)</script>\n"),
  picture("a small image of very many pixels", "bomb.png", pngClaiming(60_000, 60_000)),
  written("an image that is not there", "---\ntitle: 錯\n---\n字\n\n![圖](none.jpg)\n", 6),
  written("an attachment that is not there", "---\ntitle: 錯\nattachments:\n  - file: none.csv\n---\n字\n", 4),
];
