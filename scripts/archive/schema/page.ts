/** Front matter of a page that is not a thread, `pages/about.md`. */
import * as z from "zod";
import { line, lines } from "../../core/schema/fields.ts";
import { foreignKeys } from "../../core/schema/foreign.ts";
import { FOREIGN_KEYS } from "./foreign-keys.ts";
import { language } from "./language.ts";

/** Everything that a page may say above its text. */
export const pageSchema = z
  .strictObject({
    /** Heading of the page. */
    title: line({ description: "Title of the page.", examples: ["About this archive"] }),
    /** Language of the text. */
    lang: language({
      description: "Language of the text. Without it the archive's language is used.",
      examples: ["zh-Hant", "en"],
    }).optional(),
    /** For search engines and previews. */
    description: lines({ description: "The page in one sentence.", examples: ["Who keeps this archive"] }).optional(),
  })
  .meta({ title: "Page", description: "Front matter of a page in content/pages" });

foreignKeys.set(pageSchema, { keys: FOREIGN_KEYS });

/** Front matter of a page, checked. */
export type PageFront = z.output<typeof pageSchema>;
