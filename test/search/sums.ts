import path from "node:path";
import { filesBelow } from "../../scripts/core/below.ts";
import { checksumOf } from "../../scripts/core/checksum.ts";

/** One line for each file: its SHA-256 and path. */
export function sums(dir: string): string {
  return filesBelow(dir)
    .map((file) => `${checksumOf(path.join(dir, file))}  ${file}\n`)
    .join("");
}
