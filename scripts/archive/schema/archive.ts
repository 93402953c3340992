/** The archive's settings, `content/archive.yaml`. */
import * as z from "zod";
import { commentsSchema } from "../../comments/providers.ts";
import { count, flag, line, lines, linkTarget, siteAddress, siteAddressOrNone } from "../../core/schema/fields.ts";
import { fileSize } from "../../core/schema/file-size.ts";
import { adminSchema } from "./admin.ts";
import { accent, byline, cardFont, fonts, listings, logo } from "./appearance.ts";
import { imagesSchema } from "./images.ts";
import { language } from "./language.ts";
import { repository } from "./repository.ts";
import { tags } from "./tags.ts";

/** A link in the frame around every page. */
function frameLink(description: string) {
  return z
    .strictObject({
      /** What the reader sees. */
      text: line({ description: "Text of the link.", examples: ["About"] }),
      /** Where it leads. */
      href: linkTarget({ description: "Path on this site or full address.", examples: ["/about/"] }),
    })
    .meta({ description, examples: [{ text: "About", href: "/about/" }] });
}

const registrationText = line({
  description: "Registration number, such as an ICP number.",
  examples: ["ICP 00000000"],
});

/** Settings of the whole archive. Only `title` is required. */
export const archiveSchema = z
  .strictObject({
    /** Name of the archive, on every page. */
    title: line({ description: "Name of the archive.", examples: ["零售文存"] }),
    /** For the front page, search engines and feeds. */
    description: lines({ description: "The archive in one sentence.", examples: ["零售與電商的舊文"] }).optional(),
    /** Language of the front page and lists, and of every thread that does not name its own. */
    lang: language({ description: "Language of the archive.", examples: ["zh-Hant", "zh-Hans", "en"] }).default("en"),
    /** For what cannot be relative: canonical links, feeds, metadata. `false` says that there is none yet. */
    url: siteAddressOrNone({
      description: "Address of the published site; false if it has none yet. --base-url takes its place for one build.",
      examples: ["https://archive.example/"],
    }).optional(),
    /** Who keeps the archive. */
    author: line({ description: "Who keeps the archive.", examples: ["The archive's keepers"] }).optional(),
    /** Links at the top of every page. */
    nav: z.array(frameLink("A link at the top.")).meta({ description: "Links at the top of every page." }).default([]),
    /** Links at the foot of every page. */
    footer: z
      .array(frameLink("A link at the foot."))
      .meta({ description: "Links at the foot of every page." })
      .default([]),
    /** Some countries want it at the foot of every page. */
    registration: z
      .union([
        registrationText,
        z.strictObject({
          /** The number. */
          text: registrationText,
          /** Page that confirms the number. */
          href: linkTarget({ description: "Where it can be looked up.", examples: ["https://registry.example/"] }),
        }),
      ])
      .meta({
        description: "Registration line at the foot, as text or as text and href.",
        examples: ["ICP 00000000", { text: "ICP 00000000", href: "https://registry.example/" }],
      })
      .optional(),
    /** Stands at the foot of every page. */
    copyright: line({ description: "Copyright line at the foot.", examples: ["© 2016 the authors"] }).optional(),
    /** Links and marks. */
    accent: accent.optional(),
    /** In the header, and in the browser's tab. */
    logo: logo.optional(),
    /** Fonts of systems are used unless given; those of one's own come from this site. */
    fonts: fonts.optional(),
    /** What sites show of a link to a thread, if the thread has no picture. */
    card_font: cardFont.optional(),
    /** Everything that is known unless given. */
    byline: byline.optional(),
    /** Lists that are not wanted. What would lead to them is then text. */
    listings: listings.default({ tags: true, authors: true, years: true }),
    /** Their threads lead from part to part, and the lists of these tags begin with the oldest. */
    series: tags({
      description: "Tags whose threads are a series, in the order of their dates.",
      examples: [["庫存"]],
    }).default([]),
    /** Length of a page of a list. */
    page_size: count(1, { description: "Threads on one page of a list.", examples: [50] }, 10_000).default(50),
    /** Length of a page of a long discussion. */
    floors_per_page: count(1, { description: "Floors on one page of a thread.", examples: [100] }, 10_000).default(100),
    /**
     * What git knows beyond missing dates: the last change of a thread, a page with all its changes, and the folder it
     * was in before a move. Without it only `aliases` lead on, and if every thread has a date the newest
     * commit alone will do.
     */
    history: flag({
      description: "Shows each thread's history in git, and lets the addresses of moved threads lead on.",
      examples: [true],
    }).default(true),
    /** Gives every thread a link to the forge's editor. */
    repository: repository.optional(),
    /** Files and folders of the content that are not published. */
    ignore: z
      .array(line({ description: "Pattern as in .gitignore.", examples: ["*.psd"] }))
      .meta({
        description: "Files and folders that are not published, as patterns of .gitignore.",
        examples: [["*.psd", "drafts/"]],
      })
      .default([]),
    /** Comments from elsewhere, loaded only when the reader asks for them. */
    comments: z
      .union([z.literal(false), commentsSchema])
      .meta({
        description: "Comments provider and its settings, or false.",
        examples: [{ provider: "link", href: "https://forum.example/search?q={key}" }],
      })
      .optional(),
    /** Pictures on other hosts, and the smaller copies of the archive's own. */
    images: imagesSchema.prefault({}),
    /** The page of search, its box on every page, and what the site offers beside them. */
    search: z
      .union([
        z.literal(false),
        z.strictObject({
          /** For pages of a publisher's own, of other sites too. The site's own pages load nothing of it. */
          pagefind: flag({
            description: "Offers Pagefind's JS API and its Component UI at /pagefind/.",
            examples: [false],
          }).default(true),
        }),
      ])
      .meta({ description: "Settings for search, or false for none.", examples: [{ pagefind: false }, false] })
      .optional(),
    /** What readers have read is on their devices, for reading without network. */
    offline: flag({
      description: "Keeps what was read on the reader's device, for reading without network.",
      examples: [false],
    }).default(true),
    /** For programs that read. Off unless given, since it is a file for each thread. */
    markdown: flag({
      description: "Publishes a Markdown copy of each thread beside its page, index.md, and llms.txt.",
      examples: [true],
    }).default(false),
    /** Editing in the browser. */
    admin: adminSchema.optional(),
    /**
     * Largest attachment that the site itself may hold. No limit unless it is given: what hosts take differs, 25 MiB a
     * file at Cloudflare Pages, 100 MiB in a repository at GitHub, and a server of one's own takes any.
     */
    max_attachment: fileSize({
      description: "Largest attachment that the site may hold, in bytes or with a unit. No limit unless given.",
      examples: ["25 MiB", 26214400],
    }).optional(),
    /** Where large originals are served from. */
    attachments: z
      .strictObject({
        /** Address in place of the site's own. */
        base_url: siteAddress({
          description: "Address that originals are served from.",
          examples: ["https://files.example/archive/"],
        }).optional(),
      })
      .meta({ description: "Settings for attachments.", examples: [{ base_url: "https://files.example/archive/" }] })
      .optional(),
  })
  .meta({ title: "Archive", description: "archive.yaml, the settings of the whole archive" });

/** The archive's settings, checked. */
export type ArchiveSettings = z.output<typeof archiveSchema>;
