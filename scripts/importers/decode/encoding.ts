/** Which encoding the bytes of a saved page are in. */
import { isAscii, isUtf8 } from "node:buffer";
import { analyse } from "chardet";

/** Bytes at the beginning in which a page may name its encoding; browsers look at 1,024, editors write more before it. */
const HEAD = 4096;
/** Bytes that are looked at where nothing names the encoding. */
const SAMPLE = 65_536;
/** Share of the characters above ASCII that may be broken, as by a page cut in the middle of one. */
const BROKEN = 0.02;

/**
 * Finds the encoding: a byte order mark, then what was said with the page, then what the page says, then its bytes. What
 * is said counts only if the bytes agree: browsers save pages as UTF-8 and leave the old name in them.
 *
 * @param bytes of the whole page
 * @param said name that came with the page, such as that of an HTTP header
 * @returns a label of the Encoding Standard in lower case; `gb18030` for GB2312 and GBK, which it contains
 */
export function findEncoding(bytes: Buffer, said?: string): string {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return mark;
  const labels = [said, namedInPage(bytes)].map(standardLabel).filter((label) => label !== undefined);
  const [first] = labels;
  const unicode = looksLikeUtf8(bytes);
  if (first === undefined) return unicode ? "utf-8" : guess(bytes);
  if (first === "utf-8") return unicode ? first : guess(bytes);
  return unicode && !isAscii(bytes) ? "utf-8" : first;
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** The first name that a `meta` or an XML declaration gives. */
function namedInPage(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, HEAD).toString("latin1");
  const xml = /^\s*<\?xml[^>]{0,200}\bencoding=["']([\w.:-]{1,40})/i.exec(head);
  const meta = /<meta\b[^>]{0,400}?\bcharset\s*=\s*(?:["']\s*)?([\w.:-]{1,40})/i.exec(head);
  return (xml ?? meta)?.[1];
}

/** @returns the standard's name for a label; nothing if the standard does not know it */
function standardLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label.trim());
    // A page that could name UTF-16 in ASCII is none.
    if (encoding.startsWith("utf-16")) return "utf-8";
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return undefined;
  }
}

/** Whether the bytes are UTF-8, but for what a cut or a stray byte breaks. */
function looksLikeUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder("utf-8").decode(bytes);
  // A U+FFFD that the page itself holds is a sound character.
  let [above, broken] = [0, -(bytes.toString("latin1").match(/\xef\xbf\xbd/g)?.length ?? 0)];
  for (const character of text) {
    if (character === "\ufffd") broken += 1;
    else if (character > "\x7f") above += 1;
  }
  return broken === 0 || broken <= BROKEN * above;
}

/** Markup is ASCII and says nothing of the language, so it is left out. */
function guess(bytes: Buffer): string {
  const words = bytes.toString("latin1").replace(/<(script|style)\b[\s\S]{0,4000}?<\/\1>|<[^<>]*>/gi, " ");
  const found = analyse(Buffer.from(words.slice(0, SAMPLE), "latin1")).map(({ name }) => standardLabel(name));
  return found.find((label) => label !== undefined && label !== "utf-8") ?? "windows-1252";
}
