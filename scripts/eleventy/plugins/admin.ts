import type { UserConfig } from "@11ty/eleventy";
import { adminOutputs } from "../../site/admin/outputs.ts";
import { assemblyOf } from "../assembly.ts";

/** The editor at `/admin/`, if `archive.yaml` turns it on. */
export function admin(config: UserConfig): void {
  assemblyOf(config).features.push({ name: "admin", outputs: (site, { cache }) => adminOutputs(site, cache) });
}
