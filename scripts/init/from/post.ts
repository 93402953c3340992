/** A Markdown file of another tool → the text of a thread's `index.md`. Pure. */
import path from "node:path";
import { fixFiles } from "../../archive/fix.ts";
import { plainSlug } from "../../archive/model/slug.ts";
import { decodeText } from "../../archive/read/decode.ts";
import { type MarkdownFile, readMarkdownFile } from "../../archive/read/documents.ts";
import { type ThreadFront, threadSchema } from "../../archive/schema/thread.ts";
import { plainOrQuoted } from "../../core/formats/yaml-write.ts";
import type { Problem } from "../../core/problems.ts";
import { withoutClosing } from "../../importers/read/exports/markdown-post.ts";
import { addKey } from "./add-key.ts";

/** A post as a thread. */
export interface Post {
  /** The whole `index.md`. */
  readonly text: string;
  /** Folder for its year, `2016` or `undated`. */
  readonly year: string;
  /** Name for its folder. */
  readonly slug: string;
}

/** Keys to be added to front matter that lacks them. */
interface Lacking {
  readonly title: string;
  readonly date?: string | undefined;
  readonly draft: boolean;
}

/**
 * Brings a post into the form of a thread: what `check --fix` can mend is mended, and what its path says is added, such
 * as its date and that it is a draft.
 *
 * @param file path of the post, with forward slashes
 * @returns a problem that only a person can mend
 */
export function postOf(bytes: Buffer, file: string): Post | Problem {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return text;
  const { stem, date } = nameOf(file);
  const draft = /(^|\/)_?drafts?\//i.test(file);
  const { front, body } = withFrontMatter(text);
  const mended = mend(`${front}${body}`, { title: stem, date, draft });
  if (typeof mended !== "string") return mended;
  const read = readThread(mended);
  if (Array.isArray(read)) return firstOf(read);
  const year = read.front.date?.iso.slice(0, 4) ?? "undated";
  return { text: mended, year, slug: plainSlug(stem) || "post" };
}

/** The name of a post, and the date that Jekyll writes before it. A post may be an `index.md` in a folder of its own. */
function nameOf(file: string): { stem: string; date?: string | undefined } {
  const base = path.posix.basename(file).replace(/\.[^.]*$/, "");
  const folder = path.posix.basename(path.posix.dirname(file));
  const name = base.toLowerCase() === "index" && folder !== "." ? folder : base;
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(?:[-_ ](.+))?$/.exec(name) ?? [];
  return { stem: rest ?? name, date };
}

/** A text without front matter has its first heading as its title. */
function withFrontMatter(text: string): { front: string; body: string } {
  if (/^(---|\+\+\+|\{)[ \t]*$/m.exec(text)?.index === 0) return { front: "", body: text };
  const heading = /^\s*#[ \t]+(\S[^\n]*)(?:\n|$)/.exec(text);
  const title = heading?.[1] === undefined ? "" : `title: ${plainOrQuoted(withoutClosing(heading[1]))}\n`;
  return { front: `---\n${title}---\n`, body: heading ? text.slice(heading[0].length) : text };
}

function mend(text: string, lacking: Lacking): string | Problem {
  const fixed = fix(text);
  const read = readThread(fixed);
  const problems = Array.isArray(read) ? read.filter(({ level }) => level !== "note") : [];
  const others = problems.filter(({ kind }) => kind !== "key-missing");
  if (others.length > 0) return firstOf(others);
  const titled = problems.length === 0 ? fixed : addKey(fixed, "title", plainOrQuoted(lacking.title));
  const now = readThread(titled);
  if (Array.isArray(now)) return firstOf(now);
  return addLacking(titled, now.front, lacking);
}

function addLacking(text: string, front: ThreadFront, { date, draft }: Lacking): string {
  const dated = front.date === undefined && date !== undefined ? addKey(text, "date", date) : text;
  return draft && front.draft === undefined ? addKey(dated, "draft", "true") : dated;
}

function fix(text: string): string {
  const before = Buffer.from(text);
  const problemsOf = (bytes: Buffer) => {
    const read = readMarkdownFile(bytes, "index.md", threadSchema);
    return Array.isArray(read) ? read : (read.notes ?? []);
  };
  const [fixed] = fixFiles(
    (changed) => problemsOf(changed.get("index.md") ?? before),
    () => before,
  );
  return (fixed?.after ?? before).toString();
}

function readThread(text: string): MarkdownFile<ThreadFront> | Problem[] {
  return readMarkdownFile(Buffer.from(text), "index.md", threadSchema);
}

function firstOf(problems: readonly Problem[]): Problem {
  const [first] = problems;
  if (!first) throw new Error("a text without a problem has no first one");
  return first;
}
