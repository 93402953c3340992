/**
 * Markdown with holes: addresses of pictures and links are known only once all threads of a run are. A hole is filled
 * when the thread's files are written. Plain JSON, so that it can be stored.
 */

/** A picture or another file that the text shows. */
export interface ImageHole {
  /** Its address, as the page writes it. */
  readonly image: string;
}

/** A link. */
export interface LinkHole {
  /** Its address: absolute, or as the page writes it if it leads to a saved file or inside the page. */
  readonly link: string;
  /** Its words as Markdown; absent for a bare address. */
  readonly label?: PostText;
  /** Title in its quotes, as Markdown has it. */
  readonly title?: string;
}

export type PostHole = ImageHole | LinkHole;
export type PostText = readonly (string | PostHole)[];

/** Begins and ends the number of a hole while Markdown is written. A noncharacter: it is taken out of every text before. */
const MARK = "\ufdd0";
const MARKED = /\ufdd0(\d+)\ufdd0/;

/** An address with signs that formulas have. */
const ANY = "http://a.example/?a_b=c^d";

/** Collects holes while a tree becomes Markdown. */
export class Holes {
  readonly #holes: PostHole[] = [];

  /** @returns what to write in place of the address */
  add(hole: PostHole): string {
    this.#holes.push(hole);
    return `${MARK}${this.#holes.length - 1}${MARK}`;
  }

  /** What was written with an address in each hole, so that it can be parsed. */
  expand(markdown: string): string {
    return markdown.replace(new RegExp(MARKED, "g"), (_, number: string) => {
      const hole = this.#holes[Number(number)];
      if (!hole || "image" in hole) return ANY;
      return hole.label ? `[${this.#words(hole.label)}](${ANY})` : `<${hole.link}>`;
    });
  }

  #words(label: PostText): string {
    return label.map((part) => (typeof part === "string" ? part : ANY)).join("");
  }

  /** Cuts what was written at its holes. */
  cut(markdown: string): PostText {
    return markdown.split(new RegExp(MARKED, "g")).flatMap((piece, index): (string | PostHole)[] => {
      if (index % 2 === 0) return piece === "" ? [] : [piece];
      const hole = this.#holes[Number(piece)];
      return hole ? [hole] : [];
    });
  }
}

/** Control characters but tab and line break, and noncharacters: no file holds them, and one of them marks holes. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** Text of a page without what no file holds. */
export function withoutMarks(text: string): string {
  return text.replace(UNWRITABLE, "");
}

/** A name or a title, as a line of front matter can hold it. */
export function oneLine(text: string): string {
  return withoutMarks(text)
    .replace(/[\s\u0085\u2028\u2029]+/g, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
}

/** What is written for the holes. */
export interface Filling {
  /** @returns the address of a picture, ready to be between brackets */
  readonly image: (address: string) => string;
  /**
   * @param label words of the link as Markdown; undefined for a bare address
   * @param title in its quotes
   * @returns the link as Markdown, or its words alone if it leads nowhere
   */
  readonly link: (address: string, label: string | undefined, title?: string) => string;
}

/** Fills the holes of a text. */
export function fillText(text: PostText, filling: Filling): string {
  return text
    .map((part) => {
      if (typeof part === "string") return part;
      if ("image" in part) return filling.image(part.image);
      return filling.link(part.link, part.label && fillText(part.label, filling), part.title);
    })
    .join("");
}

/** All holes of a text, those inside links too. */
export function holesOf(text: PostText): PostHole[] {
  return text.flatMap((part): PostHole[] => {
    if (typeof part === "string") return [];
    return "label" in part && part.label ? [part, ...holesOf(part.label)] : [part];
  });
}

/** A text with other addresses of pictures. */
export function mapImages(text: PostText, map: (address: string) => string): PostText {
  return text.map((part) => {
    if (typeof part === "string") return part;
    if ("image" in part) return { image: map(part.image) };
    return part.label ? { ...part, label: mapImages(part.label, map) } : part;
  });
}
