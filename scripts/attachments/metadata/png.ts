/** The metadata of a PNG (3rd edition, 11.3): chunks of EXIF, of XMP, and the texts that ImageMagick writes. */
import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Form, Stripping } from "./held.ts";
import { isChanged, stripProfile } from "./profile.ts";

const SIGNATURE_BYTES = 8;
/** Length and type before the data of a chunk, and the checksum behind it. */
const [HEAD, CHECKSUM] = [8, 4];
/** Above this a packed text is taken out unread: 1 MB of deflate may hold 1 GB. */
const MAX_TEXT = 16_000_000;
const XMP_KEYWORD = "XML:com.adobe.xmp";
/** Profiles as hexadecimal digits, by the names that ImageMagick gives them. */
const PROFILE = /^Raw profile type (exif|app1|xmp|iptc|8bim)$/i;
const FORMS: Readonly<Record<string, Form>> = { xmp: "xmp", iptc: "iptc", "8bim": "resources" };
/** Single properties that ImageMagick copies into texts. */
const PLACE_KEYWORD =
  /^(?:exif:gps(?:lat|long|alt|dest|area)\w*|(?:photoshop|iptc\w*|xmp):(?:city|sublocation|location\w*))$/i;
const SERIAL_KEYWORD = /serialnumber$/i;

/** @returns the file, of another length only if a text had to be packed again or taken out */
export function stripPng(bytes: Buffer, stripping: Stripping): Buffer {
  const parts: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  let isSame = true;
  while (at + HEAD + CHECKSUM <= bytes.length) {
    const end = at + HEAD + bytes.readUInt32BE(at) + CHECKSUM;
    if (end > bytes.length) break;
    const chunk = bytes.subarray(at, end);
    const stripped = stripChunk(chunk, stripping);
    isSame &&= stripped === chunk;
    parts.push(stripped);
    at = end;
  }
  return isSame ? bytes : Buffer.concat([...parts, bytes.subarray(at)]);
}

/** @returns the chunk that takes its place: itself if nothing is to change, no bytes if it goes */
function stripChunk(chunk: Buffer, stripping: Stripping): Buffer {
  const type = chunk.toString("latin1", 4, HEAD);
  const data = chunk.subarray(HEAD, -CHECKSUM);
  if (type === "eXIf")
    return isChanged(data, () => stripProfile(data, "exif", stripping)) ? chunkOf(type, data) : chunk;
  const text = textOf(type, data);
  if (!text) return chunk;
  const { keyword, start, packed } = text;
  const what = PLACE_KEYWORD.test(keyword) ? "place" : SERIAL_KEYWORD.test(keyword) ? "serial" : undefined;
  if (what) {
    stripping.note({ what, where: "text of the PNG" });
    return Buffer.alloc(0);
  }
  const profile = PROFILE.exec(keyword)?.[1]?.toLowerCase();
  if (keyword !== XMP_KEYWORD && profile === undefined) return chunk;
  const words = packed ? unpacked(data.subarray(start)) : data.subarray(start);
  if (!words) {
    stripping.note({ what: "unread", where: "text of the PNG" });
    return Buffer.alloc(0);
  }
  const change = () =>
    profile === undefined ? stripping.inside("xmp", words) : stripDigits(words, FORMS[profile] ?? "exif", stripping);
  if (!isChanged(words, change)) return chunk;
  return chunkOf(type, packed ? Buffer.concat([data.subarray(0, start), deflateSync(words)]) : data);
}

/** Where the text of a chunk begins. */
function textOf(type: string, data: Buffer): { keyword: string; start: number; packed: boolean } | undefined {
  if (type !== "tEXt" && type !== "zTXt" && type !== "iTXt") return undefined;
  const end = data.indexOf(0);
  if (end < 0) return undefined;
  const keyword = data.toString("latin1", 0, end);
  if (type === "tEXt") return { keyword, start: end + 1, packed: false };
  if (type === "zTXt") return { keyword, start: end + 2, packed: true };
  // Two bytes of the compression, then language and translated keyword, each with a zero at its end.
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return translated < 0 ? undefined : { keyword, start: translated + 1, packed: data[end + 1] !== 0 };
}

function unpacked(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: MAX_TEXT });
  } catch {
    return undefined;
  }
}

/** A profile in hexadecimal digits, below its name and length. */
function stripDigits(words: Buffer, form: Form, stripping: Stripping): void {
  const text = words.toString("latin1");
  const from = /^\s*\S+\s+\d+\s/.exec(text)?.[0].length ?? 0;
  const digits = text.slice(from).replace(/[^\da-f]+/gi, "");
  const bytes = Buffer.from(digits.slice(0, digits.length & ~1), "hex");
  if (!isChanged(bytes, () => stripProfile(bytes, form, stripping))) return;
  const stripped = bytes.toString("hex");
  let next = 0;
  for (let at = from; at < words.length && next < stripped.length; at += 1) {
    if (!/[\da-f]/i.test(text[at] ?? "")) continue;
    words.write(stripped[next] ?? "", at, "latin1");
    next += 1;
  }
}

function chunkOf(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(HEAD + data.length + CHECKSUM);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  data.copy(chunk, HEAD);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -CHECKSUM)), HEAD + data.length);
  return chunk;
}
