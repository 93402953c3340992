import { CborWriter } from "./cbor.ts";
import type { NamedChunk } from "./chunk-names.ts";
import type { PageLength } from "./head-file.ts";
import { lengthByte, lengthOf } from "./head-format.ts";
import type { IndexFile } from "./index-file.ts";
import { filterFile, MAGIC, META_FIELDS, META_FILE, numberedName, PAGEFIND_VERSION } from "./pagefind-contract.ts";
import { byCodePoint } from "./text/order.ts";

/** The file of a filter: each value with the pages that have it. */
export function filterIndexFile(
  filter: string,
  name: string,
  values: ReadonlyMap<string, readonly number[]>,
): IndexFile {
  const out = new CborWriter();
  out.raw(MAGIC);
  out.array(2);
  out.text(filter);
  const sorted = [...values].sort(([a], [b]) => byCodePoint(a, b));
  out.array(sorted.length);
  for (const [value, pages] of sorted) {
    out.array(2);
    out.text(value);
    out.array(pages.length);
    for (const page of pages) out.integer(page);
  }
  return { path: filterFile(name), content: out.view() };
}

/** The file that Pagefind's own client loads first; `pages` are in the order of their numbers. */
export function metaIndexFile(
  pages: readonly PageLength[],
  chunks: readonly NamedChunk[],
  filters: readonly string[],
): IndexFile {
  const out = new CborWriter();
  out.raw(MAGIC);
  out.array(6);
  out.text(PAGEFIND_VERSION);
  out.array(pages.length);
  pages.forEach(({ text }, page) => {
    out.array(2);
    out.text(numberedName(page));
    out.integer(lengthOf(lengthByte(text)));
  });
  out.array(chunks.length);
  for (const { from, to, name } of chunks) {
    out.array(3);
    out.text(from);
    out.text(to);
    out.text(name);
  }
  out.array(filters.length);
  for (const filter of filters) {
    out.array(2);
    out.text(filter);
    out.text(filter);
  }
  out.array(0);
  out.array(META_FIELDS.length);
  for (const field of META_FIELDS) out.text(field);
  return { path: META_FILE, content: out.view() };
}
