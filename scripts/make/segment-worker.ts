import { serveJobs } from "../core/workers/serve-jobs.ts";
import { indexSegment, type SegmentJob } from "./index-segment.ts";

serveJobs<SegmentJob, Record<string, never>>(async (job) => {
  await indexSegment(job);
  return {};
});
