/** A remark below a post: forums that have them show them in small print under the text, apart from the replies. */
import * as z from "zod";
import { line, lines, timestamp } from "../../core/schema/fields.ts";

const remark = z.strictObject({
  /** Who made it. */
  author: line({ description: "Who made the remark.", examples: ["小王"] }).optional(),
  /** When it was made. */
  date: timestamp({ description: "When it was made.", examples: ["2016-11-30T11:00:00+08:00"] }).optional(),
  /** Markdown. */
  text: lines({ description: "The remark as Markdown.", examples: ["同感"] }),
});

/** Remarks below one post. */
export function remarks() {
  return z
    .array(remark)
    .meta({ description: "Remarks below the post.", examples: [[{ author: "小王", text: "同感" }]] });
}

/** A remark, checked. */
export type RemarkRecord = z.output<typeof remark>;
