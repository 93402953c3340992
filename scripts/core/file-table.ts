import type { FileState } from "./file-state.ts";

/**
 * Files by name as plain JSON, in columns: hundreds of thousands of rows would take several times as long to read, and
 * would keep the garbage collector busy.
 */
export interface FileColumns {
  readonly names: readonly string[];
  /** Bytes. */
  readonly sizes: readonly number[];
  /** Modification times in milliseconds. */
  readonly mtimes: readonly number[];
  /** SHA-256 of each, 64 hexadecimal digits, one after the other. */
  readonly sums: string;
}

/** Digits of a SHA-256. */
const SUM = 64;

/** Finds files in columns. */
export class FileTable {
  readonly columns: FileColumns;
  readonly #index: ReadonlyMap<string, number>;

  constructor(columns: FileColumns = { names: [], sizes: [], mtimes: [], sums: "" }) {
    this.columns = columns;
    const index = new Map<string, number>();
    columns.names.forEach((name, at) => {
      index.set(name, at);
    });
    this.#index = index;
  }

  /** The row of a file; undefined where there is none. */
  at(name: string): number | undefined {
    return this.#index.get(name);
  }

  /** SHA-256 of the file in a row. */
  sum(at: number): string {
    return this.columns.sums.slice(at * SUM, (at + 1) * SUM);
  }

  /** Path and checksum of every file, in the order of the rows. */
  sums(): { path: string; sha256: string }[] {
    return this.columns.names.map((path, at) => ({ path, sha256: this.sum(at) }));
  }

  /** The file in a row. */
  state(at: number): FileState {
    const { sizes, mtimes } = this.columns;
    return { size: sizes[at] ?? 0, mtime: mtimes[at] ?? 0, sha256: this.sum(at) };
  }
}

/** Puts columns together. */
export class FileColumnsBuilder {
  readonly #names: string[] = [];
  readonly #sizes: number[] = [];
  readonly #mtimes: number[] = [];
  readonly #sums: string[] = [];

  add(name: string, { size, mtime, sha256 }: FileState): void {
    this.#names.push(name);
    this.#sizes.push(size);
    this.#mtimes.push(mtime);
    this.#sums.push(sha256);
  }

  columns(): FileColumns {
    return { names: this.#names, sizes: this.#sizes, mtimes: this.#mtimes, sums: this.#sums.join("") };
  }
}
