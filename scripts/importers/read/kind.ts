/** What an input is, told by its first bytes. */
import { isUtf8 } from "node:buffer";
import { constants, gunzipSync } from "node:zlib";
import { fileType, HEAD_BYTES as TYPE_BYTES } from "../../attachments/file-type.ts";

/**
 * - `html`, `json`, `xml`, `text`: text of these kinds
 * - `mail`: a message, or several in an mbox; `mhtml`: a message that is a saved page
 * - `warc`: plain or packed with gzip
 * - `zip`, `bplist`: containers
 * - `media`: a picture, a sound, a document: part of a page, but none
 * - `binary`: no text, and nothing that is known
 */
export type Kind =
  | "empty"
  | "html"
  | "json"
  | "xml"
  | "text"
  | "mail"
  | "mhtml"
  | "warc"
  | "zip"
  | "bplist"
  | "media"
  | "binary";

/** Names of elements by which a page is told that has no document type. */
const TAG =
  /<(?:!doctype\s+html|html|head|body|title|meta|link|script|table|tbody|tr|td|div|p|br|hr|a|b|i|span|font|center|ul|ol|li|h[1-6]|img|form|pre|blockquote|article|section|main)(?=[\s/>])/i;

/** Bytes of the beginning by which an input is told. */
export const HEAD_BYTES = 16_384;

/**
 * Tells what a file is. Pure.
 *
 * @param head its first bytes, `HEAD_BYTES` at most
 */
export function kindOf(head: Buffer): Kind {
  if (head.length === 0) return "empty";
  const bytes = head.toString("latin1");
  if (bytes.startsWith("bplist0")) return "bplist";
  if (/^WARC\/\d\.\d\r?\n/.test(bytes)) return "warc";
  if (isPacked(head)) return kindOfPacked(head);
  if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06")) return "zip";
  const { type, image } = fileType(head.subarray(0, TYPE_BYTES), "");
  if (image !== undefined || (type !== undefined && type.plain !== true)) return "media";
  const text = textOf(head);
  if (text === undefined) return "binary";
  const start = text.trimStart();
  if (start === "") return "empty";
  return kindOfText(start);
}

/** Text of any encoding, good enough to look at its ASCII; nothing for bytes that are no text. */
function textOf(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString("utf16le").slice(1);
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString("utf16le")
      .slice(1);
  const text = head.toString(isUtf8(head) ? "utf8" : "latin1").replace(/^\ufeff|^\xef\xbb\xbf/, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls > 2 + text.length / 200 ? undefined : text;
}

function kindOfText(text: string): Kind {
  if (/^From \S+ .*\d{4}\r?\n[\w-]+:/.test(text)) return "mail";
  const header = /^(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}/.exec(text)?.[0];
  if (header !== undefined && /^(?:from|message-id|mime-version|received|date|subject|return-path):/im.test(header))
    return /^content-type:\s*(?:multipart\/related|text\/html)/im.test(header) ? "mhtml" : "mail";
  if (/^[[{]/.test(text)) return /^(?:\{\s*["}]|\[\s*[[\]{"\d-])/.test(text) ? "json" : "text";
  if (/^<\?xml/i.test(text)) return /<(?:!doctype\s+)?html[\s>]/i.test(text.slice(0, 2000)) ? "html" : "xml";
  if (/^<(?:rss|feed|opml)[\s>]/i.test(text)) return "xml";
  const isPage = text.startsWith("<") ? TAG.test(text) : (text.match(new RegExp(TAG, "gi"))?.length ?? 0) >= 5;
  return isPage ? "html" : "text";
}

/** Whether bytes are packed with gzip. */
export function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Kinds that are read as if they were not packed. */
const UNPACKED = /^(?:html|json|xml|mail|mhtml)$/;

/** What gzip holds, as far as its beginning tells. */
function kindOfPacked(head: Buffer): Kind {
  try {
    // The head is cut off, and need not be whole. What it unpacks to may be a thousand times as long.
    const inside = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD_BYTES);
    const kind = isPacked(inside) ? "media" : kindOf(inside);
    // Readers of WARC unpack record by record.
    return kind === "warc" || UNPACKED.test(kind) ? kind : "media";
  } catch {
    return "media";
  }
}
