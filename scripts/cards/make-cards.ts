/** Cards in the cache: those that are there, and those that are to be drawn. */
import { resolve } from "node:path";
import type { EncodedFile } from "../attachments/encode.ts";
import { type FileProblem, problemOf } from "../attachments/facts.ts";
import { ImageCache, imagePath } from "../attachments/image-cache.ts";
import type { Problem } from "../core/problems.ts";
import { type PoolOptions, WorkerLost, WorkerPool, workersFor } from "../core/workers/pool.ts";
import type { Card, CardFont } from "./card.ts";
import { CARD_WORKER, type CardAnswer, type CardJob, LIMITS, unreadable } from "./card-job.ts";

export interface CardOptions extends PoolOptions {
  /** The cache folder. */
  readonly cache: string;
  readonly font: CardFont;
  /** Called after each card that had to be drawn. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The cards of an archive. */
export interface DrawnCards {
  /** Those that the cache has, by their path below the site's root. */
  readonly files: ReadonlyMap<string, EncodedFile>;
  /** Paths of those that were drawn. */
  readonly drawn: ReadonlySet<string>;
  /** What keeps cards from being drawn. */
  readonly problems: readonly Problem[];
}

/** Cards from which on one more process is worth its start. */
const PER_WORKER = 8;

/** Looks up what the cache has. */
export async function findCards(cards: readonly Card[], cache: string): Promise<DrawnCards> {
  const folder = resolve(cache);
  const images = await ImageCache.open(folder);
  return { files: whole(cards, images, folder), drawn: new Set(), problems: [] };
}

/** Draws what the cache lacks, in child processes. All problems of a font are told of the first card that has one. */
export async function makeCards(cards: readonly Card[], options: CardOptions): Promise<DrawnCards> {
  const cache = resolve(options.cache);
  const images = await ImageCache.open(cache);
  const known = whole(cards, images, cache);
  // Two threads may say the same.
  const lacking = [...new Map(cards.filter(({ path }) => !known.has(path)).map((card) => [card.path, card])).values()];
  if (lacking.length === 0) return { files: known, drawn: new Set(), problems: [] };
  const concurrency = workersFor(lacking.length, PER_WORKER, options.concurrency);
  const drawer = new CardDrawer(cache, images, options.font, { concurrency });
  let done = 0;
  const tried = await Promise.all(
    lacking.map(async (card) => {
      const problem = await drawer.draw(card);
      options.onProgress?.(++done, lacking.length);
      return problem;
    }),
  ).finally(async () => {
    drawer.close();
    await images.save();
  });
  const [problem] = tried.filter((one) => one !== undefined);
  return {
    files: whole(cards, images, cache),
    drawn: new Set(lacking.map(({ path }) => path)),
    problems: problem ? [problem] : [],
  };
}

function whole(cards: readonly Card[], images: ImageCache, cache: string): Map<string, EncodedFile> {
  return new Map(
    cards.flatMap((card) => {
      const image = images.whole(card);
      return image ? [[card.path, { ...image, file: imagePath(cache, card) }] as const] : [];
    }),
  );
}

/** Draws cards into the cache, in child processes that start when there is work. Close it when all is done. */
export class CardDrawer {
  readonly #cache: string;
  readonly #images: ImageCache;
  readonly #font: CardFont;
  readonly #pool: WorkerPool<CardJob, CardAnswer>;

  /** @param cache absolute path of the cache folder */
  constructor(cache: string, images: ImageCache, font: CardFont, options: PoolOptions = {}) {
    this.#cache = cache;
    this.#images = images;
    this.#font = font;
    this.#pool = new WorkerPool(CARD_WORKER, { ...LIMITS, ...options });
  }

  /** @returns what keeps the card from being drawn */
  async draw(card: Card): Promise<Problem | undefined> {
    this.#images.delete(card.key);
    try {
      const answer = await this.#pool.run({ font: this.#font, card, cache: this.#cache });
      if ("problem" in answer) return told(answer.problem);
      if ("image" in answer) this.#images.add(card.key, answer.image);
      await this.#images.checkpoint();
      return undefined;
    } catch (error) {
      if (error instanceof WorkerLost) return told(unreadable(error.message));
      throw error;
    }
  }

  close(): void {
    this.#pool.close();
  }
}

function told(problem: FileProblem): Problem {
  return problemOf("archive.yaml", problem);
}
