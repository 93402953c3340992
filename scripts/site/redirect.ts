import { href, type Site } from "./site.ts";

/** An old address, and its target. */
export interface Redirect {
  /** Decoded site path of the old address. */
  readonly path: string;
  /** Its query with the question mark; empty if it has none. */
  readonly query: string;
  /** Site path, or an address elsewhere. */
  readonly to: string;
  /** Title of the target. */
  readonly title: string;
}

/** Final address that a redirect leads to. */
export function redirectTarget(site: Site, { to }: Redirect): string {
  return to.startsWith("/") ? href(site, to) : to;
}

/** Site path of the old address without its query, percent-encoded. */
export function redirectUrl({ path }: Redirect): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

/** Servers tell the type of a file by its ending, so an old address such as `x.php` becomes a folder with an index. */
export function redirectFile({ path }: Redirect): string {
  const file = path.replace(/^\//, "");
  if (file === "" || file.endsWith("/")) return `${file}index.html`;
  return /\.html?$/i.test(file) ? file : `${file}/index.html`;
}
