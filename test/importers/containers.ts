/** Pages and their files in the containers that programs save them in. */

/** A file with its address and media type. */
export interface Saved {
  readonly url: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One record of a WARC file with a response. */
export function warcRecord({ url, type, bytes }: Saved): Buffer {
  const http = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`), bytes]);
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2016-11-30T02:12:00Z\r\n`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${http.length}\r\n\r\n`), http, Buffer.from("\r\n\r\n")]);
}

/** A page with its files as browsers save it as MHTML; the page comes first. */
export function mhtml(files: readonly Saved[]): string {
  const parts = files.map(
    ({ url, type, bytes }) =>
      `------x\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${url}\r\n\r\n${bytes.toString("base64")}\r\n`,
  );
  return `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${files[0]?.url}\r\nDate: Wed, 30 Nov 2016 02:12:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n${parts.join("")}------x--\r\n`;
}
