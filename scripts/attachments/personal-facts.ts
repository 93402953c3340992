import { sha256Of } from "../core/checksum.ts";
import type { FileFacts } from "./facts.ts";
import type { MetadataFormat } from "./metadata/held.ts";
import { isStripped } from "./metadata/read-back.ts";
import { stripPlace } from "./metadata/strip.ts";

/**
 * Finds what a picture tells of place and camera, and what the copy without it is.
 *
 * @returns nothing if it tells neither
 */
export async function personalFacts(bytes: Buffer, format: MetadataFormat): Promise<Pick<FileFacts, "personal">> {
  const { bytes: copy, held } = stripPlace(Buffer.from(bytes), format);
  if (held.length === 0) return {};
  if (!(await isStripped(bytes, copy, format).catch(() => false))) return { personal: { held } };
  const sha256 = sha256Of(copy);
  return { personal: { held, without: { format, size: copy.length, sha256 } } };
}
