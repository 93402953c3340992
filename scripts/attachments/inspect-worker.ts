import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { FileFault, ImageFacts } from "./facts.ts";
import { type DecodedFormat, imageFacts } from "./image-facts.ts";
import { serveJobs } from "./serve-jobs.ts";

/** An image to be decoded for its facts. */
export interface InspectJob {
  readonly path: string;
  readonly format: DecodedFormat;
}

sharp.concurrency(1);
sharp.cache(false);

serveJobs<InspectJob, ImageFacts | FileFault>(async ({ path, format }) => imageFacts(await readFile(path), format));
