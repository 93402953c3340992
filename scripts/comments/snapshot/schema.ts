/** A thread's `comments.json`: its archived comments. Written by the snapshot, never by hand. */
import * as z from "zod";
import { line, timestamp, webAddress } from "../../core/schema/fields.ts";

const html = z.string().meta({ description: "The text as HTML, as the provider gave it.", examples: ["<p>好文</p>"] });
const day = (description: string) => timestamp({ description, examples: ["2024-05-01"] });

/** A text that was later replaced. */
const earlier = z.strictObject({
  html,
  /** Day of the snapshot that found another text in its place. */
  until: day("Day that it was found replaced."),
});

/** One comment. */
const comment = z.strictObject({
  /** Its id at the provider. */
  id: z
    .string()
    .regex(/^[\w.=:-]+$/, "an id holds letters, digits and . = : - _ only")
    .meta({ description: "Id at the provider.", examples: ["12"] }),
  /** Id of the comment that it answers. */
  parent: line({ description: "Id of the comment that it answers.", examples: ["10"] }).optional(),
  /** Who wrote it. */
  author: line({ description: "Who wrote it.", examples: ["小王"] }).optional(),
  /** The author's own page. */
  url: webAddress({ description: "Page of the author.", examples: ["https://someone.example/"] }).optional(),
  /** When it was written. */
  date: timestamp({ description: "When it was written.", examples: ["2024-04-30T10:12:00Z"] }).optional(),
  /** When the provider says that it was changed. */
  edited: timestamp({ description: "When it was changed.", examples: ["2024-04-30T11:00:00Z"] }).optional(),
  html,
  /** Its earlier texts, oldest first. */
  earlier: z.array(earlier).optional(),
  /** Day of the snapshot that found it gone. Its text stays in this file, and is no longer shown. */
  deleted: day("Day that it was found gone.").optional(),
});

/** The comments of one place. */
const source = z.strictObject({
  /** Name of the provider. */
  provider: line({ description: "Name of the provider.", examples: ["waline"] }),
  /** Where the comments were read: the server, and the site on it if there are several. */
  from: line({ description: "Where the comments were read.", examples: ["https://talk.example"] }),
  /** Day of the last snapshot that found anything new. */
  kept_at: day("Day of the last snapshot that found anything new."),
  /** By date, then by id. */
  comments: z.array(comment).meta({ description: "By date, then by id." }),
});

/** The whole file: one entry for each place that the thread's comments were ever archived from. */
export const archivedSchema = z
  .strictObject({ sources: z.array(source).meta({ description: "One for each place." }) })
  .meta({ title: "Comments", description: "comments.json, comments from elsewhere that are kept with the thread" });

/** A `comments.json`, checked. */
export type ArchivedFile = z.output<typeof archivedSchema>;
/** The same as written in the file. */
export type ArchivedJson = z.input<typeof archivedSchema>;
export type ArchivedSource = ArchivedJson["sources"][number];
export type ArchivedEntry = ArchivedSource["comments"][number];
