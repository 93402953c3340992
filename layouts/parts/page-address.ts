import type { PageProps } from "../props/page.ts";

/** Path of a page with the base, as links have it: `/some/path/retail/2016/x/`. */
export function pagePath(p: PageProps): string {
  return p.site.base + p.url.slice(1);
}

/** Whole address of a page, `https://archive.example/some/path/retail/2016/x/`; undefined if the site's is not known. */
export function pageAddress(p: PageProps): string | undefined {
  return p.site.url && p.site.url.replace(/\/$/, "") + p.url;
}
