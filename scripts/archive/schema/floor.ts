/** The JSON in a floor line of `replies.md`: `<!-- floor {"n":2,"author":"…"} -->`. */
import * as z from "zod";
import { count, line, lines, timestamp } from "../../core/schema/fields.ts";
import { remarks } from "./remark.ts";

/** What is known of one reply. */
export const floorSchema = z
  .strictObject({
    /** Floor 1 is the opening post, in index.md. */
    n: count(2, { description: "Number of the floor, from 2 on.", examples: [2] }, 1_000_000),
    /** Who wrote the reply. */
    author: line({ description: "Who wrote the reply.", examples: ["小王"] }).optional(),
    /** When the reply was written. */
    date: timestamp({
      description: "When the reply was written.",
      examples: ["2016-11-30T11:00:00+08:00"],
    }).optional(),
    /** Ties the floor to the forum that it comes from. */
    id: line({ description: "Id of the post in the forum it came from.", examples: ["98765"] }).optional(),
    /** The post that it answers, if the forum says so beside the text. */
    in_reply_to: z
      .strictObject({
        /** Number of the floor, if it is in this thread. */
        n: count(1, { description: "Number of the floor.", examples: [3] }, 1_000_000).optional(),
        /** Who wrote it. */
        author: line({ description: "Who wrote it.", examples: ["店小二"] }).optional(),
      })
      .meta({ description: "The floor that it answers.", examples: [{ n: 3, author: "店小二" }] })
      .optional(),
    /** Stands below the reply. */
    signature: lines({ description: "Signature below the reply.", examples: ["簽名檔"] }).optional(),
    /** Files that came with the reply; their labels and counts are in index.md. */
    attachments: z
      .array(line({ description: "Name of a file in the thread's folder.", examples: ["01.jpg"] }))
      .meta({ description: "Files of the reply.", examples: [["01.jpg"]] })
      .optional(),
    /** Stand below the reply. */
    remarks: remarks().optional(),
  })
  .meta({ title: "Floor", description: "The record in a floor line of replies.md" });

/** A floor line, checked. */
export type FloorRecord = z.output<typeof floorSchema>;
