/** The edge to git: how it is called, and what it is asked first. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { endOf, type ProcessEnd } from "../core/process-end.ts";
import { StopError } from "../core/stop-error.ts";
import { type GitConfig, gitEnvironment, harmless, LIST_CONFIG, needsConfig, parseConfig } from "./git-settings.ts";

/** Most bytes that git may print where Node collects them. */
const MAX_OUTPUT = 2 ** 30;

/** The repository that a content folder is in, at its current commit. */
export interface Repository {
  /** The content folder. */
  readonly folder: string;
  /** Path of the content folder below the repository's root, with a slash at the end; empty if it is the root. */
  readonly prefix: string;
  /** Full hash of the current commit. */
  readonly head: string;
  /** True if the clone has only the newest commits. */
  readonly shallow: boolean;
}

/** Starts git in a folder, with a command that converts no files. The caller reads its standard error. */
export function spawnGit(folder: string, args: readonly string[], input: "pipe" | "ignore" = "ignore"): ChildProcess {
  return start(folder, harmless(args, undefined), input);
}

/**
 * Runs git to its end.
 *
 * @param known the settings, if the caller has read them
 * @throws if git cannot be started; StopError if the repository's settings cannot be made harmless
 */
export async function git(folder: string, args: readonly string[], known?: Promise<GitConfig>): Promise<ProcessEnd> {
  const config = needsConfig(args) ? await (known ?? readConfig(folder)) : undefined;
  return endOf(start(folder, harmless(args, config), "ignore"));
}

/** The settings that git has in a folder. @throws StopError if it cannot read them */
export async function readConfig(folder: string): Promise<GitConfig> {
  const { status, stdout, stderr } = await git(folder, LIST_CONFIG);
  if (status !== 0) throw new StopError(`git cannot read its settings: ${stderr.trim()}`);
  return parseConfig(stdout);
}

/**
 * The value of a setting, as `git config --get` finds it: in the repository around a folder, for the user, or for the
 * machine.
 *
 * @param key section and name in lower case
 * @returns undefined if nothing sets it, or there is no git
 * @throws StopError if git cannot read its settings
 */
export async function gitSetting(folder: string, key: string): Promise<string | undefined> {
  try {
    return (await readConfig(folder)).get(key)?.at(-1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

function start(folder: string, args: readonly string[], input: "pipe" | "ignore"): ChildProcess {
  return spawn("git", args, { cwd: folder, env: gitEnvironment(), stdio: [input, "pipe", "pipe"] });
}

/**
 * Finds the repository that knows a content folder.
 *
 * @returns undefined if there is no repository, no commit yet, or none of the content was ever committed
 * @throws StopError if git refuses to read the repository, or is not there to read it: the site would silently be
 *   another one
 */
export async function openRepository(folder: string): Promise<Repository | undefined> {
  const asked = ["--is-shallow-repository", "--show-prefix", "HEAD^{commit}", "HEAD:./"];
  const { status, stdout, stderr } = (await git(folder, ["rev-parse", ...asked]).catch(() => undefined)) ?? {};
  if (status === undefined) {
    if (!isInRepository(folder)) return undefined;
    throw new StopError(
      `git is not installed, and ${folder} is in a git repository, so nobody can tell what was committed; install git`,
    );
  }
  if (status !== 0) {
    if (!stderr?.includes("dubious ownership")) return undefined;
    const advice = /git config --global --add safe\.directory .+/.exec(stderr)?.[0] ?? "";
    throw new StopError(
      `git does not trust this repository, because it belongs to another user, so dates and history are not known; run\n  ${advice}`,
    );
  }
  const [shallow, prefix = "", head = ""] = stdout?.split("\n") ?? [];
  return { folder, prefix, head, shallow: shallow === "true" };
}

/** Whether a folder is there, and it or one around it has what git keeps of a repository. */
function isInRepository(folder: string): boolean {
  for (let at = path.resolve(folder); existsSync(at); at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return true;
    if (at === path.dirname(at)) return false;
  }
  return false;
}

/** Whether a commit is the current one or an ancestor of it; false if the repository does not have it. */
export async function isAncestor(repository: Repository, commit: string): Promise<boolean> {
  const run = await git(repository.folder, ["merge-base", "--is-ancestor", commit, repository.head]);
  return run.status === 0;
}

/**
 * Whether files and folders are as they were committed. True of those outside the repository, and of ignored ones.
 *
 * @param paths absolute paths of what exists
 */
export async function isCommitted({ folder, prefix }: Repository, paths: readonly string[]): Promise<boolean> {
  const top = path.resolve(realpathSync(folder), path.relative(prefix, ""));
  const inside = paths.map((one) => realpathSync(one)).filter((one) => one.startsWith(top + path.sep));
  if (inside.length === 0) return true;
  const { status, stdout } = await git(top, ["status", "--porcelain", "--", ...inside]);
  return status === 0 && stdout === "";
}

/**
 * Writes files of the current commit to a folder, as a checkout does, with line ends of this machine and Git LFS.
 *
 * @param paths below the content folder
 * @param target a folder that is replaced; each file is in it at its path below the repository's root
 * @throws StopError if git cannot give them
 */
export function checkOut({ folder, head }: Repository, paths: readonly string[], target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const env = { ...gitEnvironment(), GIT_INDEX_FILE: `${target}/.index` };
  const run = (args: readonly string[], input = "", config?: GitConfig) =>
    execFileSync("git", harmless(args, config), { cwd: folder, env, input, stdio: "pipe", maxBuffer: MAX_OUTPUT });
  try {
    run(["read-tree", head]);
    const config = parseConfig(run(LIST_CONFIG).toString());
    const names = paths.map((path) => `${path}\0`).join("");
    run(["checkout-index", "-q", "-z", "--stdin", `--prefix=${target}/`], names, config);
  } catch (error) {
    if (error instanceof StopError) throw error;
    const reason = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new StopError(`git cannot give the files of the commit: ${reason}`);
  }
}
