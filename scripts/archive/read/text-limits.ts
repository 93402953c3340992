/** How large the text files of the content may be. They are read as a whole, and a post takes a hundred times its size. */
import { byteSize, bytesOf } from "../../core/byte-size.ts";
import type { Problem } from "../../core/problems.ts";
import { LARGEST_TEXT } from "../../core/text-limit.ts";

interface TextLimit {
  /** Bytes. */
  readonly most: number;
  /** What to do about a larger file. */
  readonly fix: string;
}

const MIB = 2 ** 20;

/** A book of a million Chinese characters has 3 MB; browsers take long for more in one page. */
const POST: TextLimit = {
  most: 4 * MIB,
  fix: "make several of it that link to each other, or attach the whole as a file, such as text.txt",
};
const SETTINGS: TextLimit = { most: MIB, fix: "take out what is not a setting" };

/** By name of the file. A hundred thousand replies or comments have 20 to 30 MB. */
const LIMITS = new Map<string, TextLimit>([
  ["index.md", POST],
  ["replies.md", { most: LARGEST_TEXT, fix: "move the later floors to a thread of their own" }],
  [
    "capture.json",
    { most: LARGEST_TEXT, fix: "leave out single changes of its repairs: count says how many there were" },
  ],
  ["comments.json", { most: LARGEST_TEXT, fix: "move the oldest to a file beside it, such as comments-1.json" }],
  ["archive.yaml", SETTINGS],
  ["board.yaml", SETTINGS],
]);

/**
 * Says why a text file is not read.
 *
 * @param path below the content folder
 * @param size bytes
 */
export function textTooLarge(path: string, size: number): Problem | undefined {
  const limit = limitOf(path);
  if (limit === undefined || size <= limit.most) return undefined;
  const message = `the file has ${bytesOf(size)}, and a file of this name may have ${byteSize(limit.most)}`;
  return { kind: "text-too-large", file: path, message, fix: limit.fix };
}

/** Whether a name is one of a text file: settings, a thread's text and records, or a page. */
export function isTextName(path: string): boolean {
  return limitOf(path) !== undefined;
}

function limitOf(path: string): TextLimit | undefined {
  return LIMITS.get(path.slice(path.lastIndexOf("/") + 1)) ?? (/^pages\/[^/]+\.md$/.test(path) ? POST : undefined);
}
