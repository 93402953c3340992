/** Finds boards, threads and pages in the tree of folders. Pure: names in, names out. */
import type { Problem } from "../../core/problems.ts";
import { foldCase } from "../schema/names.ts";
import { TEXT_FILES, validateAttachmentName, validateFolderName, validateTopName } from "../schema/reserved.ts";
import type { Folder } from "./walk.ts";

/** Where everything is. All paths are below the content folder. */
export interface Sources {
  readonly settings: boolean;
  /** Folder names. */
  readonly boards: readonly string[];
  readonly threads: readonly ThreadSource[];
  readonly pages: readonly PageSource[];
}

/** A page that is not a thread. */
export interface PageSource {
  /** `pages/about.md`. */
  readonly file: string;
  /** Paths below `pages/about`, in code point order of folders, then files. */
  readonly files: readonly string[];
}

export interface ThreadSource {
  /** Folder. */
  readonly path: string;
  readonly board: string;
  /** Paths below the thread's folder, in code point order of folders, then files: `index.md`, `01.jpg`, `data/a.csv`. */
  readonly files: readonly string[];
}

/** @param root the content folder as `walk` lists it */
export function findSources(root: Folder): { sources: Sources; problems: Problem[] } {
  const problems = collisions(root);
  const threads: ThreadSource[] = [];
  const boards: string[] = [];
  for (const file of root.files) if (file !== "archive.yaml") problems.push(misplacedAtTop(file));
  for (const folder of root.folders) {
    if (folder.path === "pages" || isEmpty(folder)) continue;
    const problem = validateTopName(folder.path);
    if (problem) problems.push({ file: folder.path, ...problem });
    if (folder.files.includes("board.yaml")) {
      boards.push(folder.path);
    } else {
      const message = "a board's folder has no board.yaml";
      problems.push({
        kind: "board-settings-missing",
        file: folder.path,
        message,
        fix: `write ${folder.path}/board.yaml with the line title: …`,
      });
    }
    for (const file of folder.files) if (file !== "board.yaml") problems.push(misplacedInBoard(folder.path, file));
    for (const inner of folder.folders) findThreads(inner, folder.path, threads, problems);
  }
  const pages = findPages(
    root.folders.find((folder) => folder.path === "pages"),
    problems,
  );
  return { sources: { settings: root.files.includes("archive.yaml"), boards, threads, pages }, problems };
}

function findThreads(folder: Folder, board: string, threads: ThreadSource[], problems: Problem[]): void {
  const problem = validateFolderName(nameOf(folder.path));
  if (problem) problems.push({ file: folder.path, ...problem });
  if (folder.files.includes("index.md")) {
    threads.push({ path: folder.path, board, files: filesOfThread(folder, "", problems) });
    return;
  }
  if (folder.files.length > 0) problems.push(misplacedFiles(folder));
  for (const inner of folder.folders) findThreads(inner, board, threads, problems);
}

function filesOfThread(folder: Folder, prefix: string, problems: Problem[]): string[] {
  const files: string[] = [];
  for (const inner of folder.folders) {
    const file = inner.path;
    if (inner.files.includes("index.md")) {
      const message = "a thread lies inside another thread";
      problems.push({
        kind: "thread-misplaced",
        file: `${file}/index.md`,
        message,
        fix: "move its folder beside the other one",
      });
    } else {
      const problem = validateFolderName(nameOf(file), prefix === "");
      if (problem) problems.push({ file, ...problem });
      files.push(...filesOfThread(inner, `${prefix}${nameOf(file)}/`, problems));
    }
  }
  for (const name of folder.files) {
    const problem = prefix === "" && TEXT_FILES.has(name) ? undefined : validateAttachmentName(name, prefix === "");
    if (problem) problems.push({ file: `${folder.path}/${name}`, ...problem });
    files.push(prefix + name);
  }
  return files;
}

function findPages(folder: Folder | undefined, problems: Problem[]): PageSource[] {
  const pages: PageSource[] = [];
  const folders = new Map((folder?.folders ?? []).map((inner) => [nameOf(inner.path).normalize("NFC"), inner]));
  for (const name of folder?.files ?? []) {
    const file = `pages/${name}`;
    if (name.endsWith(".md")) {
      const stem = name.slice(0, -3);
      const problem = validateTopName(stem);
      if (problem) problems.push({ file, ...problem });
      const own = folders.get(stem.normalize("NFC"));
      folders.delete(stem.normalize("NFC"));
      pages.push({ file, files: own ? filesOfPage(own, "", problems) : [] });
    } else {
      const fix = "move it into the folder of the page that uses it, such as pages/about/ beside pages/about.md";
      problems.push({ kind: "file-misplaced", file, message: "this file is not a page", fix });
    }
  }
  for (const inner of folders.values()) {
    if (isEmpty(inner)) continue;
    const message = `these files belong to no page: there is no ${inner.path}.md`;
    const fix = "name the folder as its page, and put pages right into pages/";
    problems.push({ kind: "folder-misplaced", file: inner.path, message, fix });
  }
  return pages;
}

