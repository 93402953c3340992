import { MAGIC } from "../../../../scripts/search/pagefind-contract.ts";
import { breathe } from "../breathe.ts";

/** Loads a file. @throws Error if it cannot be loaded */
export async function load(url: string): Promise<Uint8Array<ArrayBuffer>> {
  await breathe();
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Unpacks gzip; other bytes are returned as they are. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Loads a file of an index that is in Pagefind's format.
 *
 * @returns its content after Pagefind's mark
 * @throws Error if it cannot be loaded or is not such a file
 */
export async function loadCompressed(url: string): Promise<Uint8Array<ArrayBuffer>> {
  // A server may already have unpacked it, taking it for a compressed transfer.
  const bytes = await unpacked(await load(url));
  for (let i = 0; i < MAGIC.length; i++) {
    if (bytes[i] !== MAGIC.charCodeAt(i)) throw new Error(`not an index file: ${url}`);
  }
  return bytes.subarray(MAGIC.length);
}

/** The same, for a file that holds JSON. */
export async function loadCompressedJson(url: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await loadCompressed(url)));
}

/** Remembers answers; a request that failed is made again the next time. */
export function remember<K, V>(load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    let promise = known.get(key);
    if (!promise) {
      promise = load(key);
      promise.catch(() => known.delete(key));
      known.set(key, promise);
    }
    return promise;
  };
}
