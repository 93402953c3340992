/** Relations of paths. Pure, but for the system's own separator. */
import path from "node:path";

/** Whether a folder or file is another folder, or in it. Both are absolute; links are not followed. */
export function isInside(inner: string, folder: string): boolean {
  const way = path.relative(folder, inner);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
