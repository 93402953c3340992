import type { PageProps } from "./page.ts";

/** A page from `content/pages/`. */
export interface TextPageProps extends PageProps {
  readonly kind: "text";
  readonly html: string;
}
