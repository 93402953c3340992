import type { Link, PageProps } from "./page.ts";

export interface TombstoneProps extends PageProps {
  readonly kind: "tombstone";
  readonly reason: string;
  readonly board: Link;
}
