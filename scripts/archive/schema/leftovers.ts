/** Files and folders that editors, systems and other programs leave behind. They are no content, whoever committed them. */
import type { Problem } from "../../core/problems.ts";

/** Written by a system or an office program, which writes them again; nobody ever wrote one by hand. */
const OF_SYSTEMS = /^(~\$.*|thumbs\.db(:encryptable)?|ehthumbs(_vista)?\.db|desktop\.ini|icon\r)$/i;

/** Copies of editors and version control, and downloads that did not end: what somebody wrote may be in one. */
const OF_EDITORS = /^(.+~|#.+#|.+\.(bak|sw[l-p]|orig|rej|tmp|part|crdownload))$/i;

const FOLDERS = /^(__macosx|\$recycle\.bin|system volume information|@eadir|#recycle|lost\+found)$/i;

/** Who left a file or folder behind; undefined if it is content. Names that begin with a dot are judged elsewhere. */
export function leftover(name: string, kind: "file" | "folder"): "system" | "editor" | undefined {
  if (kind === "folder") return FOLDERS.test(name) ? "system" : undefined;
  if (OF_SYSTEMS.test(name)) return "system";
  return OF_EDITORS.test(name) ? "editor" : undefined;
}

/** Who left behind a file, or a folder that it is in. */
export function leftoverIn(path: string): "system" | "editor" | undefined {
  const [file = "", ...folders] = path.split("/").reverse();
  return folders.some((name) => leftover(name, "folder")) ? "system" : leftover(file, "file");
}

/** The note on a leftover that somebody may miss: one that was committed, or in which something may be written. */
export function leftoverNote(file: string): Problem {
  const message = "an editor or a system left this behind, as its name says, so it is not published";
  return { level: "note", kind: "leftover", file, message, fix: "delete it; if it is to be published, rename it" };
}
