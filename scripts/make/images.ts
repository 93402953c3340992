/** Encodes the derivatives that are stale. */
import path from "node:path";
import { type DerivativeJob, type DerivativeResult, findDerivatives, makeDerivatives } from "../attachments/encode.ts";
import { ImageCache } from "../attachments/image-cache.ts";
import type { BuiltFile } from "../core/built-files.ts";
import type { ImageOutput } from "../site/output.ts";
import type { Cache } from "./cache.ts";

/** The derivatives of a site, and the images that could not be encoded. */
export interface MadeImages extends Pick<DerivativeResult, "built" | "unchanged" | "problems"> {
  readonly files: readonly BuiltFile[];
  /** Derivatives that were left to be made on request. */
  readonly left: readonly ImageOutput[];
}

/**
 * Encodes every derivative that the cache lacks.
 *
 * @param onProgress called after each image that had to be encoded
 */
export async function makeImages(
  images: readonly ImageOutput[],
  cache: Cache,
  onProgress: (done: number, total: number) => void,
): Promise<MadeImages> {
  const { files, ...result } = await makeDerivatives(jobsOf(images), { cache: cache.dir, onProgress });
  return { ...result, files: usedFiles(files, cache), left: [] };
}

/** Takes the derivatives that the cache has, and leaves all others to be made on request. */
export async function findImages(images: readonly ImageOutput[], cache: Cache): Promise<MadeImages> {
  const { files } = findDerivatives(jobsOf(images), cache.dir, await ImageCache.open(cache.dir));
  const left = images.filter((image) => !files.has(image.path));
  return { built: 0, unchanged: files.size, problems: [], files: usedFiles(files, cache), left };
}

function usedFiles(files: DerivativeResult["files"], cache: Cache): BuiltFile[] {
  return [...files].map(([sitePath, image]) => {
    cache.use(path.relative(cache.dir, image.file));
    return { path: sitePath, ...image };
  });
}

/** One job for each original: it is decoded once for all its derivatives. */
function jobsOf(images: readonly ImageOutput[]): DerivativeJob[] {
  const jobs = new Map<string, { source: string; file: string; derivatives: ImageOutput["derivative"][] }>();
  for (const { source, file, derivative } of images) {
    const job = jobs.get(source);
    if (job) job.derivatives.push(derivative);
    else jobs.set(source, { source, file, derivatives: [derivative] });
  }
  return [...jobs.values()];
}
