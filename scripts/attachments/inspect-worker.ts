import { serveJobs } from "../core/workers/serve-jobs.ts";
import type { ReadFacts } from "./facts.ts";
import { type ImageFile, readImageFile } from "./read-image.ts";

serveJobs<ImageFile, ReadFacts>(async (file) => {
  if (file.format !== "svg") {
    const { default: sharp } = await import("sharp");
    sharp.concurrency(1);
    sharp.cache(false);
  }
  return readImageFile(file);
});
