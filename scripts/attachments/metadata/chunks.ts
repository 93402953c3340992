/** The metadata of WebP and GIF. In place. */
import type { Stripping } from "./held.ts";
import { stripProfile } from "./profile.ts";

/** Chunks of WebP that hold metadata (RFC 9649, 2.7.1.5). Their flags stay true: the chunks stay, with what is left. */
const CHUNKS = { EXIF: "exif", "XMP ": "xmp" } as const;

export function stripWebp(bytes: Buffer, stripping: Stripping): void {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const form = CHUNKS[bytes.toString("latin1", at, at + 4) as keyof typeof CHUNKS];
    const size = bytes.readUInt32LE(at + 4);
    if (form) stripProfile(bytes.subarray(at + 8, at + 8 + size), form, stripping);
    at += 8 + size + (size & 1);
  }
}

const GIF_XMP = "\x21\xff\x0bXMP DataXMP";

/** XMP in a GIF is no chain of blocks, so that it can be found by its text (XMP specification part 3, 1.1.2). */
export function stripGif(bytes: Buffer, { inside }: Stripping): void {
  for (let at = bytes.indexOf(GIF_XMP, 0, "latin1"); at >= 0; at = bytes.indexOf(GIF_XMP, at + 1, "latin1")) {
    const start = at + GIF_XMP.length;
    // A trailer of 258 bytes that counts down begins so; the text has no zero.
    const end = bytes.indexOf("\x01\xff\xfe", start, "latin1");
    inside("xmp", bytes.subarray(start, end < 0 ? bytes.length : end));
  }
}
