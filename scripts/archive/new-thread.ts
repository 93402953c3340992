/** A new thread, ready to edit. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { nearest } from "../core/schema/nearest.ts";
import { plainSlug } from "./model/slug.ts";
import { foldCase, validateName } from "./schema/names.ts";
import { validateFolderName } from "./schema/reserved.ts";
import { threadSchema } from "./schema/thread.ts";

/** What a new thread is to be. */
export interface NewThread {
  /** Folder of the board. */
  readonly board: string;
  readonly title: string;
  /** Name of its folder; made from the title if it is not given. */
  readonly slug?: string | undefined;
  readonly lang?: string | undefined;
  readonly author?: string | undefined;
  /** `2016-11-30` */
  readonly date: string;
}

/**
 * Writes `BOARD/YEAR/SLUG/index.md`. Never overwrites anything.
 *
 * @returns the thread's folder below the content folder, or a sentence that says why there is none
 */
export function createThread(contentDir: string, thread: NewThread): { path: string } | { refused: string } {
  const { board, title, date } = thread;
  const boards = boardsOf(contentDir);
  if (!boards.includes(board)) return { refused: noBoard(contentDir, board, boards) };
  const front = frontOf(thread);
  const checked = threadSchema.safeParse(front);
  if (!checked.success)
    return { refused: checked.error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ") };
  const slug = thread.slug ?? plainSlug(title);
  const problem = slug === "" ? "the title has no letters for an address" : slugProblem(slug);
  if (problem !== undefined) return { refused: `${problem}; name the folder with --slug` };
  const year = `${board}/${date.slice(0, 4)}`;
  const path = `${year}/${slug}`;
  mkdirSync(`${contentDir}/${year}`, { recursive: true });
  const taken = readdirSync(`${contentDir}/${year}`).find((name) => foldCase(name) === foldCase(slug));
  if (taken !== undefined) return { refused: `${contentDir}/${year}/${taken} is there already; choose another --slug` };
  mkdirSync(`${contentDir}/${path}`);
  writeFileSync(`${contentDir}/${path}/index.md`, indexFile(front), { flag: "wx" });
  return { path };
}

/** The `index.md` of a new thread: its front matter, and an empty line to begin on. */
export function indexFile(front: Readonly<Record<string, string>>): string {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${scalar(value)}\n`);
  return `---\n${lines.join("")}---\n\n`;
}

function frontOf({ title, date, author, lang }: NewThread): Record<string, string> {
  return { title, date, ...(author !== undefined && { author }), ...(lang !== undefined && { lang }) };
}

/** A YAML value: plain if nothing in it has a meaning in YAML, otherwise in quotes, as JSON writes them. */
function scalar(text: string): string {
  const plain = /^[\p{L}][\p{L}\p{M}\p{N} ,.!?()—、,。!?《》「」()·-]*$/u.test(text) && text === text.trim();
  const keyword = /^(true|false|null|yes|no|on|off|nan|inf)$/i.test(text);
  return (plain && !keyword) || /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}

function boardsOf(contentDir: string): string[] {
  if (!existsSync(contentDir)) return [];
  return readdirSync(contentDir).filter((name) => existsSync(`${contentDir}/${name}/board.yaml`));
}

function noBoard(contentDir: string, board: string, boards: readonly string[]): string {
  const near = nearest(board, boards);
  const which = boards.length === 0 ? "there are no boards" : `the boards are ${boards.join(", ")}`;
  const meant = near === undefined ? which : `the nearest is ${near}`;
  return `there is no board "${board}"; ${meant}. To make one, write ${contentDir}/${board}/board.yaml with the line title: …`;
}

function slugProblem(slug: string): string | undefined {
  if (slug.includes("/") || slug.startsWith(".")) return "the folder's name may hold no / and not begin with a dot";
  return (validateName(slug) ?? validateFolderName(slug))?.message;
}
