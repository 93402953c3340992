import { CborReader } from "../../../../scripts/search/cbor-reader.ts";
import { META_FIELDS, type MetaField } from "../../../../scripts/search/pagefind-contract.ts";

/** Occurrences of words: places by page. Places in a meta field come after all those in the text, see `fieldPlace`. */
export type Places = Map<number, number[]>;

/** More places than a text can have; each meta field has a range of its own beyond. */
const FIELD_RANGE = 0x1000_0000;

/** The first place of a meta field, so that no phrase runs from the text into a field. */
export function fieldStart(field: MetaField): number {
  return (META_FIELDS.indexOf(field) + 1) * FIELD_RANGE;
}

/** True for a place in the text of a floor. */
export function inText(place: number): boolean {
  return place < FIELD_RANGE;
}

/** True for a place in the title. */
export function inTitle(place: number): boolean {
  return place >= fieldStart("title") && place < fieldStart("title") + FIELD_RANGE;
}

/** One chunk of words with their postings, which are read only when they are asked for. */
export class Chunk {
  /** In order of code points. */
  readonly words: readonly string[];
  readonly #starts: readonly number[];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    const reader = new CborReader(bytes);
    const words: string[] = [];
    const starts: number[] = [];
    reader.array();
    for (let n = reader.array(); n > 0; n--) {
      reader.array();
      words.push(reader.text());
      starts.push(reader.at);
      reader.skip();
      reader.skip();
    }
    this.words = words;
    this.#starts = starts;
    this.#bytes = bytes;
  }

  /** Adds the places of a word, in order, after those of others. @param i index in `words` */
  collect(i: number, into: Places): void {
    const reader = new CborReader(this.#bytes);
    reader.at = this.#starts[i] ?? 0;
    let page = 0;
    for (let n = reader.array(); n > 0; n--) {
      const members = reader.array();
      page += reader.integer();
      const places = into.get(page) ?? [];
      readTextPlaces(reader, places);
      if (members > 2) readFieldPlaces(reader, places);
      into.set(page, places);
    }
  }
}

function readTextPlaces(reader: CborReader, into: number[]): void {
  let place = 0;
  for (let n = reader.array(); n > 0; n--) {
    place += reader.integer();
    into.push(place);
  }
}

function readFieldPlaces(reader: CborReader, into: number[]): void {
  let place = 0;
  for (let n = reader.array(); n > 0; n--) {
    const number = reader.integer();
    place = number < 0 ? -number * FIELD_RANGE : place + number;
    if (number >= 0) into.push(place);
  }
}
