import type { UserConfig } from "@11ty/eleventy";
import { searchIndex } from "../../site/segments.ts";
import { assemblyOf } from "../assembly.ts";

/** The search page and its index. */
export function search(config: UserConfig): void {
  assemblyOf(config).features.push({ name: "search", outputs: searchIndex });
}
