/** Mistakes in code of an archive's own, in words. */
import path from "node:path";
import { archiveFolder } from "../core/archive-folder.ts";
import { StopError } from "../core/stop-error.ts";

/**
 * What code of the archive's own threw, as a sentence with file and line.
 *
 * @param page path of the page that was to be made
 * @returns undefined if the error is from elsewhere
 */
export function ownMistake(error: unknown, page?: string): StopError | undefined {
  if (!(error instanceof Error) || error instanceof StopError) return undefined;
  const place = error.stack
    ?.split("\n")
    .map(placeIn)
    .find((one) => one !== undefined);
  if (place === undefined) return undefined;
  const where = page === undefined ? "" : `, on the page ${page}`;
  return new StopError(`${place} ${error.message}${where}; mend it there: nothing is published`);
}

/** File and line of a frame of a stack, if it is the archive's own. */
function placeIn(frame: string): string | undefined {
  const end = /:(\d+):\d+\)?$/.exec(frame);
  const before = frame.slice(0, end?.index);
  const start = before.indexOf(archiveFolder() + path.sep);
  if (!end || start < 0) return undefined;
  const file = before.slice(start + archiveFolder().length + 1);
  return /(^|[\\/])(node_modules|dist)[\\/]/.test(file) ? undefined : `${file}:${end[1]}`;
}
