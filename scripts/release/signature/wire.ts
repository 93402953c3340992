/** The types of the SSH protocol that keys, signatures and agents are written in (RFC 4251, 5). */

/** A string of the protocol: its length in four bytes, then its bytes. */
export function wireString(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([wireNumber(bytes.length), bytes]);
}

/** A `uint32`. */
export function wireNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Reads what is written in these types, from the beginning on. Each call throws a RangeError if the bytes end before. */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  number(): number {
    return this.take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.take(this.number());
  }

  text(): string {
    return this.string().toString();
  }

  /** The next bytes as they are. */
  take(count: number): Buffer {
    if (count > this.#bytes.length - this.#at) throw new RangeError("the bytes end too early");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
}
