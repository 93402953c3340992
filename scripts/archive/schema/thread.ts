/** Front matter of a thread's `index.md`. */
import * as z from "zod";
import { count, flag, line, lineOrNothing, lines, timestamp, webAddress } from "../../core/schema/fields.ts";
import { foreignKeys } from "../../core/schema/foreign.ts";
import { isEarlier } from "../../core/timestamp.ts";
import { alias } from "./alias.ts";
import { FOREIGN_KEYS } from "./foreign-keys.ts";
import { language } from "./language.ts";
import { remarks } from "./remark.ts";
import { tags } from "./tags.ts";
import { translations } from "./translations.ts";

/** What a thread says of one of its attachments. */
const attachment = z
  .strictObject({
    /** Names the file; the list's order is the order on the page. */
    file: line({ description: "Name of a file in the thread's folder.", examples: ["01.jpg", "data/sales.xlsx"] }),
    /** Label in the attachments area. */
    title: line({ description: "Label shown in place of the file name.", examples: ["Visitors by hour"] }).optional(),
    /** Kept from the forum that the file was downloaded from. */
    downloads: count(0, { description: "Downloads at capture, where known.", examples: [12] }).optional(),
    /** Without it a file that is not the one in `capture.json` is an error: nobody would know that it was changed. */
    edited: line({
      description: "Why the file is no longer the one that was imported or fetched.",
      examples: ["blurred a number plate"],
    }).optional(),
  })
  .meta({ description: "Order, label, download count and change of one attachment. Size and checksum are computed." });

/** Everything `index.md` may say above its text. Only `title` is required. */
export const threadSchema = z
  .strictObject({
    /** Heading of the page, and the thread's name in lists and search. */
    title: lineOrNothing({
      description: 'Title of the thread. Where it is empty (""), the first words stand in its place.',
      examples: ["商場週末客流的三個誤區"],
    }),
    /** When the opening post was written. */
    date: timestamp({
      description:
        "When it was written. Without it the first commit's date is used; an imported thread's stays unknown.",
      examples: ["2016-11-30", "2016-11-30T10:12:00+08:00"],
    }).optional(),
    /** When the text was last changed. */
    updated: timestamp({ description: "When it was last changed.", examples: ["2016-12-02"] }).optional(),
    /** Who wrote the opening post; replies by the same name are marked as the opening poster's. */
    author: line({ description: "Who wrote the opening post.", examples: ["店小二"] }).optional(),
    /** What it is about; each tag has a page that lists its threads. */
    tags: tags({ description: "What it is about; each tag gets a list.", examples: [["客流", "商場"]] }).optional(),
    /** Language of the text, and of the interface around it. */
    lang: language({
      description: "Language of the text. Without it the archive's language is used.",
      examples: ["zh-Hant", "zh-Hans", "en"],
    }).optional(),
    /** The pages of all threads of such a group name each other; see `model/translations.ts`. */
    translations: translations().optional(),
    /** Stands above the text, in lists and in search. */
    summary: lines({ description: "The thread in a sentence or two.", examples: ["一句話摘要"] }).optional(),
    /** Stands below the opening post. */
    signature: lines({ description: "The author's signature.", examples: ["作者的簽名檔"] }).optional(),
    /** Stand below the opening post. */
    remarks: remarks().optional(),
    /** The text is then the first post that the capture has, and nobody is known as the opening poster. */
    floor: count(
      2,
      { description: "Number of the post in the text, where the opening post was not captured.", examples: [161] },
      1_000_000,
    ).optional(),
    /** Short name of a licence. */
    license: line({ description: "Licence of the text, as an SPDX identifier.", examples: ["CC-BY-4.0"] }).optional(),
    /** Words about rights that are not a licence. */
    rights: lines({
      description: "What the page it came from says of rights.",
      examples: ["未經授權不得轉載"],
    }).optional(),
    /** Where the thread was kept from. */
    source_url: webAddress({
      description: "Address of the page it was kept from.",
      examples: ["https://forum.example/thread-123-1-1.html"],
    }).optional(),
    /** Name of the site it was kept from. */
    source_site: line({ description: "Name of the site it was kept from.", examples: ["某某論壇"] }).optional(),
    /** Each becomes a redirect to the thread. Folders that git has seen it in need not be written; see `history`. */
    aliases: z
      .array(alias())
      .meta({ description: "Old addresses that must keep working.", examples: [["/thread-123-1-1.html"]] })
      .optional(),
    /** Order and labels; files that are not listed follow by name. */
    attachments: z
      .array(attachment)
      .meta({
        description: "Order, labels and counts of attachments.",
        examples: [[{ file: "01.jpg", downloads: 12 }]],
      })
      .optional(),
    /** Keeps the comments of a thread together when it moves to another folder. */
    id: line({
      description:
        "What the comments provider knows the thread by, in place of its path: its old path after a move, or the address of its toot.",
      examples: ["/retail/2016/old-name/"],
    }).optional(),
    /** Turns the archive's comments off for this thread. */
    comments: flag({ description: "Write false for no comments embed on this thread.", examples: [false] }).optional(),
    /** Takes the thread out of the site and says why on a page in its place. */
    withdrawn: lines({
      description: "Why the thread was withdrawn; a tombstone takes its place.",
      examples: ["應作者要求撤下"],
    }).optional(),
    /** Kept out of the published site. */
    draft: flag({ description: "True keeps it out of the published site.", examples: [true] }).optional(),
  })
  .superRefine((thread, context) => {
    if (thread.date && thread.updated && isEarlier(thread.updated, thread.date)) {
      const message = `updated (${thread.updated.iso}) is earlier than date (${thread.date.iso})`;
      const params = { kind: "date-order", fix: "write the day of the last change, or leave updated out" };
      context.addIssue({ code: "custom", path: ["updated"], message, params });
    }
  })
  .meta({ title: "Thread", description: "Front matter of a thread's index.md" });

foreignKeys.set(threadSchema, { keys: FOREIGN_KEYS, names: ["author"] });

/** Front matter of a thread, checked. */
export type ThreadFront = z.output<typeof threadSchema>;
