/** The text of one post as safe HTML, independent of the page that shows it. Plain JSON, so it can be cached. */
export interface Post {
  /** HTML to be used unchanged, and holes that the page fills. */
  readonly parts: readonly PostPart[];
  /** Headings with their ids, in order. */
  readonly headings: readonly Heading[];
  /**
   * Plain text, one line per block: for search, excerpts and counting. Words and captions of image parts are not in it;
   * search adds them.
   */
  readonly text: string;
  readonly length: TextLength;
  /** What its author should know about the text; absent if there is nothing. No page depends on it. */
  readonly notes?: readonly PostNote[];
}

/** Something in the text that its author should know: what could not be shown, or is shown in another way. */
export interface PostNote {
  /** Stable name of the kind of note, `embed-dropped`. */
  readonly kind: string;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** What to write instead, as one sentence without a full stop. */
  readonly fix?: string;
  /** 1-based line in the source handed to `parsePost`. */
  readonly line?: number;
}

export type PostPart = string | ImagePart | LinkPart | WordPart;

/** A file shown in the text: the page makes an image a picture, a film or sound a player, anything else a link. */
export interface ImagePart {
  readonly kind: "image";
  /** As written, entities and backslash escapes resolved. */
  readonly src: string;
  readonly alt: string;
  /** Caption (the Markdown title); the image is then a figure. */
  readonly caption?: string;
  /** True for an image alone in its paragraph: rendered as a figure block; false inside a line of text. */
  readonly block: boolean;
  /** Pixels that HTML claims for an image on another host. */
  readonly size?: { readonly width: number; readonly height: number };
  /** True if the text makes the image a link. */
  readonly linked?: boolean;
  /** True for a video, a sound or an object in the author's HTML. What it names may be missing, as with a link. */
  readonly embed?: boolean;
  /** 1-based line in the source handed to `parsePost`. */
  readonly line?: number;
}

/**
 * The address of a link. It is right after `<a`, and the page puts ` href="…"` there with the resolved, escaped
 * address, or nothing if the link leads nowhere.
 */
export interface LinkPart {
  readonly kind: "link";
  readonly href: string;
  readonly line?: number;
}

/** A word of our own in the text, which the page puts in its language: the title of an alert, the state of a task. */
export interface WordPart {
  readonly kind: "word";
  readonly word: "note" | "tip" | "important" | "warning" | "caution" | "done" | "open";
}

export interface Heading {
  /** 1 to 6, as in the HTML. */
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** Length as Chinese readers count it: characters, and words for the rest. */
export interface TextLength {
  /** Han, kana and Hangul characters. */
  readonly characters: number;
  /** Runs of other letters or digits. */
  readonly words: number;
}

/** The images of a text, and what stands for other files in it, in order. */
export function imageParts(parts: readonly PostPart[]): ImagePart[] {
  return parts.filter((part) => typeof part !== "string" && part.kind === "image");
}
