import type { Playable } from "../../scripts/core/file-types.ts";

/** A file beside a text. */
export interface FileProps {
  readonly href: string;
  /** Short name of the type, `PDF`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Present if browsers play it. */
  readonly plays?: Playable;
  /** True for a text on this site, which the page's script can show. */
  readonly readable?: boolean;
}
