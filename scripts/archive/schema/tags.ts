/** The tags of a thread. */
import * as z from "zod";
import { editorMeta, type FieldMeta, line, rule } from "../../core/schema/fields.ts";
import { nameKey } from "./names.ts";

const LONGEST = 100;

const tag = line({ description: "One tag.", examples: ["客流"] }).superRefine(
  rule((text) =>
    text.length > LONGEST
      ? { kind: "value-too-long", message: `the tag has more than ${LONGEST} characters`, fix: "make it shorter" }
      : undefined,
  ),
);

/** A list of tags, none of them twice; neither letter case nor characters that show nothing make two tags of one. */
export function tags(meta: FieldMeta) {
  return z
    .array(tag)
    .superRefine((list, context) => {
      const seen = new Map<string, string>();
      list.forEach((text, index) => {
        const first = seen.get(nameKey(text));
        seen.set(nameKey(text), text);
        if (first === undefined) return;
        const message =
          first === text ? `the tag "${text}" is there twice` : `the tags "${first}" and "${text}" are the same`;
        context.addIssue({
          code: "custom",
          path: [index],
          message,
          params: { kind: "value-twice", fix: "take one of the two out" },
        });
      });
    })
    .meta(editorMeta(meta));
}
