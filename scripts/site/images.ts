/** The derivatives of all images. */
import { usesOf } from "../archive/image-jobs.ts";
import { fileFolders } from "../archive/model/file-folders.ts";
import { usedDerivatives } from "../attachments/derivatives.ts";
import type { ImageOutput } from "./output.ts";
import type { Site } from "./site.ts";

/**
 * Every derivative that a page uses, each once: identical originals have the same.
 *
 * @param locate gives the absolute path of a file of the content
 */
export function imageOutputs(site: Site, locate: (file: string) => string): ImageOutput[] {
  const outputs = new Map<string, ImageOutput>();
  for (const folder of fileFolders(site.archive)) {
    for (const attachment of folder.attachments) {
      const file = `${folder.path}/${attachment.file}`;
      const facts = site.facts(attachment);
      const used = usesOf(folder, attachment).flatMap((use) =>
        usedDerivatives(facts, site.archive.settings.images, use, site.images.sizeOf),
      );
      for (const derivative of used) {
        const { path, key } = derivative;
        if (outputs.has(path)) continue;
        const task = { source: locate(file), file, derivatives: [derivative] };
        outputs.set(path, { kind: "image", path, key, thread: folder.path, task });
      }
    }
  }
  return [...outputs.values()];
}
