import Eleventy from "@11ty/eleventy";
import { type PageTemplate, pagesTemplate } from "./template.ts";

/** Pages a run: what Eleventy keeps of them in memory is bounded by it, and starting it costs about as much as 200 pages. */
const CHUNK = 2000;

/** Eleventy wants a folder to look for templates in. This one has none: it is handed every page. */
const INPUT = import.meta.dirname;

/**
 * Renders pages with Eleventy.
 *
 * @param pages each with its output path below the site's root and a function that gives its HTML
 * @param write called with each page's output path and HTML
 */
export async function renderPages(
  pages: readonly PageTemplate[],
  write: (path: string, html: string) => void,
): Promise<void> {
  for (let at = 0; at < pages.length; at += CHUNK) {
    const chunk = pages.slice(at, at + CHUNK);
    const eleventy = new Eleventy(INPUT, "_site", {
      quietMode: true,
      configPath: null,
      config(config) {
        config.setUseGitIgnore(false);
        config.setTemplateFormats(["11ty.js"]);
        config.addTemplate(...pagesTemplate(chunk));
      },
    });
    const byUrl = new Map<string | false, string>();
    for (const { outputPath, content } of await eleventy.toJSON()) byUrl.set(outputPath, content);
    for (const page of chunk) {
      const html = byUrl.get(`./_site/${page.path}`);
      if (html === undefined) throw new Error(`Eleventy left out ${page.path}`);
      write(page.path, html);
    }
  }
}
