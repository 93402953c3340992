/** A thread's `capture.json`: the record of its import. Written by importers, never by hand. */
import * as z from "zod";
import { count, line, lines, sha256, timestamp, webAddress } from "../../core/schema/fields.ts";

/** A saved page or export that the thread was made from. */
const source = z.strictObject({
  /** Name of the file that was imported. */
  file: line({ description: "Name of the imported file.", examples: ["thread.html"] }).optional(),
  /** Sum of its bytes. */
  sha256: sha256({ description: "SHA-256 of the imported file.", examples: ["0".repeat(64)] }).optional(),
  /** Its size. */
  bytes: count(0, { description: "Size of the imported file in bytes.", examples: [10381] }).optional(),
  /** Where the page was. */
  url: webAddress({
    description: "Address of the page.",
    examples: ["https://forum.example/thread-1.html"],
  }).optional(),
  /** Encoding that its bytes were read in. */
  encoding: line({ description: "Encoding of the imported file.", examples: ["gb18030"] }).optional(),
  /** Name of the site. */
  site: line({ description: "Name of the site.", examples: ["某某論壇"] }).optional(),
  /** Which page of the thread it is. */
  page: count(1, { description: "Number of the page in its thread.", examples: [3] }).optional(),
  /** When it was saved, if that differs from the first source. */
  captured_at: timestamp({ description: "When this page was saved.", examples: ["2017-01-05"] }).optional(),
});

/** By what a later capture of the same thread is known. */
const identity = z.strictObject({
  /** Address without what changes from page to page. */
  address: line({ description: "The thread's address.", examples: ["forum.example/thread 123"] }).optional(),
  /** Software, site and number of the thread. */
  number: line({ description: "Software, site and number.", examples: ["discuz forum.example 123"] }).optional(),
  /** Sum of title and opening post. */
  opening: line({ description: "Sum of title and opening post.", examples: ["0".repeat(16)] }).optional(),
  /** Title at the source, which may be another one in the archive. */
  title: line({ description: "Title at the source.", examples: ["茶館的水"] }).optional(),
  /** Sum of the opening post without its title and date. */
  text: line({ description: "Sum of the opening post alone.", examples: ["0".repeat(16)] }).optional(),
});

/** Why somebody should look at an imported thread; a closed list, worst first. */
export const FLAGS = [
  "thread-incomplete",
  "mojibake-left",
  "text-inferred",
  "title-doubtful",
  "attachment-missing",
  "post-empty",
  "author-missing",
  "date-missing",
  "fallback-used",
  "script-converted",
  "edited-here",
] as const;

/** Name of a flag. */
export type FlagName = (typeof FLAGS)[number];

const flagName = z.enum(FLAGS).meta({ description: "Name of the flag.", examples: ["date-missing"] });

/** One point that a person should check. */
const flag = z
  .union([
    flagName,
    z.strictObject({
      flag: flagName,
      /** Floors or lines; nothing for the whole thread. */
      where: line({ description: "Where it is.", examples: ["floor 3"] }).optional(),
      /** What was found. */
      reason: line({ description: "What was found.", examples: ["the page says only: 5 hours ago"] }),
    }),
  ])
  .meta({ description: "A point that a person should check.", examples: ["date-missing"] });

/** One change to damaged text. */
const change = z.strictObject({
  /** Place in the thread, in words or as a path into the page. */
  where: line({ description: "Where the change was made.", examples: ["floor 3, line 2"] }),
  /** Text before the change. */
  before: z.string().meta({ description: "The text as captured.", examples: ["支付??"] }),
  /** Text after the change. */
  after: z.string().meta({ description: "The text as kept.", examples: ["支付寶"] }),
  /** Whether the bytes prove the change, or it is a guess. */
  certainty: z.enum(["certain", "inferred"]).meta({ description: "How sure it is.", examples: ["certain"] }),
});

/** All changes of one kind. */
const repair = z.strictObject({
  /** Name of the kind of damage. */
  kind: line({ description: "Kind of damage.", examples: ["mojibake"] }),
  /** How often it was repaired; may be larger than the number of changes listed. */
  count: count(0, { description: "How often it was mended.", examples: [3] }),
  /** The changes one by one. */
  changes: z.array(change).meta({ description: "Each change." }).optional(),
});

