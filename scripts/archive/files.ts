import { readFileSync } from "node:fs";
import { blobId, fileBlobId } from "./ids.ts";

/** Gives the files of a content folder by their path below it. */
export interface Files {
  /** Git blob id of the bytes on disk. */
  id(path: string): string;
  /** The bytes of a text file. */
  bytes(path: string): Buffer;
}

/**
 * @param known ids that need not be computed
 */
export function filesOf(contentDir: string, known: Map<string, string>): Files {
  let last: { path: string; bytes: Buffer } | undefined;
  const bytes = (path: string): Buffer => {
    if (last?.path !== path) last = { path, bytes: readFileSync(`${contentDir}/${path}`) };
    return last.bytes;
  };
  return {
    bytes,
    id(path) {
      let id = known.get(path);
      if (id === undefined) {
        // A text file is about to be read as well; an attachment can be larger than memory.
        id = /\.(md|ya?ml|json)$/.test(path) ? blobId(bytes(path)) : fileBlobId(`${contentDir}/${path}`);
        known.set(path, id);
      }
      return id;
    },
  };
}
