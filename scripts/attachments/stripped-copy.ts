import fs from "node:fs";
import path from "node:path";
import { sha256Of } from "../core/checksum.ts";
import { StopError } from "../core/stop-error.ts";
import type { StrippedFacts } from "./facts.ts";
import { stripPlace } from "./metadata/strip.ts";

/**
 * The bytes of a picture without place and serial numbers.
 *
 * @param source path on disk; it is not changed
 * @throws StopError if the file is not the one that was inspected: what it holds now is not known
 */
export function strippedCopy(source: string, { format, sha256 }: StrippedFacts): Buffer {
  const { bytes } = stripPlace(fs.readFileSync(source), format);
  if (sha256Of(bytes) === sha256) return bytes;
  throw new StopError(`${path.basename(source)} changed while it was being published; try again`);
}
