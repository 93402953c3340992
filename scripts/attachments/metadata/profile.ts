import type { Form, Stripping } from "./held.ts";

/** What a JPEG puts before metadata, and some writers put there in other files too. */
const HEADS = ["Exif\0\0", "http://ns.adobe.com/xap/1.0/\0", "Photoshop 3.0\0"];
const BEGINNINGS: readonly (readonly [string, Form])[] = [
  ["II", "exif"],
  ["MM", "exif"],
  ["8BIM", "resources"],
  ["\x1c", "iptc"],
  ["<", "xmp"],
];

/**
 * Strips metadata as its bytes say what it is: names of chunks and profiles may be of another kind.
 *
 * @param form what it is if its bytes do not say it
 */
export function stripProfile(bytes: Buffer, form: Form, { inside }: Stripping): void {
  const beginning = bytes.toString("latin1", 0, 32);
  const head = HEADS.find((text) => beginning.startsWith(text)) ?? "";
  const rest = beginning.slice(head.length);
  inside(BEGINNINGS.find(([begins]) => rest.startsWith(begins))?.[1] ?? form, bytes.subarray(head.length));
}

/** Whether a change changed the bytes. */
export function isChanged(bytes: Buffer, change: () => void): boolean {
  const before = Buffer.from(bytes);
  change();
  return !before.equals(bytes);
}
