import type { UserConfig } from "@11ty/eleventy";
import {
  admin,
  archive,
  attachments,
  comments,
  feeds,
  hosts,
  markdown,
  pages,
  release,
  search,
} from "./scripts/eleventy/index.ts";

/** How the site is made, for `npm run build`, `npm start` and `npx @11ty/eleventy --config=eleventy.config.ts`. */
export default function (config: UserConfig) {
  config.addPlugin(archive, { content: "content" });
  config.addPlugin(markdown);
  config.addPlugin(attachments);
  config.addPlugin(comments);
  config.addPlugin(pages, { kinds: {} });
  config.addPlugin(feeds, { entries: 30 });
  config.addPlugin(search);
  config.addPlugin(hosts);
  config.addPlugin(admin);
  config.addPlugin(release, { out: "_site", cache: ".cache" });

  // Plugins, transforms, linters, filters, collections and passthrough copies of your own act on every page.
}

/** Templates of your own are in this folder. Nothing in the content is ever a template. */
export const config = { dir: { input: "layouts/templates" } };
