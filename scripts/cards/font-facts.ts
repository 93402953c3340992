/** Facts about the font of the cards, read in a process of its own. */
import { statSync } from "node:fs";
import type { FileProblem } from "../attachments/facts.ts";
import { byteSize } from "../core/byte-size.ts";
import { cacheFile } from "../core/cache-file.ts";
import { checksumOf } from "../core/checksum.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { WorkerLost, WorkerPool } from "../core/workers/pool.ts";
import { DRAWING } from "./card.ts";
import { CARD_WORKER, type CardAnswer, type CardJob, LIMITS, MAX_FONT_BYTES, unreadable } from "./card-job.ts";
import type { CharacterRanges } from "./characters.ts";

/** What is known of a font file. */
export interface FontFacts {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Characters that it has. */
  readonly ranges: CharacterRanges;
}

/**
 * Reads a font.
 *
 * @param file path on disk
 * @param cache the cache folder: a font whose facts are in it is not read again
 * @returns the facts, or what keeps it from being used
 */
export async function inspectFont(file: string, cache: string): Promise<FontFacts | { problem: FileProblem }> {
  const { size } = statSync(file);
  if (size > MAX_FONT_BYTES) {
    const message = `the font has ${byteSize(size)}, and cards are drawn with ${byteSize(MAX_FONT_BYTES)} at most`;
    return { problem: { kind: "font-too-large", message, fix: "take one with fewer characters" } };
  }
  const sha256 = checksumOf(file) ?? "";
  const place = cacheFile(cache, "facts", "card-font");
  const version = `${DRAWING}, ${sha256}`;
  const known = await readChecksummed<FontFacts>(place, version);
  if (known) return known;
  const pool = new WorkerPool<CardJob, CardAnswer>(CARD_WORKER, { ...LIMITS, concurrency: 1 });
  try {
    const answer = await pool.run({ font: { file, sha256 } });
    if ("problem" in answer) return { problem: answer.problem };
    if (!("ranges" in answer)) throw new Error("a font was asked for its characters and drew a card");
    const facts: FontFacts = { sha256, ranges: answer.ranges };
    await writeChecksummed(place, version, facts);
    return facts;
  } catch (error) {
    if (error instanceof WorkerLost) return { problem: unreadable(error.message) };
    throw error;
  } finally {
    pool.close();
  }
}
