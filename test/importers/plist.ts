/** A value that a property list of these tests holds. */
type Value = string | Buffer | readonly Value[] | { readonly [key: string]: Value };

/** A binary property list (version 00) of texts, bytes, lists and dictionaries. */
export function plist(value: Value): Buffer {
  const objects: Buffer[] = [];
  const add = (one: Value): number => {
    const at = objects.push(Buffer.alloc(0)) - 1;
    objects[at] = encoded(one, add);
    return at;
  };
  add(value);
  const offsets = Buffer.alloc(objects.length * 2);
  let at = "bplist00".length;
  for (const [index, object] of objects.entries()) {
    offsets.writeUInt16BE(at, index * 2);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(2, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from("bplist00"), ...objects, offsets, trailer]);
}

function encoded(one: Value, add: (inner: Value) => number): Buffer {
  if (typeof one === "string") return Buffer.concat([marker(0x60, one.length), Buffer.from(one, "utf16le").swap16()]);
  if (Buffer.isBuffer(one)) return Buffer.concat([marker(0x40, one.length), one]);
  if (Array.isArray(one)) return Buffer.concat([marker(0xa0, one.length), Buffer.from(one.map(add))]);
  const entries = Object.entries(one as Record<string, Value>);
  const keys = entries.map(([key]) => add(key));
  const values = entries.map(([, inner]) => add(inner));
  return Buffer.concat([marker(0xd0, entries.length), Buffer.from(keys), Buffer.from(values)]);
}

function marker(kind: number, length: number): Buffer {
  return length < 15 ? Buffer.of(kind | length) : Buffer.of(kind | 15, 0x11, length >> 8, length & 0xff);
}
