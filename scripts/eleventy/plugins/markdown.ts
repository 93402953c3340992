import type { UserConfig } from "@11ty/eleventy";
import { createParser } from "../../markdown/parser.ts";

/**
 * Posts are never templates, so this changes nothing for them. The publisher's own Markdown templates are read by the
 * same rules: emphasis beside Chinese punctuation, footnotes, bare links. They are trusted, so HTML in them stays.
 */
export function markdown(config: UserConfig): void {
  config.setLibrary("md", createParser());
}
