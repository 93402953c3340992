/** Parts of a MIME message (RFC 2045, 2046), as MHTML has them. */

/** One part: its headers by lower-case name, and its bytes, decoded. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

/** A message that is split: its headers by lower-case name, of several with one name the first, and its body. */
export interface Message {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Parts in parts that are followed. */
const DEEPEST = 8;

/**
 * Reads all parts of a message that are no containers themselves, in their order.
 *
 * @param message split into headers and body
 */
export function mimeParts({ headers, body }: Message, depth = 0): MimePart[] {
  const boundary = parameter(headers.get("content-type") ?? "", "boundary");
  if (boundary === undefined || depth > DEEPEST) return [{ headers, bytes: decodeBody(body, headers) }];
  return between(body, boundary).flatMap((part) => mimeParts(splitMessage(part), depth + 1));
}

/** @param message headers, an empty line, and the body; folded lines of headers are joined */
export function splitMessage(message: Buffer): Message {
  const end = endOfHead(message) ?? message.length;
  const head = message.toString("latin1", 0, end).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return { headers, body: message.subarray(end) };
}

/** @returns where the body begins, behind the first empty line; undefined if there is none */
export function endOfHead(message: Buffer): number | undefined {
  for (let at = message.indexOf(0x0a); at >= 0; at = message.indexOf(0x0a, at + 1)) {
    if (message[at + 1] === 0x0a) return at + 2;
    if (message[at + 1] === 0x0d && message[at + 2] === 0x0a) return at + 3;
  }
  return undefined;
}

/** @returns a parameter of a header such as `text/html; charset="utf-8"` */
export function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(header);
  return found?.[1] ?? found?.[2];
}

function between(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    // A boundary is at the beginning of a line.
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start >= 0) parts.push(body.subarray(start, withoutLineEnd(body, at)));
    const end = body.indexOf(0x0a, at + mark.length);
    if (end < 0 || body.toString("latin1", at + mark.length, at + mark.length + 2) === "--") return parts;
    start = end + 1;
  }
  // A message that was cut off has no last boundary; its last part is what came.
  if (start >= 0 && start < body.length) parts.push(body.subarray(start));
  return parts;
}

function withoutLineEnd(body: Buffer, at: number): number {
  return body[at - 2] === 0x0d ? at - 2 : at - 1;
}

function decodeBody(body: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body.toString("latin1"), "base64");
  if (encoding !== "quoted-printable") return body;
  const text = body
    .toString("latin1")
    .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, "")
    .replace(/=\r?\n/g, "")
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}
