import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { sha256Of } from "../core/checksum.ts";
import { serveJobs } from "../core/workers/serve-jobs.ts";
import type { Derivative } from "./derivatives.ts";
import { encodeImage } from "./encode-image.ts";
import type { FileProblem } from "./facts.ts";
import { type CachedImage, storeImage } from "./image-cache.ts";
import { imageProblem } from "./image-facts.ts";
import { MAX_IMAGE_BYTES } from "./read-image.ts";

/** One original, and what to make of it. */
export interface EncodeJob {
  readonly source: string;
  /** The cache folder. */
  readonly cache: string;
  readonly derivatives: readonly Derivative[];
}

export interface EncodeAnswer {
  /** Key of each derivative that was made, and what was written. */
  readonly made: readonly (readonly [key: string, image: CachedImage])[];
  readonly problem?: FileProblem;
}

// AVIF is cut into as many tiles as there are threads: with one thread the bytes are the same on every machine.
sharp.concurrency(1);
sharp.cache(false);

serveJobs<EncodeJob, EncodeAnswer>(async ({ source, cache, derivatives }) => {
  const made: [string, CachedImage][] = [];
  // Not read if it is none that was inspected: it may have become larger than memory.
  const bytes = (await stat(source)).size > MAX_IMAGE_BYTES ? undefined : await readFile(source);
  // The cache uses the hash of the original: a file that changed since would be stored under the wrong hash.
  if (!bytes || sha256Of(bytes) !== derivatives[0]?.of) {
    return {
      made,
      problem: { kind: "file-changed", message: "the file changed while the site was being built", fix: "build again" },
    };
  }
  let encoding = true;
  try {
    await encodeImage(bytes, derivatives, async (derivative, encoded) => {
      encoding = false;
      made.push([derivative.key, await storeImage(cache, derivative, encoded)]);
      encoding = true;
    });
  } catch (error) {
    // A full disk is no problem of the picture.
    if (!encoding) throw error;
    return { made, problem: imageProblem(error) };
  }
  return { made };
});
