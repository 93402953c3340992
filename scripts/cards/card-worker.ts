import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import type { FileProblem } from "../attachments/facts.ts";
import { storeImage } from "../attachments/image-cache.ts";
import { sha256Of } from "../core/checksum.ts";
import { serveJobs } from "../core/workers/serve-jobs.ts";
import type { CardFont } from "./card.ts";
import { type CardAnswer, type CardJob, MAX_FONT_BYTES, unreadable } from "./card-job.ts";
import { drawCard } from "./draw.ts";
import { Typeface } from "./typeface.ts";

/** Characters that are tried for outlines: fonts have signs that show nothing. */
const TRIED = 2_000;

// The same bytes on every machine, as for other pictures.
sharp.concurrency(1);
sharp.cache(false);

let open: { readonly sha256: string; readonly face: Typeface } | undefined;

serveJobs<CardJob, CardAnswer>(async ({ font, card, cache }) => {
  const face = await openFont(font);
  if ("problem" in face) return face;
  if (!card || cache === undefined) return inspected(face);
  let drawing = true;
  try {
    const bytes = await drawCard(card, face);
    // A full disk is no problem of the font.
    drawing = false;
    return { image: await storeImage(cache, card, bytes) };
  } catch (error) {
    if (!drawing) throw error;
    return { problem: unreadable(reasonOf(error)) };
  }
});

async function openFont({ file, sha256 }: CardFont): Promise<Typeface | { problem: FileProblem }> {
  if (open?.sha256 === sha256) return open.face;
  // Not read if it is none that was inspected: it may have become larger than memory.
  const bytes = (await stat(file)).size > MAX_FONT_BYTES ? undefined : await readFile(file);
  if (!bytes || sha256Of(bytes) !== sha256)
    return {
      problem: { kind: "file-changed", message: "the font changed while the site was being built", fix: "build again" },
    };
  try {
    open = { sha256, face: new Typeface(bytes) };
    return open.face;
  } catch (error) {
    return { problem: unreadable(reasonOf(error)) };
  }
}

function inspected(face: Typeface): CardAnswer {
  try {
    const { ranges } = face;
    if (ranges.length === 0) return { problem: unreadable("it is no font, or has no characters") };
    if (!face.hasOutlines(ranges, TRIED)) return { problem: unreadable("it has pictures and no outlines") };
    return { ranges };
  } catch (error) {
    return { problem: unreadable(reasonOf(error)) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
