import type { UserConfig } from "@11ty/eleventy";
import { ArchiveData } from "../archive-data.ts";
import { assemblyOf } from "../assembly.ts";

export interface ArchiveOptions {
  /** The content folder. Nothing in it is ever a template. */
  readonly content?: string;
  /** Whether drafts are published too. */
  readonly drafts?: boolean;
}

/**
 * The archive as data: `archive.threads`, `.boards`, `.tags`, `.authors`, `.years` in every template, and the collection
 * `threads` for plugins that read collections. Both are made when they are asked for.
 */
export function archive(config: UserConfig, options: ArchiveOptions = {}): void {
  const assembly = assemblyOf(config);
  assembly.give(options);
  const data = new ArchiveData(() => assembly.current?.site);
  config.addGlobalData("archive", () => data);
  config.addCollection("threads", () => data.collection());
  config.addWatchTarget(assembly.options.content);
}
