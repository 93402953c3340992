/** Paths as text. Pure, but for the system's own separator and the user's own folder. */
import os from "node:os";
import path from "node:path";

/** Whether a folder or file is another folder, or in it. Both are absolute; links are not followed. */
export function isInside(inner: string, folder: string): boolean {
  const way = path.relative(folder, inner);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** A path or an address without the slashes at its end. */
export function withoutEndSlashes(text: string): string {
  // Without the look behind, a run of slashes inside the text takes the square of its length.
  return text.replace(/(?<!\/)\/+$/, "");
}

/** A path in which `~` at the beginning is the user's own folder, as shells and git read it. */
export function withHome(text: string): string {
  return text.replace(/^~(?=[/\\])/, () => os.homedir());
}
