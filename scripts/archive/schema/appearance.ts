/** Settings for how the site looks, without a layout or a style of one's own. */
import * as z from "zod";
import { GROUNDS } from "../../../layouts/grounds.ts";
import { BYLINE } from "../../../layouts/props/page.ts";
import { isHexColor, leastContrast, READABLE, readableColor } from "../../core/color.ts";
import { editorMeta, type FieldMeta, flag, type Refusal, rule } from "../../core/schema/fields.ts";

type Theme = keyof typeof GROUNDS;

/** Says why a colour cannot be that of links and marks in a theme. */
function refuseAccent(color: string, theme: Theme): Refusal | undefined {
  if (!isHexColor(color)) {
    const fix = 'write it in quotes with six hexadecimal digits, "#0b5394"';
    return { kind: "color-form", message: `"${color}" is no colour`, fix };
  }
  const reached = leastContrast(color, GROUNDS[theme]);
  if (reached >= READABLE) return undefined;
  const message = `${color} has a contrast of ${reached.toFixed(1)}:1 on the ${theme} page, and text needs ${READABLE}:1`;
  return { kind: "color-contrast", message, fix: `write "${readableColor(color, GROUNDS[theme])}"` };
}

function accentColor(theme: Theme, description: string) {
  const meta = { description, examples: [theme === "light" ? "#0b5394" : "#6fa8dc"] as const };
  return z
    .string()
    .superRefine(rule((text: string) => refuseAccent(text, theme)))
    .meta(editorMeta(meta));
}

/** The colour of links and marks; that of the dark theme is made from it unless given. */
export const accent = z
  .union([
    accentColor("light", "Colour of links and marks."),
    z.strictObject({
      /** On light ground. */
      light: accentColor("light", "Colour of links and marks on light ground."),
      /** On dark ground. */
      dark: accentColor("dark", "Colour of links and marks on dark ground.").optional(),
    }),
  ])
  .meta({
    description: "Colour of links and marks, in quotes. A lighter one is made for the dark theme unless it is given.",
    examples: ["#0b5394", { light: "#0b5394", dark: "#6fa8dc" }],
  });

/** A file in the `assets` folder beside the content. @param what it is, in words */
function assetFile(what: string, endings: readonly string[], meta: FieldMeta) {
  const refuse = (text: string): Refusal | undefined => {
    if (endings.some((ending) => text.toLowerCase().endsWith(ending)) && isBelow(text)) return undefined;
    const fix = `write its path there, such as ${meta.examples[0]}; it ends in ${endings.join(", ")}`;
    return { kind: "asset-form", message: `"${text}" is no ${what} below assets`, fix };
  };
  return z.string().superRefine(rule(refuse)).meta(editorMeta(meta));
}

function isBelow(path: string): boolean {
  return !/[\\?#]/.test(path) && !path.split("/").some((name) => name === "" || name === "." || name === "..");
}

/** Takes the place of the stone beside the archive's name, and of the site's icon. */
export const logo = assetFile("picture", [".svg", ".png", ".webp"], {
  description: "Picture beside the archive's name and in the browser's tab, below assets.",
  examples: ["logo.svg"],
});

const fontFile = assetFile("font", [".woff2"], { description: "Font file below assets.", examples: ["text.woff2"] });

/** Without it there are no cards, and it is never published. */
export const cardFont = assetFile("font", [".otf", ".ttf", ".ttc", ".otc"], {
  description: "Font file below assets with which a picture of each thread is drawn for previews elsewhere.",
  examples: ["NotoSerifTC-Bold.otf"],
});

/** A family: fonts that systems have, or files of one's own. */
function family(description: string) {
  return z
    .union([
      z.enum(["serif", "sans"]),
      z
        .array(
          z.strictObject({
            /** Below `assets`. */
            file: fontFile,
            /** One weight, or the two ends of a variable font. */
            weight: z
              .union([z.int().min(1).max(1000), z.string().regex(/^\d{1,4} \d{1,4}$/)])
              .meta(editorMeta({ description: "Weight, or the range of a variable font.", examples: [400, "100 900"] }))
              .optional(),
            /** Upright unless given. */
            style: z
              .enum(["normal", "italic"])
              .meta(editorMeta({ description: "Style.", examples: ["italic"] }))
              .optional(),
          }),
        )
        .min(1),
    ])
    .meta({ description, examples: ["serif", [{ file: "text.woff2" }]] });
}

/** Fonts of the reading text and of titles. */
export const fonts = z
  .strictObject({
    /** Text of posts and pages. */
    text: family("Font of the text: serif, sans, or files of your own.").optional(),
    /** Titles and the archive's name. */
    titles: family("Font of titles: serif, sans, or files of your own.").optional(),
  })
  .meta({ description: "Fonts of text and titles.", examples: [{ text: "serif", titles: "sans" }] });

/** What is below the title of a thread. */
export const byline = z
  .array(z.enum(BYLINE).meta(editorMeta({ description: "Field of the byline.", examples: ["author"] })))
  .meta({ description: "What the byline of a thread shows, in this order.", examples: [["author", "date"]] });

function listing(what: string) {
  return flag({ description: `Whether there are lists by ${what}.`, examples: [false] }).default(true);
}

/** Lists of threads besides those of boards. */
export const listings = z
  .strictObject({
    /** `/tags/` and a list for each tag. */
    tags: listing("tag"),
    /** `/authors/` and a list for each author. */
    authors: listing("author"),
    /** `/years/` and a list for each year. */
    years: listing("year"),
  })
  .meta({ description: "Lists by tag, author and year.", examples: [{ authors: false }] });

/** The fonts of a family, checked. */
export type FontFamily = NonNullable<z.output<typeof fonts>["text"]>;

/** A file below `assets` that settings name, and where in archive.yaml. */
export interface NamedAsset {
  readonly file: string;
  readonly at: readonly PropertyKey[];
}

/** Settings that name files of the archive's own. */
interface NamingSettings {
  readonly logo?: z.output<typeof logo> | undefined;
  readonly fonts?: z.output<typeof fonts> | undefined;
  readonly card_font?: z.output<typeof cardFont> | undefined;
}

/** The files that settings name and the site has: the logo and fonts. */
export function publishedAssets(settings: NamingSettings): NamedAsset[] {
  const families = (["text", "titles"] as const).flatMap((name) => {
    const family = settings.fonts?.[name];
    if (!Array.isArray(family)) return [];
    return family.map(({ file }, number): NamedAsset => ({ file, at: ["fonts", name, number, "file"] }));
  });
  return [...(settings.logo === undefined ? [] : [{ file: settings.logo, at: ["logo"] }]), ...families];
}

/** All files that settings name. */
export function namedAssets(settings: NamingSettings): NamedAsset[] {
  const { card_font } = settings;
  return [...publishedAssets(settings), ...(card_font === undefined ? [] : [{ file: card_font, at: ["card_font"] }])];
}

/** Colours of links and marks in both themes. */
export function accentsOf(given: z.output<typeof accent>): Readonly<Record<Theme, string>> {
  const { light, dark } = typeof given === "string" ? { light: given, dark: undefined } : given;
  return { light, dark: dark ?? readableColor(light, GROUNDS.dark) };
}
