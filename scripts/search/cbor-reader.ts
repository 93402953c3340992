const decoder = new TextDecoder();

/** Reads the few kinds of CBOR (RFC 8949) that an index is made of: integers of up to 32 bits, text, and arrays. */
export class CborReader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  integer(): number {
    const negative = (this.#bytes[this.at] ?? 0) >> 5 === 1;
    const n = this.#head();
    return negative ? -n - 1 : n;
  }

  /** The number of members of the array that begins here. */
  array(): number {
    return this.#head();
  }

  text(): string {
    const length = this.#head();
    this.at += length;
    return decoder.decode(this.#bytes.subarray(this.at - length, this.at));
  }

  /** Passes over one item, whatever it is. */
  skip(): void {
    const kind = (this.#bytes[this.at] ?? 0) >> 5;
    const n = this.#head();
    if (kind === 3) this.at += n;
    if (kind === 4) for (let i = 0; i < n; i++) this.skip();
  }

  #head(): number {
    const bytes = this.#bytes;
    const low = (bytes[this.at++] ?? 0) & 31;
    if (low < 24) return low;
    let n = 0;
    for (let more = 1 << (low - 24); more > 0; more--) n = n * 256 + (bytes[this.at++] ?? 0);
    return n;
  }
}
