/**
 * Commits of a publisher's own repository. Unlike in the room `history`, it is theirs: their settings count, such as who
 * they are, and their hooks run.
 */
import { type SpawnOptions, spawn } from "node:child_process";
import { endOf, type ProcessEnd } from "../core/process-end.ts";
import { StopError } from "../core/stop-error.ts";

/** A repository whose files are in a folder; its `.git` may be elsewhere. */
export interface OwnRepository {
  /** The folder with the files. */
  readonly folder: string;
  /** Path of its `.git` if that is not in the folder. */
  readonly gitDir?: string | undefined;
}

/** What a commit came to: a sentence says what the person has to do if there is none. */
export type Committed = { readonly commit: string } | { readonly uncommitted: string };

/**
 * Runs git in a repository of the person's own.
 *
 * @throws StopError if git is not installed
 */
export async function ownGit({ folder, gitDir }: OwnRepository, args: readonly string[]): Promise<ProcessEnd> {
  const place = gitDir === undefined ? [] : [`--git-dir=${gitDir}`, `--work-tree=${folder}`];
  const options = { cwd: folder, env: environment(), stdio: ["ignore", "pipe", "pipe"] } satisfies SpawnOptions;
  return endOf(spawn("git", [...place, ...args], options)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new StopError(
      "git is not installed, and an archive is a git repository; install git, see https://git-scm.com",
    );
  });
}

/** A hook that runs us must not lend us its repository. Who commits is read from these variables too. */
function environment(): NodeJS.ProcessEnv {
  const places =
    /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|QUARANTINE_PATH)$/;
  return Object.fromEntries(Object.entries({ ...process.env, LC_ALL: "C" }).filter(([name]) => !places.test(name)));
}

/**
 * Commits these files as they are on disk, removed ones too. They stay staged if that does not work.
 *
 * @param paths below the repository's folder; `.` for all
 */
export async function commitFiles(
  repository: OwnRepository,
  paths: readonly string[],
  message: string,
): Promise<Committed> {
  const added = await ownGit(repository, ["add", "--all", "--", ...paths]);
  const call = `git commit -m ${JSON.stringify(message.split("\n")[0])}`;
  if (added.status !== 0)
    return { uncommitted: `git takes no files (${firstLine(added.stderr)}); run  git add -A && ${call}` };
  const made = await ownGit(repository, ["commit", "--quiet", "-m", message]);
  if (made.status === 0) return { commit: (await ownGit(repository, ["rev-parse", "--short", "HEAD"])).stdout.trim() };
  if (await isNobody(repository)) {
    const who = ['git config --global user.name "Your Name"', "git config --global user.email you@example.org"];
    return {
      uncommitted: `git does not know who commits; run\n${[...who, call].map((line) => `  ${line}\n`).join("")}`,
    };
  }
  return { uncommitted: `git makes no commit (${firstLine(made.stderr || made.stdout)}); then run  ${call}` };
}

/** Whether git has no name or address for the author of a commit. */
async function isNobody(repository: OwnRepository): Promise<boolean> {
  return (await ownGit(repository, ["var", "GIT_AUTHOR_IDENT"])).status !== 0;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
