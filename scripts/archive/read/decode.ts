import { isUtf8 } from "node:buffer";
import type { Problem } from "../../core/problems.ts";

/**
 * Reads a text file: UTF-8 with or without a byte order mark, any line ends.
 *
 * @param file name for the problem
 * @returns the text with `\n` at the end of lines, or the problem: not UTF-8, or nothing in it
 */
export function decodeText(bytes: Uint8Array, file: string): string | Problem {
  if (!isUtf8(bytes)) return notUtf8(bytes, file);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  if (text.trim() === "") return emptyFile(file);
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The problem of a file with nothing in it. */
function emptyFile(file: string): Problem {
  return { kind: "file-empty", file, message: "the file is empty", fix: "write its content, or delete it" };
}

function notUtf8(bytes: Uint8Array, file: string): Problem {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const message = utf16 ? "the file is UTF-16, not UTF-8" : "the file is not UTF-8";
  return { kind: "encoding", file, line: firstBadLine(bytes), message, fix: "save it as UTF-8" };
}

/** No byte of a multi-byte character is a line feed, so every line can be tried by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end;
  }
  return 1;
}
