/** A plain link to the discussion. Nothing is ever loaded. */
import * as z from "zod";
import { line, rule } from "../../core/schema/fields.ts";
import type { Provider } from "../provider.ts";

const schema = z
  .strictObject({
    provider: z.literal("link"),
    /** `{key}`, `{address}` and `{title}` stand for the thread's own. */
    href: z
      .string()
      .superRefine(
        rule((text) =>
          /^(https?:\/\/|mailto:)[^\s<>"\\]+$/i.test(text)
            ? undefined
            : {
                kind: "comments-setting",
                message: `"${text}" is not an address`,
                fix: "write it in full, such as https://forum.example/?q={key}",
              },
        ),
      )
      .meta({
        description: "Address of the discussion. {key}, {address} and {title} stand for the thread's own.",
        examples: ["https://forum.example/search?q={key}"],
      }),
    /** What the reader sees. */
    text: line({ description: "Text of the link.", examples: ["到論壇討論"] }).optional(),
  })
  .meta({ title: "Link", description: "A plain link to where the discussion is" });

export const link: Provider<typeof schema> = {
  schema,
  hosts: () => [],
  policy: () => ({}),
  link: ({ href, text }, discussion) => ({
    href: href.replace(/\{(key|address|title)\}/g, (_, name: "key" | "address" | "title") =>
      encodeURIComponent(discussion[name]),
    ),
    ...(text !== undefined && { text }),
  }),
};
