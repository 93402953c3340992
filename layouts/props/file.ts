import type { Playable } from "../../scripts/core/file-types.ts";

/** A file that a post shows and that is no picture. */
export interface FileProps {
  readonly href: string;
  /** Short name of the type, `PDF`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Present if browsers play it. */
  readonly plays?: Playable;
}
