import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { Link } from "./page.ts";
import type { PictureProps } from "./picture.ts";

/** A row in a list of threads. */
export interface ThreadRow {
  readonly href: string;
  readonly title: string;
  readonly lang: string;
  readonly board?: Link;
  /** Number of the part that it is, in the list of a series. */
  readonly part?: number;
  readonly author?: string;
  readonly date?: Timestamp;
  readonly summary?: string;
  /** Number of archived replies. */
  readonly replies: number;
  readonly thumbnail?: PictureProps;
}
