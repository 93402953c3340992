import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { serveJobs } from "../core/workers/serve-jobs.ts";
import type { FileProblem, ImageFacts } from "./facts.ts";
import { type DecodedFormat, imageFacts } from "./image-facts.ts";

/** An image to be decoded for its facts. */
export interface InspectJob {
  readonly path: string;
  readonly format: DecodedFormat;
}

sharp.concurrency(1);
sharp.cache(false);

serveJobs<InspectJob, ImageFacts | FileProblem>(async ({ path, format }) => imageFacts(await readFile(path), format));
