/** An image with its derivatives. */
export interface PictureProps {
  /** Fallback address. */
  readonly src: string;
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
  /** Best format first; the fallback's own srcset is `srcset`. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  readonly srcset?: string;
  readonly sizes: string;
  /** Address of the original. */
  readonly original: string;
}
