import type { ImageFormat } from "../../core/file-types.ts";

/** Formats whose metadata is read. SVG is text that its author wrote, and a BMP has none. */
export type MetadataFormat = Exclude<ImageFormat, "svg" | "bmp"> | "heic";

/** What a picture tells of its maker beside the picture. */
export type HeldKind =
  /** Where it was taken, or what place it shows. */
  | "place"
  /** The number of a camera or lens: all pictures of one camera have it. */
  | "serial"
  /** Metadata that no reader of ours takes apart, so nobody can say what is in it. */
  | "unread";

/** One thing that a picture holds, and the form that it is in. */
export interface Held {
  readonly what: HeldKind;
  readonly where: "EXIF" | "XMP" | "IPTC" | "maker note" | "film" | "text of the PNG";
}

/** Forms of metadata that files and other metadata hold. */
export type Form = "exif" | "xmp" | "iptc" | "resources" | "jpeg";

/** The means of those who take metadata out of bytes. */
export interface Stripping {
  /** Is told of everything that is found. */
  readonly note: (held: Held) => void;
  /** Takes it out of what is inside, in place. */
  readonly inside: (form: Form, bytes: Buffer) => void;
}

/** Whether bytes say nothing: a text of spaces, or a number that is 0. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0x20);
}

/** Bytes that are in several pieces of a file, changed as one and put back. They keep their length. */
export function inPieces(pieces: readonly Buffer[], change: (whole: Buffer) => void): void {
  const [first] = pieces;
  if (first && pieces.length === 1) {
    change(first);
    return;
  }
  const whole = Buffer.concat(pieces);
  change(whole);
  let at = 0;
  for (const piece of pieces) {
    whole.copy(piece, 0, at, at + piece.length);
    at += piece.length;
  }
}
