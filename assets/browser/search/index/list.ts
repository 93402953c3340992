import type { SegmentList } from "../../../../scripts/search/list.ts";
import { LIST_MARK } from "../../../../scripts/search/list-format.ts";
import { load, unpacked } from "./files.ts";

/** The list of segments with the packed head of each, in the order of the list. */
export interface LoadedList extends SegmentList {
  readonly heads: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Loads the list of segments, see `scripts/search/list-format.ts`.
 *
 * @throws Error if it cannot be loaded or is no such list
 */
export async function loadList(url: string): Promise<LoadedList> {
  const bytes = await load(url);
  const start = LIST_MARK.length + 4;
  const mark = new TextDecoder().decode(bytes.subarray(0, LIST_MARK.length));
  if (mark !== LIST_MARK || bytes.length < start) throw new Error(`not a list of segments: ${url}`);
  let at = start + new DataView(bytes.buffer).getUint32(LIST_MARK.length);
  const json = new TextDecoder().decode(await unpacked(bytes.subarray(start, at)));
  const list = JSON.parse(json) as SegmentList;
  const heads = list.segments.map(({ head }) => {
    at += head;
    return bytes.subarray(at - head, at);
  });
  return { ...list, heads };
}
