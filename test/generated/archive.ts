/** An archive in memory, read as `check` and `build` read it. */
import { type Loaded, validate } from "../../scripts/archive/check/validate.ts";
import { fixFiles } from "../../scripts/archive/fix.ts";
import { blobId } from "../../scripts/archive/read/ids.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { foreignMarkup } from "../../scripts/site/page-gate.ts";
import { render } from "../browser/contexts.ts";

const FRAME = {
  "archive.yaml": "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\n",
  "tea/board.yaml": "title: 茶館\n",
  "tea/2016/other/index.md": "---\ntitle: 別的\naliases: [/old.html]\n---\n字\n",
};

/** Folder of the thread that is tried. */
export const THREAD = "tea/2016/tried";

/** Files by path below the content folder. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Does with files all that `check -- --fix` does, and shows what is wrong.
 *
 * @returns what was read
 */
export function readAll(files: Texts): Loaded {
  const bytes = new Map(Object.entries({ ...FRAME, ...files }).map(([name, text]) => [name, Buffer.from(text)]));
  const loaded = readBytes(bytes);
  formatProblems([...loaded.problems, ...loaded.notes], { content: "content", all: true });
  fixFiles(
    (changed) => readBytes(new Map([...bytes, ...changed])).problems,
    (file) => bytes.get(file) ?? Buffer.alloc(0),
  );
  return loaded;
}

function readBytes(bytes: ReadonlyMap<string, Buffer>): Loaded {
  const of = (path: string) => bytes.get(path) ?? Buffer.alloc(0);
  const paths = [...new Set([...bytes.keys()].filter((name) => name.split("/").length > 3).map(folderOf))];
  const threads = paths.map((path) => {
    const files = [...bytes.keys()]
      .filter((name) => folderOf(name) === path)
      .map((name) => name.slice(path.length + 1));
    return { path, board: "tea", files: files.sort() };
  });
  const sources = { settings: true, boards: ["tea"], threads, pages: [] };
  return validate(sources, { id: (path) => blobId(of(path)), bytes: of }, [], { drafts: true });
}

const folderOf = (name: string) => name.slice(0, name.lastIndexOf("/"));

/** Makes a post's HTML. @throws Error if it holds what no page may */
export function renderPost(text: string): void {
  const foreign = foreignMarkup(`<!doctype html><html><body>${render(text)}</body></html>`, { base: "/" });
  if (foreign !== undefined) throw new Error(`the page would hold ${foreign}`);
}
