/** One of our own files, bundled and minified. */
export interface Asset {
  /** Site path without the leading slash; holds a hash of the content, so it may be cached for ever. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
