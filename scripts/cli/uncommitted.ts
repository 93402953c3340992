import { firstOf, plural } from "../core/counted.ts";

/** Files that are named. */
const NAMED = 3;

/**
 * One line on what differs from the commit; empty if nothing does.
 *
 * @param paths below the content folder
 * @param published whether it was published all the same
 */
export function uncommittedLine(paths: readonly string[], published: boolean): string {
  if (paths.length === 0) return "";
  const [are, they] = paths.length === 1 ? ["is", "it"] : ["are", "they"];
  const names = firstOf(paths.map(quoted), NAMED);
  const end = published
    ? `${they} ${are} published, so the manifest names no commit`
    : `${they} ${are} not published; commit, or give --uncommitted (npm start shows what is on disk)`;
  return `${plural(paths.length, "file")} ${are} not as committed (${names}): ${end}\n`;
}

/** A name must not steer the terminal. */
function quoted(path: string): string {
  return /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(path) ? path : JSON.stringify(path).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
