import { serveJobs } from "../../core/workers/serve-jobs.ts";
import type { InputPlace } from "../read/input.ts";
import { type ParseOptions, parseInput } from "./parse-input.ts";
import { CaptureStore, type Head } from "./store.ts";

export interface ParseJob {
  readonly place: InputPlace;
  readonly cache: string;
  readonly options: ParseOptions;
}

serveJobs<ParseJob, Head>(({ place, cache, options }, tell) => {
  return parseInput(place, new CaptureStore(cache, options.from ?? ""), options, tell);
});
