import type { UserConfig } from "@11ty/eleventy";
import { openSearch } from "../../site/open-search.ts";
import { pagefindFiles } from "../../site/pagefind-files.ts";
import { searchIndex } from "../../site/segments.ts";
import { assemblyOf } from "../assembly.ts";

/** The search page, its index, and Pagefind's API over it at `/pagefind/`. */
export function search(config: UserConfig): void {
  assemblyOf(config).features.push({
    name: "search",
    outputs: async (site, { cache }) =>
      site.props.search ? [...searchIndex(site), ...openSearch(site), ...(await pagefindFiles(site, cache))] : [],
  });
}
