import { serveJobs } from "../core/workers/serve-jobs.ts";
import type { FileProblem, ImageFacts } from "./facts.ts";
import { type ImageFile, readImageFile } from "./read-image.ts";

serveJobs<ImageFile, ImageFacts | FileProblem>(async (file) => {
  if (file.format !== "svg") {
    const { default: sharp } = await import("sharp");
    sharp.concurrency(1);
    sharp.cache(false);
  }
  return readImageFile(file);
});
