import { META_FIELDS, type MetaField } from "./pagefind-contract.ts";
import { byCodePoint } from "./text/order.ts";
import { type PlacedWords, type Word, wordText } from "./words.ts";

/** One page's words: those of its text, and those of its fields. */
export interface PageWords {
  readonly text: PlacedWords;
  readonly fields: Readonly<Partial<Record<MetaField, PlacedWords>>>;
}

/** The places of a word on one page. */
export interface Posting {
  readonly page: number;
  /** Places in the text, ascending. */
  readonly places: readonly number[];
  /** Pairs of field number and place, ascending. */
  readonly fieldPlaces: readonly (readonly [number, number])[];
}

const GAP = 0;

/**
 * Turns pages into words: which page has each, and where. Holds four bytes for each place of a text and as much again
 * while it hands the words out, so that memory follows the text and not the number of distinct words on each page.
 */
export class Inverter {
  readonly #ids = new Map<Word, number>();
  readonly #words: string[] = [""];
  #places = new Uint32Array(1 << 16);
  #length = 0;
  readonly #pageStarts: number[] = [];
  /** Word, page, field and place of every word in a field, four numbers each. */
  readonly #fields: number[] = [];
  /** Word, page and place of every further word in a text, three numbers each. */
  readonly #further: number[] = [];

  /** Adds the next page. @returns its number, from 0, and its number of places */
  add(page: PageWords): { page: number; places: number } {
    const number = this.#pageStarts.length;
    const start = this.#length;
    this.#pageStarts.push(start);
    for (const word of page.text.places) this.#push(word === null ? GAP : this.#id(word));
    for (const { word, place } of page.text.further) this.#further.push(this.#id(word), number, place);
    META_FIELDS.forEach((name, field) => {
      page.fields[name]?.places.forEach((word, place) => {
        if (word !== null) this.#fields.push(this.#id(word), number, field, place);
      });
      for (const { word, place } of page.fields[name]?.further ?? [])
        this.#fields.push(this.#id(word), number, field, place);
    });
    return { page: number, places: this.#length - start };
  }

  /** Every word in order of code points, with its postings by page. */
  *words(): Generator<{ word: string; postings: Posting[] }> {
    const { order, firsts } = this.#bySameWord();
    const fields = this.#fieldsByWord();
    const further = this.#furtherByWord();
    const ids = [...this.#ids.values()].sort((a, b) => byCodePoint(this.#words[a] ?? "", this.#words[b] ?? ""));
    for (const id of ids) {
      const found = order.subarray(firsts[id] ?? 0, firsts[id + 1] ?? 0);
      const postings = this.#postings(found, fields.get(id) ?? [], further.get(id) ?? []);
      yield { word: this.#words[id] ?? "", postings };
    }
  }

  #id(word: Word): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#words.length);
    return this.#words.push(wordText(word)) - 1;
  }

  #push(id: number): void {
    if (this.#length === this.#places.length) {
      const grown = new Uint32Array(this.#places.length * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places[this.#length++] = id;
  }

  /** A counting sort of all places by their word; `firsts[id]` is where the places of a word begin in `order`. */
  #bySameWord(): { order: Uint32Array; firsts: Uint32Array } {
    const firsts = new Uint32Array(this.#words.length + 1);
    for (let i = 0; i < this.#length; i++) {
      const next = (this.#places[i] ?? GAP) + 1;
      firsts[next] = (firsts[next] ?? 0) + 1;
    }
    for (let id = 1; id < firsts.length; id++) firsts[id] = (firsts[id] ?? 0) + (firsts[id - 1] ?? 0);
    const next = firsts.slice();
    const order = new Uint32Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const id = this.#places[i] ?? GAP;
      const slot = next[id] ?? 0;
      order[slot] = i;
      next[id] = slot + 1;
    }
    return { order, firsts };
  }

  #fieldsByWord(): Map<number, [number, number, number][]> {
    const byWord = new Map<number, [number, number, number][]>();
    for (let i = 0; i < this.#fields.length; i += 4) {
      const [id = 0, page = 0, field = 0, place = 0] = this.#fields.slice(i, i + 4);
      const list = byWord.get(id);
      if (list) list.push([page, field, place]);
      else byWord.set(id, [[page, field, place]]);
    }
    return byWord;
  }

  #furtherByWord(): Map<number, [number, number][]> {
    const byWord = new Map<number, [number, number][]>();
    for (let i = 0; i < this.#further.length; i += 3) {
      const [id = 0, page = 0, place = 0] = this.#further.slice(i, i + 3);
      const list = byWord.get(id);
      if (list) list.push([page, place]);
      else byWord.set(id, [[page, place]]);
    }
    return byWord;
  }

  /** @param further pages and places beside those that were found */
  #postings(
    found: Uint32Array,
    fields: readonly (readonly [number, number, number])[],
    further: readonly (readonly [number, number])[],
  ): Posting[] {
    const postings: { page: number; places: number[]; fieldPlaces: [number, number][] }[] = [];
    let page = -1;
    let end = 0;
    for (const at of found) {
      if (at >= end) {
        page = this.#pageAt(at);
        end = this.#pageStarts[page + 1] ?? this.#length;
        postings.push({ page, places: [], fieldPlaces: [] });
      }
      postings.at(-1)?.places.push(at - (this.#pageStarts[page] ?? 0));
    }
    if (fields.length + further.length === 0) return postings;
    const byPage = new Map(postings.map((posting) => [posting.page, posting]));
    const postingOf = (number: number) => {
      const posting = byPage.get(number) ?? { page: number, places: [], fieldPlaces: [] };
      byPage.set(number, posting);
      return posting;
    };
    for (const [number, place] of further) postingOf(number).places.push(place);
    for (const [number, field, place] of fields) postingOf(number).fieldPlaces.push([field, place]);
    if (further.length > 0) for (const posting of byPage.values()) posting.places = ascending(posting.places);
    if (fields.length > 1)
      for (const { fieldPlaces } of byPage.values()) fieldPlaces.sort(([a, x], [b, y]) => a - b || x - y);
    return [...byPage.values()].sort((a, b) => a.page - b.page);
  }

  /** The page that a place belongs to, by bisection. */
  #pageAt(at: number): number {
    let [low, high] = [0, this.#pageStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pageStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Numbers in order, each once. */
function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
