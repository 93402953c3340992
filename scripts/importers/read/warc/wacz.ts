/** A WACZ file: a zip with WARC files in `archive/`. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Item } from "../../model.ts";
import type { Input, Reader } from "../input.ts";
import { pagesOf } from "./warc.ts";

/** Bytes of the largest WARC file in a zip, and how many times its packed size it may have: WARC is packed already. */
const LARGEST = 16 * 2 ** 30;
const MOST_TIMES = 200;
const WARC = /^(?:.*\/)?archive\/[^/]+\.warc(?:\.gz)?$/i;

export const wacz: Reader = {
  most: 64 * 2 ** 30,
  reads: ({ kind }) => kind === "zip",
  async *items(input: Input): AsyncIterable<Item> {
    // Loaded when the first zip is met.
    const yauzl = await import("yauzl");
    const zip = await yauzl.openPromise(input.path, { autoClose: false, lazyEntries: true });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "stele-wacz-"));
    try {
      let found = false;
      for await (const entry of zip.eachEntry()) {
        if (!WARC.test(entry.fileName)) continue;
        found = true;
        const { compressedSize, uncompressedSize } = entry;
        if (uncompressedSize > LARGEST || uncompressedSize > MOST_TIMES * Math.max(compressedSize, 1024)) {
          const reason = `${entry.fileName} would unpack to ${uncompressedSize} bytes from ${compressedSize}`;
          yield { is: "nothing", file: input.name, reason, failed: true };
          continue;
        }
        const file = path.join(folder, "part.warc");
        await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(file));
        yield* pagesOf(file, `${input.name}/${entry.fileName}`, input.busy);
      }
      if (!found) yield { is: "nothing", file: input.name, reason: "the zip holds no WARC file", failed: true };
    } finally {
      zip.close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};
