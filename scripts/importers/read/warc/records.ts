/** Records of a WARC file (ISO 28500), plain or each packed with gzip, read in pieces so that memory stays small. */
import fs from "node:fs";
import zlib from "node:zlib";
import { isPacked } from "../kind.ts";
import { endOfHead, splitMessage } from "../mime.ts";

/** A record in a file. */
export interface WarcRecord {
  /** Headers of the record by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Offset in the file, and bytes up to the next record. */
  readonly offset: number;
  readonly length: number;
  /** Whether its beginning names a type that pages have; without that it is none. */
  readonly mayBePage: boolean;
}

/** Bytes of a record's head that are looked at. */
const HEAD = 64 << 10;
/** Bytes of the largest record that is read, unpacked. */
const LARGEST = 128 << 20;
/** Bytes behind the head of a record in which the head of its HTTP message is. */
const HTTP_HEAD = 16 << 10;
const PAGE_TYPE = /text\/html|application\/xhtml/i;
/** Bytes after the data of a gzip member. */
const TRAILER = 8;

/** A file that is open. */
export class WarcFile {
  readonly #file: number;
  readonly #size: number;
  readonly #packed: boolean;

  constructor(path: string) {
    this.#file = fs.openSync(path, "r");
    this.#size = fs.fstatSync(this.#file).size;
    this.#packed = isPacked(this.#bytes(0, 2));
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  /** Gives all records. @throws Error with a sentence at the first that is damaged, after those before it */
  *records(): Generator<WarcRecord> {
    for (let offset = 0; offset < this.#size; ) {
      const { bytes, length } = this.#packed ? this.#unpack(offset) : this.#plain(offset);
      const head = headOf(bytes);
      if (head === undefined) {
        if (bytes.toString("latin1").trim() === "") return;
        throw new Error(`the record at byte ${offset} is damaged or cut off`);
      }
      const mayBePage = PAGE_TYPE.test(bytes.toString("latin1", 0, head.end + HTTP_HEAD));
      yield { headers: head.headers, offset, length, mayBePage };
      offset += length;
    }
  }

  /** @returns the block of a record: of a response, the HTTP message. @throws if it is damaged */
  read({ offset, length }: WarcRecord): Buffer {
    const bytes = this.#packed ? this.#unpack(offset, length).bytes : this.#bytes(offset, length);
    const head = headOf(bytes);
    if (head === undefined) throw new Error(`the record at byte ${offset} is damaged`);
    return bytes.subarray(head.end, head.end + head.size);
  }

  #plain(offset: number): { bytes: Buffer; length: number } {
    const bytes = this.#bytes(offset, HEAD);
    const head = headOf(bytes);
    if (head === undefined) return { bytes, length: bytes.length };
    const end = offset + head.end + head.size;
    if (end > this.#size) throw new Error(`the record at byte ${offset} is cut off`);
    const after = this.#bytes(end, 8).toString("latin1");
    return { bytes, length: head.end + head.size + (/^(?:\r?\n)*/.exec(after)?.[0].length ?? 0) };
  }

  /** Each record is a gzip member of its own (RFC 1952). */
  #unpack(offset: number, first = HEAD): { bytes: Buffer; length: number } {
    for (let window = first; ; window *= 4) {
      const packed = this.#bytes(offset, window);
      try {
        const start = gzipHead(packed);
        const options = { info: true, maxOutputLength: LARGEST };
        const unpacked = zlib.inflateRawSync(packed.subarray(start), options) as unknown;
        const { buffer, engine } = unpacked as { buffer: Buffer; engine: { bytesWritten: number } };
        return { bytes: buffer, length: start + engine.bytesWritten + TRAILER };
      } catch (error) {
        const cut = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
        if (!cut || offset + packed.length >= this.#size)
          throw new Error(`the record at byte ${offset} is damaged, cut off, or larger than ${LARGEST >> 20} MiB`);
      }
    }
  }

  #bytes(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.#size - offset)));
    return bytes.subarray(0, fs.readSync(this.#file, bytes, 0, bytes.length, offset));
  }
}

function headOf(bytes: Buffer): { headers: ReadonlyMap<string, string>; end: number; size: number } | undefined {
  const end = endOfHead(bytes.subarray(0, HEAD));
  if (end === undefined || !/^WARC\/\d\.\d\r?\n/.test(bytes.toString("latin1", 0, 12))) return undefined;
  const { headers } = splitMessage(bytes.subarray(0, end));
  const size = Number(headers.get("content-length"));
  return Number.isSafeInteger(size) && size >= 0 ? { headers, end, size } : undefined;
}

/** @returns the number of bytes of a gzip member before its data */
function gzipHead(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}
