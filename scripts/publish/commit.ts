import { git } from "../history/git.ts";

/**
 * The commit that the content stands at.
 *
 * @param content folder with the content
 * @returns its full hash; undefined outside git, before the first commit, and where the content has uncommitted changes
 */
export async function commitOf(content: string): Promise<string | undefined> {
  const ask = (...args: string[]) => git(content, args).catch(() => undefined);
  const changed = await ask("status", "--porcelain", "--", ".");
  if (changed?.status !== 0 || changed.stdout !== "") return undefined;
  const head = await ask("rev-parse", "HEAD");
  return head?.status === 0 ? head.stdout.trim() : undefined;
}
