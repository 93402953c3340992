import type { PageProps } from "./page.ts";

/** An index of tags, authors or years. */
export interface IndexProps extends PageProps {
  readonly kind: "index";
  readonly of: string;
  readonly entries: readonly { readonly href: string; readonly text: string; readonly count: number }[];
}
