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
  /** True if the page's ground shows through it. */
  readonly alpha?: boolean;
  /** Short name of the original's type, `JPEG`, and its bytes: what the link to it leads to. */
  readonly type?: string;
  readonly size?: number;
}
