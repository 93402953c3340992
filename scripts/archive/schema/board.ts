/** A board's `board.yaml`. */
import * as z from "zod";
import { line, lines } from "../../core/schema/fields.ts";
import { language } from "./language.ts";

/** What makes a top-level folder a board. */
export const boardSchema = z
  .strictObject({
    /** Name of the board. */
    title: line({ description: "Name of the board.", examples: ["零售與電商"] }),
    /** Stands below the name. */
    description: lines({ description: "What the board is for.", examples: ["店舖經營與電子商務"] }).optional(),
    /** Language of the board's own pages, and of its threads that do not name theirs; the archive's otherwise. */
    lang: language({ description: "Language of the board.", examples: ["ja", "ko", "zh-Hans"] }).optional(),
    /** Boards with a number come first, the smallest before the others; then the rest by folder name. */
    order: z
      .number()
      .meta({ description: "Place among the boards, smallest first.", examples: [1] })
      .optional(),
  })
  .meta({ title: "Board", description: "board.yaml, which makes a top-level folder a board" });

/** A board's settings, checked. */
export type BoardSettings = z.output<typeof boardSchema>;
