/** Pages and their files in the containers that programs save them in. */

/** A file with its address and media type. */
export interface Saved {
  readonly url: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One record of a WARC file. */
export function record(type: string, url: string, block: Buffer): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2016-11-30T02:12:00Z\r\n`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${block.length}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
}

/** An HTTP response. @param more headers, each with its line end */
export function http(type: string, body: Buffer, more = "", status = "200 OK"): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${more}\r\n`), body]);
}

/** One record of a WARC file with a response. */
export function warcRecord({ url, type, bytes }: Saved): Buffer {
  return record("response", url, http(type, bytes));
}

/** A page with its files as browsers save it as MHTML; the page comes first. */
export function mhtml(files: readonly Saved[]): string {
  const parts = files.map(
    ({ url, type, bytes }) =>
      `------x\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${url}\r\n\r\n${bytes.toString("base64")}\r\n`,
  );
  return `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${files[0]?.url}\r\nDate: Wed, 30 Nov 2016 02:12:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n${parts.join("")}------x--\r\n`;
}
