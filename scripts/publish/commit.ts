import { spawnSync } from "node:child_process";

/**
 * The commit that the content stands at.
 *
 * @param content folder with the content
 * @returns its full hash; undefined outside git, before the first commit, and where the content has uncommitted changes
 */
export function commitOf(content: string): string | undefined {
  const changed = git(content, "status", "--porcelain", "--", ".");
  return changed === "" ? git(content, "rev-parse", "HEAD")?.trim() : undefined;
}

function git(cwd: string, ...args: string[]): string | undefined {
  const run = spawnSync("git", ["-C", cwd, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  return run.status === 0 ? run.stdout : undefined;
}
