/**
 * Commits of a publisher's own repository. Unlike in the room `history`, it is theirs: their settings count, such as who
 * they are, and their hooks run.
 */
import { spawn } from "node:child_process";
import { StopError } from "../core/stop-error.ts";

/** How a call of git ended. */
export interface GitEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

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
export function ownGit({ folder, gitDir }: OwnRepository, args: readonly string[]): Promise<GitEnd> {
  const place = gitDir === undefined ? [] : [`--git-dir=${gitDir}`, `--work-tree=${folder}`];
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...place, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stderr.on("data", (piece: Buffer) => err.push(piece));
    child.on("error", (error: NodeJS.ErrnoException) => {
      const missing = new StopError(
        "git is not installed, and an archive is a git repository; install git, see https://git-scm.com",
      );
      reject(error.code === "ENOENT" ? missing : error);
    });
    child.on("close", (status) => {
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
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
