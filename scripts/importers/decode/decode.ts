/** The bytes of a saved page → its text, repaired. */
import { firstOf } from "../../core/counted.ts";
import type { Change, Flag } from "../model.ts";
import { isAnnotatedByKit, stripAnnotations } from "../repair/annotations.ts";
import { repairBrokenText } from "../repair/broken-text.ts";
import { stripInsertedBytes } from "../repair/inserted-bytes.ts";
import { findEncoding } from "./encoding.ts";
import { mendDecodedTwice } from "./twice.ts";

/** A page's text, and what was done to it. */
export interface Decoded {
  readonly text: string;
  /** A label of the Encoding Standard in lower case. */
  readonly encoding: string;
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
}

/** Characters of a line that the record of a change shows. */
const SHOWN = 200;
/** Lines that one flag names. */
const NAMED = 5;

/**
 * Decodes a page and repairs what a hijack kit or a wrong decoder did to its text. Every byte string has a text.
 *
 * @param bytes of the whole page
 * @param said encoding that came with the page, such as that of an HTTP header
 */
export function decodePage(bytes: Buffer, said?: string): Decoded {
  const encoding = findEncoding(bytes, said);
  const decode = (from: Uint8Array) => new TextDecoder(encoding).decode(from).replace(/\r\n?/g, "\n");
  const first = decode(bytes);
  const twice = mendDecodedTwice(first);
  if (twice !== undefined) {
    const changes = twice.lines.map(({ line, before, after }) => ({
      kind: "decoded-twice",
      where: `line ${line}`,
      before: before.slice(0, SHOWN),
      after: after.slice(0, SHOWN),
      certainty: "certain" as const,
    }));
    return { text: twice.text, encoding, changes, flags: leftFlags(twice.text) };
  }
  if (!isAnnotatedByKit(first)) return { text: first, encoding, changes: [], flags: leftFlags(first) };

  const stripped = encoding === "gb18030" ? stripInsertedBytes(bytes) : { bytes, changes: [] };
  const text = decode(stripped.bytes);
  const broken = repairBrokenText(text, stripAnnotations(text).text);
  const whole = stripAnnotations(broken.text);
  const inferred = broken.changes.filter(({ certainty }) => certainty === "inferred");
  return {
    text: whole.text,
    encoding,
    changes: [...stripped.changes, ...broken.changes, ...whole.changes],
    flags: [
      ...inferred.map(({ where, before, after }): Flag => {
        return { flag: "text-inferred", where, reason: `"${before}" is read as "${after}"` };
      }),
      ...leftFlags(whole.text),
    ],
  };
}

/** One flag for all characters that no decoder could read. */
function leftFlags(text: string): Flag[] {
  if (!text.includes("\ufffd")) return [];
  const lines = text.split("\n").flatMap((line, index) => (line.includes("\ufffd") ? [index + 1] : []));
  const reason = `characters that cannot be read are left as U+FFFD`;
  return [{ flag: "mojibake-left", where: `line ${firstOf(lines, NAMED)}`, reason }];
}
