import type { UserConfig } from "@11ty/eleventy";
import { imageOutputs } from "../../site/images.ts";
import { originals } from "../../site/originals.ts";
import { assemblyOf } from "../assembly.ts";

/** The originals of attachments, byte for byte, and smaller pictures for the page. */
export function attachments(config: UserConfig): void {
  assemblyOf(config).features.push({
    name: "attachments",
    outputs: (site, { locate }) => [...originals(site, locate), ...imageOutputs(site, locate)],
  });
}
