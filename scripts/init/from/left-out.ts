/** What did not come along into a new archive. Nothing is left out in silence. */
import { largest } from "../../importers/largest.ts";

/** A file, a folder or a piece of either that was left out. */
export interface LeftOut {
  /** Below the folder that was given. */
  readonly path: string;
  /** Why, and what to do. */
  readonly reason: string;
}

/** Name of the list in the new archive. */
export const LEFT_OUT_FILE = "left-out.md";

/** The list as a file of the new archive. @param from name of the folder that was given, without the folders around it */
export function leftOutFile(from: string, left: readonly LeftOut[]): string {
  const rows = [...left]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, reason }) => `- ${code(path)}: ${oneLine(reason)}\n`);
  return `# Not in this archive\n\nThese parts of ${code(from)} were left out by \`stele init --from\`. They are unchanged where they were. Delete this file when nothing in it is wanted.\n\n${rows.join("")}`;
}

function code(text: string): string {
  const fence = "`".repeat(largest([...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${oneLine(text)}${space}${fence}`;
}

function oneLine(text: string): string {
  const lines = text.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}