/** What is known of one attachment from the page that it came with. */
const attachment = z
  .strictObject({
    /** Its name in the thread's folder; of a file that is missing, the name that the text gives it. */
    file: line({ description: "Name in the thread's folder.", examples: ["01.jpg"] }).optional(),
    /** Present if the capture did not have the file. */
    missing: z
      .literal(true)
      .meta({ description: "True if the capture did not have it.", examples: [true] })
      .optional(),
    /** Floor that it belongs to; 1 unless given. */
    floor: count(2, { description: "Floor that it belongs to.", examples: [3] }).optional(),
    /** Its name in the forum. */
    original_name: line({ description: "Name in the forum.", examples: ["IMG_0001.JPG"] }).optional(),
    /** Its address in the forum. */
    original_url: line({ description: "Address in the forum.", examples: ["attachment.php?aid=1"] }).optional(),
    /** Sum of its bytes at import; `check` compares it with the file. */
    sha256: sha256({ description: "SHA-256 at import.", examples: ["0".repeat(64)] }).optional(),
    /** Its size at import. */
    size: count(0, { description: "Size in bytes at import.", examples: [25839] }).optional(),
    /** Its size in the words of the page. */
    stated_size: line({ description: "Size in the words of the page.", examples: ["25.8 KB"] }).optional(),
    /** Day on which `npx stele fetch` brought it; the text showed it from `original_url` until then. */
    fetched_at: timestamp({ description: "When it was fetched.", examples: ["2024-05-01"] }).optional(),
    /** Where it was fetched from, if that is not `original_url`. */
    fetched_from: line({
      description: "Address it came from.",
      examples: ["https://archive.example/1.jpg"],
    }).optional(),
  })
  .superRefine((entry, context) => {
    if (entry.file !== undefined || entry.original_url !== undefined) return;
    const params = { kind: "attachment-unnamed", fix: "write its file or its original_url" };
    context.addIssue({ code: "custom", path: [], message: "the attachment has neither a name nor an address", params });
  });

/** The whole record. The time of the import is left out on purpose: it would make two imports of one page differ. */
export const captureSchema = z
  .strictObject({
    /** What was imported. */
    source: source.meta({ description: "The saved page or export." }).optional(),
    /** All that was imported, if that is more than one page or file; the first is `source`. */
    sources: z.array(source).meta({ description: "All saved pages, in the thread's order." }).optional(),
    /** By what a later capture is known to be of the same thread. */
    identity: identity.meta({ description: "How a later capture is recognized." }).optional(),
    /** When the page was saved. */
    captured_at: timestamp({ description: "When the page was saved.", examples: ["2017-01-05"] }).optional(),
    /** The forum's software. */
    software: line({ description: "Forum software of the page.", examples: ["Discuz! X3.2"] }).optional(),
    /** The importer's adapter. */
    adapter: line({ description: "Adapter that read the page.", examples: ["discuz"] }).optional(),
    /** Views that the page counted. */
    views: count(0, { description: "Views at capture.", examples: [1520] }).optional(),
    /** Replies that the page counted. */
    replies: count(0, { description: "Replies at capture.", examples: [34] }).optional(),
    /** The page's title if it was not the thread's. */
    rejected_title: lines({ description: "Title of the page, not of the thread.", examples: ["提示信息"] }).optional(),
    /** Repairs of the text. */
    repairs: z.array(repair).meta({ description: "Changes to damaged text." }).optional(),
    /** Points that a person should check. */
    flags: z.array(flag).meta({ description: "What a person should check." }).optional(),
    /** What is known of the attachments, those that are missing too. */
    attachments: z.array(attachment).meta({ description: "Attachments at import." }).optional(),
    /** Sums of the texts as importers last wrote them: a text with another sum was changed by a person, and stays. */
    written: z
      .strictObject({
        "index.md": sha256({ description: "SHA-256 of index.md.", examples: ["0".repeat(64)] }).optional(),
        "replies.md": sha256({ description: "SHA-256 of replies.md.", examples: ["0".repeat(64)] }).optional(),
      })
      .meta({ description: "SHA-256 of the texts as they were last written." })
      .optional(),
  })
  .meta({ title: "Capture", description: "capture.json, the record of an import" });

/** The record of an import, checked. */
export type Capture = z.output<typeof captureSchema>;

/** The record of an attachment, checked. */
export type CapturedFile = z.output<typeof attachment>;

/** Whether the thread was imported: a record of nothing but attachments is that of files that were fetched. */
export function isImport(capture: Capture | undefined): boolean {
  if (capture === undefined) return false;
  const { attachments, ...rest } = capture;
  return attachments === undefined || Object.keys(rest).length > 0;
}
