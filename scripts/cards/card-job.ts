/** What a process that reads fonts is asked and answers, and its limits: a font is a program for whoever reads it. */
import type { FileProblem } from "../attachments/facts.ts";
import type { CachedImage } from "../attachments/image-cache.ts";
import type { PoolOptions } from "../core/workers/pool.ts";
import type { Card, CardFont } from "./card.ts";
import type { CharacterRanges } from "./characters.ts";

/** A card to be drawn into the cache; without one the font is asked for its characters. */
export interface CardJob {
  readonly font: CardFont;
  readonly card?: Card;
  /** The cache folder, for a card. */
  readonly cache?: string;
}

export type CardAnswer =
  | { readonly ranges: CharacterRanges }
  | { readonly image: CachedImage }
  | { readonly problem: FileProblem };

/** Module of the process. */
export const CARD_WORKER = "scripts/cards/card-worker.ts";

/** Bytes. The largest collection of Chinese, Japanese and Korean that people use has 27 million. */
export const MAX_FONT_BYTES = 64_000_000;

/** Milliseconds for a job, MiB of heap. */
export const LIMITS = { timeout: 60_000, memory: 512 } as const satisfies PoolOptions;

/** @param reason as a clause */
export function unreadable(reason: string): FileProblem {
  return {
    kind: "font-unreadable",
    message: `cards cannot be drawn with this font: ${reason}`,
    fix: "name a font with outlines, OTF, TTF or a collection of them (TTC), or take card_font out",
  };
}
