/**
 * Everything that Stele relies on in Pagefind and that Pagefind does not document: the files of an index as version
 * 1.6.0 reads and writes them. Nothing else in Stele knows them. `test/search/pagefind.test.ts` holds our files against
 * what Pagefind's own indexer makes of the same words, and opens them with Pagefind's own client, so an update of the
 * package that changes any of this fails there and nowhere else.
 *
 * A file is gzip of `MAGIC` and CBOR (JSON for a fragment). Structures are CBOR arrays, `{}` standing for one below:
 *
 * - `pagefind.<name>.pf_meta`: `{version, pages: [{name, words}], chunks: [{from, to, name}], filters: [{filter, name}],
 *   sorts: [], metaFields: [string]}`. A chunk holds the words that lie between `from` and `to` in order of code points.
 * - `index/<name>.pf_index`: `{words: [{word, pages, variants: []}]}`, a page being `{page, places, metaPlaces?}`. Page
 *   numbers and places are differences from the one before. In `places` a negative number would change the weight of
 *   those that follow; in `metaPlaces` `-(field + 1)` begins the places in that meta field, counted again.
 * - `filter/<name>.pf_filter`: `{filter, values: [{value, pages}]}`, page numbers as they are.
 * - `fragment/<name>.pf_fragment`: JSON with `url`, `content`, `word_count`, `filters`, `meta` and `anchors`.
 *
 * Our own client reads all of them but the first, in whose place it has a file of our own: `head-format.ts`.
 */
export const PAGEFIND_VERSION = "1.6.0";

/** The bytes before the content of every compressed file. */
export const MAGIC = "pagefind_dcd";

/**
 * The language that the index says it is in: "no linguistic content". Pagefind neither stems it nor segments it, so
 * words are what Stele made them, whatever the language of a page.
 */
export const LANGUAGE = "zxx";

/** Meta fields in the order of their numbers, which is the order of their names. */
export const META_FIELDS = ["more", "title"] as const;
export type MetaField = (typeof META_FIELDS)[number];

export const META_FILE = `pagefind.${LANGUAGE}.pf_meta`;
export const ENTRY_FILE = "pagefind-entry.json";

export function chunkFile(name: string): string {
  return `index/${name}.pf_index`;
}

export function filterFile(name: string): string {
  return `filter/${name}.pf_filter`;
}

export function fragmentFile(name: string): string {
  return `fragment/${name}.pf_fragment`;
}

/** Names of pages and chunks: their number, written short. A segment's own folder tells one version from another. */
export function numberedName(n: number): string {
  return n.toString(36);
}
