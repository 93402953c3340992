/** What an archive of the tests has of its own beside its content. */

/** A configuration with a plugin of its own. */
export const CONFIG = `import {
  admin, archive, attachments, comments, feeds, hosts, markdown, pages, release, search, templatesFolder,
} from "stele";
import { mark } from "./own/mark.js";

export default function (config) {
  for (const plugin of [archive, markdown, attachments, comments, pages, feeds, search, hosts, admin, release])
    config.addPlugin(plugin);
  // Plugins, transforms and filters of one's own.
  config.addPlugin(mark);
}

export const config = { dir: { input: templatesFolder() } };
`;

/** The plugin: it marks every page, and a build takes as long as the file `own/slow` is there. */
export const MARK = `import fs from "node:fs";
import { setTimeout } from "node:timers/promises";
export function mark(config) {
  config.addTransform("mark", (html) => String(html).replace("</main>", "<i>marked</i></main>"));
  config.on("eleventy.before", async () => {
    if (fs.existsSync("own/slow")) fs.writeFileSync("own/begun", "");
    while (fs.existsSync("own/slow")) await setTimeout(50);
  });
}
`;

/** A part that takes the place of Stele's. */
export const FOOTER = `import { html, siteFooter } from "stele/layouts";
export default (p) => html\`\${siteFooter(p)}<p class="mine">第一版</p>\`;
`;

/** A page kind that takes the place of Stele's. */
export const NOT_FOUND = `import { base, html, type PageLayout } from "stele/layouts";
const page: PageLayout<"not-found"> = (p) => base(p, { kind: "not-found", main: html\`<h1>迷路了 \${p.url}</h1>\` });
export default page;
`;