function filesOfPage(folder: Folder, prefix: string, problems: Problem[]): string[] {
  const inside = folder.folders.flatMap((inner) => filesOfPage(inner, `${prefix}${nameOf(inner.path)}/`, problems));
  for (const name of folder.files) {
    const file = `${folder.path}/${name}`;
    const text = {
      kind: "page-misplaced",
      message: "a page's text is beside its folder of files",
      fix: "move it to pages/NAME.md",
    };
    const problem = name.endsWith(".md") ? text : validateAttachmentName(name, false);
    if (problem) problems.push({ file, ...problem });
  }
  return [...inside, ...folder.files.map((name) => prefix + name)];
}

/** Names beside each other that a file system or server could take for one. */
function collisions(folder: Folder, problems: Problem[] = []): Problem[] {
  // Most folders hold one file and nothing else.
  if (folder.folders.length + folder.files.length < 2) {
    for (const inner of folder.folders) collisions(inner, problems);
    return problems;
  }
  const seen = new Map<string, string>();
  for (const name of [...folder.folders.map((inner) => nameOf(inner.path)), ...folder.files]) {
    const folded = foldCase(name);
    const other = seen.get(folded);
    seen.set(folded, name);
    if (other === undefined) continue;
    const parent = folder.path === "" ? "" : `${folder.path}/`;
    const how = other.normalize("NFC") === name.normalize("NFC") ? "the form of Unicode" : "letter case";
    const message = `the name differs from ${parent}${other} only in ${how}, so both have one address`;
    problems.push({ kind: "name-collision", file: parent + name, message, fix: "rename one of the two" });
  }
  for (const inner of folder.folders) collisions(inner, problems);
  return problems;
}

function misplacedAtTop(file: string): Problem {
  if (file === "index.md") {
    return {
      kind: "thread-misplaced",
      file,
      message: "a thread cannot lie at the top of the content",
      fix: "move it to BOARD/YEAR/NAME/index.md",
    };
  }
  const fix = file.endsWith(".md") ? `move it to pages/${file}` : "move it into a thread's folder, or delete it";
  return { kind: "file-misplaced", file, message: "this file belongs to no thread", fix };
}

function misplacedInBoard(board: string, name: string): Problem {
  const file = `${board}/${name}`;
  if (name === "index.md") {
    const message = "a thread cannot be a board's own folder";
    return {
      kind: "thread-misplaced",
      file,
      message,
      fix: `move it to ${board}/YEAR/NAME/index.md; the board's text goes in board.yaml`,
    };
  }
  if (/^board\.ya?ml$/i.test(name))
    return {
      kind: "name-wrong",
      file,
      message: "the board's settings have another name",
      fix: "rename it to board.yaml",
    };
  if (name.endsWith(".md")) {
    const stem = name.slice(0, -3);
    return {
      kind: "thread-misplaced",
      file,
      message: "a thread needs a folder of its own",
      fix: `move it to ${board}/${stem}/index.md`,
    };
  }
  return {
    kind: "file-misplaced",
    file,
    message: "this file belongs to no thread",
    fix: "move it into a thread's folder, or delete it",
  };
}

function misplacedFiles(folder: Folder): Problem {
  const near = folder.files.find((name) => /^index\.(md|markdown|txt)$/i.test(name));
  if (near) {
    return {
      kind: "name-wrong",
      file: `${folder.path}/${near}`,
      message: "the thread's text has another name",
      fix: "rename it to index.md",
    };
  }
  const first = folder.files.find((name) => name.endsWith(".md")) ?? folder.files[0] ?? "";
  const more = folder.files.length > 1 ? ` (and ${folder.files.length - 1} more here)` : "";
  const file = `${folder.path}/${first}`;
  const message = `this file${more} belongs to no thread: its folder has no index.md`;
  const fix = first.endsWith(".md")
    ? "rename it to index.md, or give it a folder of its own"
    : "write index.md beside it, or move it";
  return { kind: "file-misplaced", file, message, fix };
}

function isEmpty(folder: Folder): boolean {
  return folder.files.length === 0 && folder.folders.every(isEmpty);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
