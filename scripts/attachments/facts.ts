/** What is known of a file from its bytes alone, so it can be cached by their id. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Short name of the type for people, `JPEG`, `XLSX`. */
  readonly type: string;
  /** Present where the file is an image that derivatives can be made of. */
  readonly image?: ImageFacts;
}

export interface ImageFacts {
  readonly format: "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff";
  /** Pixels as shown, after orientation. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly alpha: boolean;
}
