import type { VirtualTemplate } from "@11ty/eleventy";

/** A page as Eleventy sees it. */
export interface PageTemplate {
  /** Output path below the site's root, `retail/2016/x/index.html`. */
  readonly path: string;
  render(): string | Promise<string>;
}

/**
 * The one Eleventy template of the project: it paginates over the pages, one record a page. Threads are records and
 * not templates, so nothing that stands in them is ever read as one.
 *
 * @returns name and template for `addTemplate`
 */
export function pagesTemplate(pages: readonly PageTemplate[]): [string, VirtualTemplate] {
  return [
    "pages.11ty.js",
    {
      data: {
        // Boxed, because Eleventy copies plain objects of its data deeply.
        pages: pages.map((page) => () => page),
        pagination: { data: "pages", size: 1, alias: "record" },
        permalink: (data: Data) => data.record().path,
        eleventyExcludeFromCollections: true,
      },
      render: (data: Data) => data.record().render(),
    },
  ];
}

interface Data {
  record(): PageTemplate;
}
