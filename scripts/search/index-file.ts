/** A file of an index before compression. */
export interface IndexFile {
  readonly path: string;
  readonly content: Buffer;
}
