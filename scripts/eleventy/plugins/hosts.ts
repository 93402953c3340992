import type { UserConfig } from "@11ty/eleventy";
import { hostFiles } from "../../site/host-files.ts";
import { assemblyOf } from "../assembly.ts";

/** Files that hosts read: `_headers`, `_redirects`, `robots.txt`, `.nojekyll`. */
export function hosts(config: UserConfig): void {
  assemblyOf(config).features.push({ name: "hosts", outputs: hostFiles });
}
