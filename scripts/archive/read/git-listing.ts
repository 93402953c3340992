/** What git knows of the files of a content folder, so that neither the folders need be listed nor the files be read. */
import { hash } from "node:crypto";
import { StopError } from "../../core/stop-error.ts";
import { readConfig, git as runGit } from "../../history/git.ts";
import type { GitConfig } from "../../history/git-settings.ts";

/**
 * Files that git does not hand out byte for byte as they are stored: line ends, Git LFS and other filters make other bytes
 * of them in the working tree, and what is published is what git hands out.
 */
const STORED = "!filter !ident !working-tree-encoding";
const CONVERTED = [`:(exclude,attr:!text !eol ${STORED})`, `:(exclude,attr:-text ${STORED})`];

/** Files of a folder, all paths below it. */
export interface GitListing {
  /** Every existing file with the git blob id of its bytes; undefined if git does not know the id. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Paths that must be looked at on disk: files that changed, that git does not know, and folders that are repositories. */
  readonly unknown: readonly string[];
  /** Files of the commit that the working tree does not have as they were committed; none if the working tree is listed. */
  readonly elsewhere: readonly string[];
  /** What differs from the commit: changed, new or gone. Ignored files do not count. */
  readonly uncommitted: readonly string[];
  /** Whether the files are those of the commit. */
  readonly clean: boolean;
  /** Hash of git's answer, if it determines the bytes of every file; undefined if some must be read. */
  readonly said: string | undefined;
}

/** What is asked of git. */
export interface GitQuestion {
  /** Path of the folder below the repository's root, with a slash at the end, if it is known. */
  readonly prefix?: string | undefined;
  /** True lists the current commit; false lists the working tree without what git ignores. */
  readonly committed: boolean;
}

/** How git marks a file in its index that it compares with the one on disk, `git ls-files -v`. */
const WATCHED = "H";
/** The mode of a plain file, executable or not. */
const FILE = /^100/;
/** The mode of a repository inside this one. */
const REPOSITORY = "160000";

/**
 * Lists a content folder as git sees it.
 *
 * @returns undefined outside git, if git knows none of the files, and if it does not know everything: then the folder
 *   itself must be read
 * @throws StopError if the repository's settings cannot be made harmless
 */
export async function gitListing(folder: string, question: GitQuestion): Promise<GitListing | undefined> {
  let config: Promise<GitConfig> | undefined;
  const git = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runGit(folder, args, config);
    // Such as a folder that it could not open, whose files it then takes for deleted.
    if (status !== 0 || stderr !== "") throw new Error(stderr);
    return stdout;
  };
  try {
    // First, because outside a repository there is nothing more to ask.
    const root = question.prefix ?? (await git("rev-parse", "--show-prefix")).replace(/\n$/, "");
    config = readConfig(folder);
    const [settings, index, status, converted] = await Promise.all([
      config,
      git("ls-files", "-v", "-s", "-z"),
      git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "."),
      git("ls-files", "-z", "--", ...CONVERTED),
    ]);
    // Git tells nothing of a folder that is ignored as a whole.
    if (index === "" && status === "") return undefined;
    const lineEnds = /true|input/.test(settings.get("core.autocrlf")?.at(-1) ?? "");
    const all = lineEnds ? await git("ls-files", "-z", "--", ...CONVERTED.slice(1)) : converted;
    const changes = readStatus(status, root);
    const entries = readIndex(index);
    if (!question.committed) {
      const listed = workingTree(entries, fields(all), changes);
      const known = listed.unknown.length === 0 && all === "";
      return { ...listed, said: known ? hash("sha256", `${index}\0${status}`, "hex") : undefined };
    }
    // The index is the commit, unless something is staged, or added in name only.
    const isStaged = changes.some(({ staged, onDisk }) => !" ?".includes(staged) || onDisk === "A");
    const commit = isStaged ? readTree(await git("ls-tree", "-r", "-z", "HEAD")) : entries;
    const listed = ofCommit(commit, differing(entries, changes), fields(all), changes);
    const known = listed.unknown.length === 0 && all === "";
    // Whoever asks knows which commit it is.
    return { ...listed, said: known ? "committed" : undefined };
  } catch (error) {
    if (error instanceof StopError) throw error;
    // No git, no repository, one that git does not trust, or one that it cannot read.
    return undefined;
  }
}

/** A file of git's index or of a commit. */
interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  /** Whether git compares it with the file on disk. */
  readonly watched: boolean;
}

/** What is in the working tree. */
function workingTree(
  entries: readonly Entry[],
  converted: readonly string[],
  changes: readonly Change[],
): Omit<GitListing, "said"> {
  const files = new Map<string, string | undefined>();
  const unknown = new Set<string>();
  for (const { path, mode, id, watched } of entries) {
    if (watched && FILE.test(mode) && id.length === 40) files.set(path, id);
    else unknown.add(path);
  }
  for (const path of converted) if (files.has(path)) files.set(path, undefined);
  for (const { path, onDisk } of changes) {
    if (onDisk === " ") continue;
    files.delete(path);
    if (onDisk !== "D") unknown.add(path);
  }
  const uncommitted = changes.map(({ path }) => path);
  return { files, unknown: [...unknown], elsewhere: [], uncommitted, clean: changes.length === 0 };
}

/** What is in the commit. @param differs paths whose files on disk may be others */
function ofCommit(
  entries: readonly Entry[],
  differs: ReadonlySet<string>,
  converted: readonly string[],
  changes: readonly Change[],
): Omit<GitListing, "said"> {
  const files = new Map<string, string | undefined>();
  const unknown: string[] = [];
  const elsewhere: string[] = [];
  let clean = true;
  for (const { path, mode, id } of entries) {
    const differ = differs.has(path);
    // Git would look into it with settings that came with it, so nobody asks what changed there.
    if (mode === REPOSITORY) clean = false;
    else if (differ) elsewhere.push(path);
    if (!FILE.test(mode)) unknown.push(path);
    else files.set(path, id.length === 40 ? id : undefined);
  }
  for (const path of converted) if (files.has(path)) files.set(path, undefined);
  return { files, unknown, elsewhere, uncommitted: changes.map(({ path }) => path), clean };
}

/** Files that are not on disk as git has them, or of which it does not know that they are. */
function differing(entries: readonly Entry[], changes: readonly Change[]): Set<string> {
  const paths = new Set(changes.map(({ path }) => path));
  for (const { path, watched } of entries) if (!watched) paths.add(path);
  return paths;
}

/** Reads `git ls-files -v -s -z`, `H 100644 <id> 0\t<path>`. */
function readIndex(text: string): Entry[] {
  return fields(text).map((entry) => {
    const tab = entry.indexOf("\t");
    const [state, mode = "", id = "", stage] = entry.slice(0, tab).split(" ");
    return { path: entry.slice(tab + 1), mode, id, watched: state === WATCHED && stage === "0" };
  });
}

/** Reads `git ls-tree -r -z`, `100644 blob <id>\t<path>`. */
function readTree(text: string): Entry[] {
  return fields(text).map((entry) => {
    const tab = entry.indexOf("\t");
    const [mode = "", , id = ""] = entry.slice(0, tab).split(" ");
    return { path: entry.slice(tab + 1), mode, id, watched: true };
  });
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
