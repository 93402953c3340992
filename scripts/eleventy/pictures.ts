/** The pictures of a build, derivatives and cards: made, or found in the cache. */
import { type CardPlan, cardsOf } from "../archive/cards.ts";
import { imageJobs, undecidedFolders } from "../archive/image-jobs.ts";
import type { Archive, Attachment } from "../archive/model/model.ts";
import { type EncodedImages, findDerivatives, type ImageJob, makeDerivatives } from "../attachments/encode.ts";
import type { FileFacts } from "../attachments/facts.ts";
import { type DrawnCards, findCards, makeCards } from "../cards/make-cards.ts";
import { lazyProgress } from "../cli/progress.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { Stages } from "../core/stages.ts";
import type { Site, SiteCards } from "../site/site.ts";
import type { BuildOptions } from "./options.ts";

/** What is known of the files of an archive. */
interface Known {
  readonly archive: Archive;
  readonly facts: (attachment: Attachment) => FileFacts;
  readonly cards: CardPlan | undefined;
  /** Gives the absolute path of a file of the content. */
  readonly locate: (file: string) => string;
  /** Whether this build makes the pages of a thread. */
  readonly isOurs: (thread: string) => boolean;
}

/**
 * Makes what is stale. A preview takes what is there, and leaves the rest to be made on request.
 *
 * @returns the pictures in the cache, and what pages are told of them
 */
export async function picturesOf(
  { archive, facts, cards: cardPlan, locate, isOurs }: Known,
  stages: Stages,
  options: BuildOptions,
): Promise<{ images: EncodedImages; known: Pick<Site, "facts" | "images" | "cards"> }> {
  const jobs = imageJobs(archive, facts, locate, isOurs);
  const derivatives = await stages.run("images", () => derivativesFor(jobs, archive, options));
  const cards = plannedCards(archive, cardPlan, options);
  const drawn = cards && (await stages.run("cards", () => cardsFor(cards, isOurs, options)));
  const { sizeOf } = derivatives;
  const { remote: _, ...settings } = archive.settings.images;
  const undecided = options.imagesOnRequest ? undecidedFolders(archive, facts, sizeOf) : new Map<string, string>();
  const images = { key: fingerprint([settings]), sizeOf, undecided };
  return { images: withCards(derivatives, drawn), known: { facts, images, ...(cards && { cards }) } };
}

function derivativesFor(jobs: readonly ImageJob[], { settings }: Archive, options: BuildOptions) {
  const { cache, imagesOnRequest } = options;
  if (imagesOnRequest) return findDerivatives(jobs, { cache, settings: settings.images });
  const bar = lazyProgress("images");
  return makeDerivatives(jobs, { cache, settings: settings.images, onProgress: bar.show }).finally(bar.done);
}

/** The cards of an archive whose address is known: other sites find no picture by a path alone. */
function plannedCards(archive: Archive, plan: CardPlan | undefined, { baseUrl }: BuildOptions): SiteCards | undefined {
  if (!plan || !(baseUrl ?? archive.settings.url)) return undefined;
  return { font: plan.font, of: cardsOf(archive, plan) };
}

function cardsFor({ font, of }: SiteCards, isOurs: Known["isOurs"], { cache, imagesOnRequest }: BuildOptions) {
  const ours = [...of].filter(([thread]) => isOurs(thread)).map(([, card]) => card);
  if (imagesOnRequest) return findCards(ours, cache);
  const bar = lazyProgress("cards");
  return makeCards(ours, { cache, font, onProgress: bar.show }).finally(bar.done);
}

function withCards(images: EncodedImages, cards: DrawnCards | undefined): EncodedImages {
  if (!cards) return images;
  return {
    ...images,
    files: new Map([...images.files, ...cards.files]),
    encoded: new Set([...images.encoded, ...cards.drawn]),
    problems: [...images.problems, ...cards.problems],
  };
}
