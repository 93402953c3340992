import type { PageProps } from "./page.ts";

/** Sends an old address on to the new one, for servers that do not read `_redirects`. */
export interface RedirectProps extends PageProps {
  readonly kind: "redirect";
  readonly to: string;
}
