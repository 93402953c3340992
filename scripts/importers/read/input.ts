/** An input file as readers see it, and what a reader is. */
import { createHash } from "node:crypto";
import path from "node:path";
import { sha256Of } from "../../core/checksum.ts";
import { headOf } from "../../core/file-head.ts";
import type { InputFile, Item } from "../model.ts";
import { HEAD_BYTES, type Kind } from "./kind.ts";

/** Where an input is. Plain data, so that it can be handed to a worker. */
export interface InputPlace {
  /** Absolute path on disk. */
  readonly path: string;
  /** Absolute path of the folder that was given: nothing outside of it is read. For a file that was given, its folder. */
  readonly root: string;
}

/** A file that was given, or that is in a folder that was given. */
export interface Input extends InputPlace {
  /** Path below `root`, with forward slashes: for messages. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What its first bytes say that it is. */
  readonly kind: Kind;
  /** Its first bytes, `HEAD_BYTES` at most. */
  readonly head: Buffer;
  /** @returns all of its bytes; throws if it cannot be read */
  read(): Buffer;
  /** Gives its bytes piece by piece, each until the next one is asked for; throws if it cannot be read. */
  pieces(): Iterable<Buffer>;
  /** To be called between parts of a large input that are no items, but for pieces: the time of a page then begins again. */
  readonly busy?: () => void;
}

/** Understands one kind of input. */
export interface Reader {
  /** Bytes of the largest input that it reads. */
  readonly most: number;
  /** Whether this reader understands an input. It looks at the first bytes, never at the name. */
  reads(input: Input): boolean;
  /**
   * Gives what is in an input, one by one. A damaged part is an item that says so; what comes after it follows.
   *
   * @throws Error with a sentence for the user if nothing more can be read
   */
  items(input: Input): Iterable<Item> | AsyncIterable<Item>;
}

/** What `capture.json` says of a file. @param bytes all of the input's, or of one part of it */
export function inputFile(name: string, bytes: Buffer): InputFile {
  return { file: path.basename(name), sha256: sha256Of(bytes), bytes: bytes.length };
}

/** What `capture.json` says of an input that may be larger than the memory. */
export function largeInputFile(input: Input): InputFile {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of input.pieces()) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { file: path.basename(input.name), sha256: hash.digest("hex"), bytes };
}

/** The first bytes of a file. @throws if it cannot be read */
export function readHead(file: string): Buffer {
  return headOf(file, HEAD_BYTES);
}
