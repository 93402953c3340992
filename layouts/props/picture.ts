/** An image with its derivatives. */
export interface PictureProps {
  /** Fallback address. */
  readonly src: string;
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
  /** Smaller copies, best format first. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  readonly sizes: string;
  /** Address of the original. */
  readonly original: string;
}
