import type { PageProps } from "./page.ts";

/** The page behind every address that does not exist. Its links hold the base, since it is served from anywhere. */
export interface NotFoundProps extends PageProps {
  readonly kind: "notFound";
  readonly home: string;
}
