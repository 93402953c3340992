import type { UserConfig } from "@11ty/eleventy";
import { assemblyOf } from "../assembly.ts";

/** Comments from the provider that `archive.yaml` names. Without this, no page loads any. */
export function comments(config: UserConfig): void {
  assemblyOf(config).features.push({ name: "comments", outputs: () => [] });
}
