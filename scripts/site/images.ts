/** The derivatives of all images. */
import { planDerivatives } from "../attachments/derivatives.ts";
import type { ImageOutput } from "./output.ts";
import type { Site } from "./site.ts";

/**
 * Every derivative, each once: identical originals have the same.
 *
 * @param locate gives the absolute path of a file of the content
 */
export function imageOutputs(site: Site, locate: (file: string) => string): ImageOutput[] {
  const outputs = new Map<string, ImageOutput>();
  for (const thread of site.archive.threads) {
    for (const attachment of thread.attachments) {
      const file = `${thread.path}/${attachment.file}`;
      for (const derivative of planDerivatives(site.facts(attachment))) {
        const { path, key } = derivative;
        if (!outputs.has(path)) outputs.set(path, { kind: "image", path, key, derivative, source: locate(file), file });
      }
    }
  }
  return [...outputs.values()];
}
