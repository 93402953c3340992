/** What git knows of the files of a content folder, so that neither the folders need be listed nor the files be read. */
import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A content folder is data: nothing in it may make git run a program. */
const HARMLESS = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"];

/**
 * Files that git does not hand out byte for byte as they are stored: line ends, Git LFS and other filters make other bytes
 * of them in the working tree, and what is published is the working tree.
 */
const STORED = "!filter !ident !working-tree-encoding";
const CONVERTED = [`:(exclude,attr:!text !eol ${STORED})`, `:(exclude,attr:-text ${STORED})`];

/** Files of a folder, all paths below it. */
export interface GitListing {
  /** Every existing file with the git blob id of its bytes; undefined if git does not know the id. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Paths that must be read on disk: files that changed, that git does not know, and folders that are repositories. */
  readonly unknown: readonly string[];
  /** Whether everything is as it was committed, apart from ignored files. */
  readonly clean: boolean;
  /** Hash of git's answer, if it determines the bytes of every file; undefined if some must be read. */
  readonly said: string | undefined;
}

/** How git marks a file in its index that it compares with the one on disk, `git ls-files -v`. */
const WATCHED = "H";
/** The mode of a plain file, executable or not. */
const FILE = /^100/;

/**
 * Lists a content folder as git sees it: what is committed or staged, changed, untracked or ignored.
 *
 * @param prefix path of the folder below the repository's root, with a slash at the end, if it is known
 * @returns undefined outside git, and if git does not know everything: then the folder itself must be read
 */
export async function gitListing(folder: string, prefix?: string): Promise<GitListing | undefined> {
  const git = async (...args: string[]): Promise<string> => {
    // Inside a hook these name another repository than the one that the folder is in.
    const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...env } = process.env;
    const options = { cwd: folder, env: { ...env, GIT_OPTIONAL_LOCKS: "0" }, maxBuffer: 2 ** 30 };
    const { stdout, stderr } = await run("git", [...HARMLESS, ...args], options);
    // Such as a folder that it could not open, whose files it then takes for deleted.
    if (stderr !== "") throw new Error(stderr);
    return stdout;
  };
  try {
    // First, because outside a repository there is nothing more to ask.
    const root = prefix ?? (await git("rev-parse", "--show-prefix")).replace(/\n$/, "");
    const [settings, index, status, converted] = await Promise.all([
      git("config", "--get", "core.autocrlf").catch(() => ""),
      git("ls-files", "-v", "-s", "-z"),
      git("status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--no-renames", "--", "."),
      git("ls-files", "-z", "--", ...CONVERTED),
    ]);
    const lineEnds = /true|input/.test(settings);
    const all = lineEnds ? await git("ls-files", "-z", "--", ...CONVERTED.slice(1)) : converted;
    const listed = listing(index, all, readStatus(status, root));
    const known = listed.unknown.length === 0 && all === "";
    return { ...listed, said: known ? hash("sha256", `${index}\0${status}`, "hex") : undefined };
  } catch {
    // No git, no repository, one that git does not trust, or one that it cannot read.
    return undefined;
  }
}

function listing(index: string, converted: string, status: readonly Change[]): Omit<GitListing, "said"> {
  const files = new Map<string, string | undefined>();
  const unknown = new Set<string>();
  for (const entry of fields(index)) {
    // "H 100644 <id> 0\t<path>"
    const tab = entry.indexOf("\t");
    const [state, mode = "", id = "", stage] = entry.slice(0, tab).split(" ");
    const path = entry.slice(tab + 1);
    if (state === WATCHED && stage === "0" && FILE.test(mode) && id.length === 40) files.set(path, id);
    else unknown.add(path);
  }
  for (const path of fields(converted)) if (files.has(path)) files.set(path, undefined);
  for (const { path, onDisk } of status) {
    if (onDisk === " ") continue;
    files.delete(path);
    if (onDisk !== "D") unknown.add(path);
  }
  const clean = status.every(({ staged }) => staged === "!");
  return { files, unknown: [...unknown], clean };
}

/** An entry of `git status --porcelain`. */
interface Change {
  /** Below the content folder. */
  readonly path: string;
  /** A letter for how the index differs from the commit, and one for how the file on disk differs from the index. */
  readonly staged: string;
  readonly onDisk: string;
}

/** @param prefix path of the content folder below the repository's root: these paths begin there, wherever git is run */
function readStatus(status: string, prefix: string): Change[] {
  return fields(status).map((entry) => ({
    path: entry.slice(3 + prefix.length),
    staged: entry.charAt(0),
    onDisk: entry.charAt(1),
  }));
}

function fields(text: string): string[] {
  return text === "" ? [] : text.slice(0, -1).split("\0");
}
