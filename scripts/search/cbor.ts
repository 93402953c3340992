const MAJOR = { unsigned: 0, negative: 1, text: 3, array: 4 } as const;

/** Writes the few kinds of CBOR (RFC 8949) that an index is made of: integers of up to 32 bits, text, and arrays. */
export class CborWriter {
  #bytes: Buffer;
  #length = 0;

  /** @param room bytes to begin with; more is made as it is needed */
  constructor(room = 1 << 16) {
    this.#bytes = Buffer.allocUnsafe(room);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  integer(n: number): void {
    if (n < 0) this.#head(MAJOR.negative, -n - 1);
    else this.#head(MAJOR.unsigned, n);
  }

  text(value: string): void {
    this.#head(MAJOR.text, Buffer.byteLength(value));
    this.#reserve(value.length * 3);
    this.#length += this.#bytes.write(value, this.#length);
  }

  /** Begins an array; its members follow. */
  array(members: number): void {
    this.#head(MAJOR.array, members);
  }

  raw(value: string): void {
    this.#reserve(value.length * 3);
    this.#length += this.#bytes.write(value, this.#length);
  }

  /** Appends what is CBOR already. */
  bytes(written: Uint8Array): void {
    this.#reserve(written.length);
    this.#bytes.set(written, this.#length);
    this.#length += written.length;
  }

  /** A view of what was written, valid until the next write. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #head(major: number, n: number): void {
    this.#reserve(5);
    const bytes = this.#bytes;
    const kind = major << 5;
    if (n < 24) bytes[this.#length++] = kind | n;
    else if (n < 0x100) {
      bytes[this.#length++] = kind | 24;
      bytes[this.#length++] = n;
    } else if (n < 0x10000) {
      bytes[this.#length++] = kind | 25;
      this.#length = bytes.writeUInt16BE(n, this.#length);
    } else {
      bytes[this.#length++] = kind | 26;
      this.#length = bytes.writeUInt32BE(n, this.#length);
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
