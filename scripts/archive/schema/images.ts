/** The key `images` of `archive.yaml`: pictures on other hosts, and the smaller copies of the archive's own. */
import * as z from "zod";
import { DERIVATIVE_FORMATS, IMAGE_DEFAULTS } from "../../attachments/recipes.ts";
import { count, type Refusal, rule } from "../../core/schema/fields.ts";
import { fileSize } from "../../core/schema/file-size.ts";

/** Pixels; what is narrower is a thumbnail, what is wider no screen shows. */
const [NARROWEST, WIDEST] = [100, 5000];

function quality(name: string, usual: number) {
  const description = `Quality of ${name}, 1 to 100 on its own scale.`;
  return count(1, { description, examples: [usual] }, 100).default(usual);
}

export const imagesSchema = z
  .strictObject({
    /**
     * - `ask`: a frame with a button; the picture's host is asked only when the reader presses it
     * - `link`: a link to the picture
     * - `load`: the page loads it at once, so its host learns of every reader
     * - `refuse`: an error
     */
    remote: z
      .enum(["ask", "link", "load", "refuse"])
      .meta({
        description: "Pictures on other hosts: ask the reader first, link to them, load them, or refuse to build.",
        examples: ["ask"],
      })
      .default("ask"),
    /** `place`: where they were taken, and serial numbers of cameras and lenses. */
    strip: z
      .enum(["place"])
      .meta({
        description:
          "What copies of pictures are published without: place takes out where they were taken, and serial numbers of cameras.",
        examples: ["place"],
      })
      .optional(),
    /** Browsers that know none of them get the original. */
    formats: z
      .array(z.enum(DERIVATIVE_FORMATS))
      .min(1)
      .superRefine(rule(refuseFormats))
      .meta({
        description: "Formats of smaller copies, the first one first.",
        examples: [[...IMAGE_DEFAULTS.formats], ["avif", "webp"]],
      })
      .default([...IMAGE_DEFAULTS.formats]),
    /** A copy is made only below the original's own width, and kept only if it is a quarter smaller than that. */
    widths: z
      .array(count(NARROWEST, { description: "Pixels.", examples: [720] }, WIDEST))
      .min(1)
      .max(4)
      .superRefine(rule(refuseWidths))
      .meta({ description: "Widths of smaller copies, in pixels, rising.", examples: [[...IMAGE_DEFAULTS.widths]] })
      .default([...IMAGE_DEFAULTS.widths]),
    /** For photographs; drawings get a little more. */
    quality: z
      .strictObject({
        avif: quality("AVIF", IMAGE_DEFAULTS.quality.avif),
        webp: quality("WebP", IMAGE_DEFAULTS.quality.webp),
      })
      .meta({ description: "Quality of each format.", examples: [{ avif: 65 }] })
      .prefault({}),
    /** What is larger or wider is not shown in the text but linked; one large copy takes its place. */
    max_original: z
      .strictObject({
        size: fileSize({ description: "Bytes, or a number with a unit.", examples: ["400 kB"] }).default(
          IMAGE_DEFAULTS.max_original.size,
        ),
        width: count(NARROWEST, { description: "Pixels.", examples: [IMAGE_DEFAULTS.max_original.width] }).default(
          IMAGE_DEFAULTS.max_original.width,
        ),
      })
      .meta({
        description: "The largest original that pages show as it is.",
        examples: [{ size: "400 kB", width: 2000 }],
      })
      .prefault({}),
  })
  .meta({ description: "Settings for pictures.", examples: [{ remote: "link" }, { formats: ["avif", "webp"] }] });

function refuseFormats(formats: readonly string[]): Refusal | undefined {
  const once = [...new Set(formats)];
  if (once.length === formats.length) return undefined;
  return { message: "a format is there twice", fix: `write [${once.join(", ")}]` };
}

function refuseWidths(widths: readonly number[]): Refusal | undefined {
  const rising = [...new Set(widths)].sort((a, b) => a - b);
  if (rising.every((width, i) => width === widths[i]) && rising.length === widths.length) return undefined;
  return { message: "the widths do not rise", fix: `write [${rising.join(", ")}]` };
}
