import { CborReader } from "./cbor-reader.ts";

/** Each value of a filter with the pages that have it. @param bytes the content of its file after `MAGIC` */
export function readFilter(bytes: Uint8Array): Map<string, number[]> {
  const reader = new CborReader(bytes);
  reader.array();
  reader.text();
  const values = new Map<string, number[]>();
  for (let n = reader.array(); n > 0; n--) {
    reader.array();
    const value = reader.text();
    values.set(
      value,
      Array.from({ length: reader.array() }, () => reader.integer()),
    );
  }
  return values;
}
