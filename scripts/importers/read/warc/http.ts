/** An HTTP response as a WARC file keeps it. */
import zlib from "node:zlib";
import { isPacked } from "../kind.ts";
import { splitMessage } from "../mime.ts";

/** A response whose body is as a browser would show it. */
export interface HttpResponse {
  readonly status: number;
  /** `text/html; charset=gbk` */
  readonly type: string;
  readonly body: Buffer;
}

/** Bytes of the largest body, unpacked. */
const LARGEST = 128 << 20;

/** @param message status line, headers and body; @throws if the body cannot be unpacked */
export function parseResponse(message: Buffer): HttpResponse | undefined {
  const line = /^HTTP\/[\d.]+ (\d{3})[^\r\n]*\r?\n/.exec(message.toString("latin1", 0, 200));
  if (!line) return undefined;
  const { headers, body } = splitMessage(message.subarray(line[0].length));
  const whole = /chunked/i.test(headers.get("transfer-encoding") ?? "") ? unchunked(body) : body;
  return {
    status: Number(line[1]),
    type: headers.get("content-type") ?? "",
    body: unpacked(whole, headers.get("content-encoding")?.toLowerCase().trim()),
  };
}

/** Some archives keep the header and not the chunks; such a body stays as it is. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(0x0a, at);
    const size = /^([\da-f]+)\s*(?:;.*)?\r?$/i.exec(body.toString("latin1", at, end))?.[1];
    if (end < 0 || size === undefined) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    while (body[at] === 0x0d || body[at] === 0x0a) at += 1;
  }
  return Buffer.concat(parts);
}

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  const limit = { maxOutputLength: LARGEST };
  if ((encoding === "gzip" || encoding === "x-gzip") && isPacked(body)) return zlib.gunzipSync(body, limit);
  if (encoding === "br") return zlib.brotliDecompressSync(body, limit);
  if (encoding === "deflate") return zlib.inflateSync(body, limit);
  return body;
}
