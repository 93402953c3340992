/** The derivatives of a site, as files of the release. */
import path from "node:path";
import type { EncodedImages } from "../attachments/encode.ts";
import type { BuiltFile } from "../core/built-files.ts";
import type { ImageOutput } from "../site/output.ts";
import type { Cache } from "./cache.ts";

/** EncodedImages that the cache has, and those that it lacks. */
export interface TakenImages {
  readonly files: readonly BuiltFile[];
  readonly left: readonly ImageOutput[];
}

/** Takes the planned derivatives from the cache. Those that it lacks are left to be made on request. */
export function takeImages(planned: readonly ImageOutput[], { files }: EncodedImages, cache: Cache): TakenImages {
  const [taken, left]: [BuiltFile[], ImageOutput[]] = [[], []];
  for (const output of planned) {
    const image = files.get(output.path);
    if (!image) {
      left.push(output);
      continue;
    }
    cache.use(path.relative(cache.dir, image.file));
    taken.push({ path: output.path, ...image });
  }
  return { files: taken, left };
}
