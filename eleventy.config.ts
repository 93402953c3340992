import type { UserConfig } from "@11ty/eleventy";
import { stele } from "./scripts/eleventy/plugin.ts";

/** For `npx @11ty/eleventy --config=eleventy.config.ts`: the pages of `npm run build`, without its cache of pages and releases. */
export default async function (config: UserConfig) {
  await stele(config, { content: "content", cache: ".cache", drafts: false });
  return { dir: { input: "scripts/eleventy", output: "_site" } };
}
