/** Files that a capture lacks → the flag that says so. Pure. */
import { firstOf } from "../../core/counted.ts";
import type { FlagName } from "../schema/capture.ts";

/** What is known of a file in `capture.json`, as far as it is used here. */
export interface CapturedFileFacts {
  readonly file?: string | undefined;
  readonly missing?: true | undefined;
  readonly original_name?: string | undefined;
  readonly original_url?: string | undefined;
}

/** Files that are named in the flag. */
const NAMED = 5;

/** @returns the flag for all files that are missing; none if all are there */
export function missingFlag(files: readonly CapturedFileFacts[]): { flag: FlagName; reason: string } | undefined {
  const missing = files.filter((one) => one.missing);
  if (missing.length === 0) return undefined;
  const names = missing.map((one) => one.original_name ?? one.original_url ?? one.file ?? "");
  const count = names.length === 1 ? "1 file is" : `${names.length} files are`;
  return {
    flag: "attachment-missing",
    reason: `${count} not in the capture: ${firstOf(names, NAMED)}`,
  };
}
