import type { Html } from "./html.ts";

/** A page that Eleventy is to make. */
export interface PageEntry<P> {
  /** Output path below the site's root, `retail/2016/x/index.html`. */
  readonly path: string;
  readonly props: P;
}

/** Eleventy's data as a page kind uses it; the rest of the data cascade is there too. */
export interface PageData<P> {
  readonly entry: PageEntry<P>;
}

/**
 * A page kind: a template in Eleventy's own shape, one file of `layouts/pages/`. It paginates over the stale pages of
 * its kind, one entry a page.
 *
 * @see https://www.11ty.dev/docs/languages/typescript/ and https://www.11ty.dev/docs/pagination/
 */
export interface PageKind<P> {
  readonly data: {
    readonly pagination: { readonly data: `stale.${string}`; readonly size: 1; readonly alias: "entry" };
    permalink(data: PageData<P>): string;
  };
  render(data: PageData<P>): Html;
}

/** Makes a page kind of a layout, which is told the props of a page and nothing else. */
export function pageKind<P>(name: string, layout: (props: P) => Html): PageKind<P> {
  return {
    data: {
      pagination: { data: `stale.${name}`, size: 1, alias: "entry" },
      permalink: ({ entry }) => entry.path,
    },
    render: ({ entry }) => layout(entry.props),
  };
}
