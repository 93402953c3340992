/** Takes the place out of IPTC's records (IIM 4.2, chapter 6), which Photoshop's resources hold. In place. */
import { type Form, isBlank, type Stripping } from "./held.ts";

/** Content location, city, sublocation, province, country: datasets of record 2. */
const PLACES = new Set([26, 27, 90, 92, 95, 100, 101]);
const MARKER = 0x1c;
/** Image resources (Adobe Photoshop File Formats, "Image Resource IDs"), the last two thumbnails. */
const FORMS = new Map<number, Form>([
  [0x0404, "iptc"],
  [0x0422, "exif"],
  [0x0423, "exif"],
  [0x0424, "xmp"],
  [0x0409, "jpeg"],
  [0x040c, "jpeg"],
]);
/** Bytes of a thumbnail's resource before its JPEG. */
const THUMBNAIL_HEAD = 28;
const SIGNATURES = /^(?:8BIM|PHUT|AgHg|DCSR|MeSa)$/;

/** Takes the place out of Photoshop's resources. What is behind a damaged one is searched for IPTC's records. */
export function stripResources(bytes: Buffer, stripping: Stripping): void {
  let at = 0;
  while (at + 12 <= bytes.length && SIGNATURES.test(bytes.toString("latin1", at, at + 4))) {
    const form = FORMS.get(bytes.readUInt16BE(at + 4));
    const start = at + 6 + even(1 + (bytes[at + 6] ?? 0)) + 4;
    if (start > bytes.length) break;
    const end = Math.min(start + bytes.readUInt32BE(start - 4), bytes.length);
    if (form) stripping.inside(form, bytes.subarray(form === "jpeg" ? start + THUMBNAIL_HEAD : start, end));
    at = even(end);
  }
  stripIptc(bytes.subarray(at), stripping);
}

/** Takes datasets out; those behind them move up, and zeros fill the end, which readers pass over. */
export function stripIptc(bytes: Buffer, { note }: Stripping): void {
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(MARKER); at >= 0 && at + 5 <= bytes.length; ) {
    const head = bytes.readUInt16BE(at + 3);
    // With the highest bit the length of the length follows (1.6.2); four bytes are more than any file has.
    const extended = head & 0x8000 ? head & 0x7fff : 0;
    const hasLength = extended <= 4 && at + 5 + extended <= bytes.length;
    const size = extended === 0 ? head : hasLength ? bytes.readUIntBE(at + 5, extended) : 0;
    const start = at + 5 + (hasLength ? extended : 0);
    const end = Math.min(start + size, bytes.length);
    if (bytes[at + 1] === 2 && PLACES.has(bytes[at + 2] ?? 0) && !isBlank(bytes.subarray(start, end))) {
      note({ what: "place", where: "IPTC" });
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = bytes[end] === MARKER ? end : bytes.indexOf(MARKER, Math.max(at + 1, from));
  }
  if (from === 0) return;
  const rest = Buffer.concat([...kept, bytes.subarray(from)], bytes.length);
  rest.copy(bytes);
}

function even(size: number): number {
  return size + (size & 1);
}
