import type { Linter, TemplatePlace, Transform, UserConfig } from "@11ty/eleventy";
import type { AnyPageKind } from "../../../layouts/pages/index.ts";
import { StopError } from "../../core/stop-error.ts";
import { assetFiles } from "../../site/asset-files.ts";
import { markdownCopies } from "../../site/markdown-copies.ts";
import { serviceWorker } from "../../site/offline.ts";
import { sitePages } from "../../site/plan.ts";
import { cardOutputs } from "../../site/preview-image.ts";
import { webManifest } from "../../site/web-manifest.ts";
import { type Assembly, assemblyOf } from "../assembly.ts";
import { DEFAULTS as OPTIONS } from "../options.ts";
import { ownLayouts } from "../own-layouts.ts";
import { ownMistake } from "../own-mistake.ts";
import type { StalePage } from "../stale-pages.ts";

export interface PagesOptions {
  /**
   * Page kinds that take the place of Stele's, by name: `thread`, `listing`, `home`, …
   * Each has Eleventy's own shape, as the files in `layouts/pages/` have.
   */
  readonly kinds?: Readonly<Record<string, AnyPageKind>>;
}

const DEFAULTS = { kinds: {} } as const satisfies PagesOptions;

/** Milliseconds of work after which other events, such as the answers of processes, get their turn. */
const TURN = 20;

/** Every page of the archive: one template a page kind, each over the stale pages of its kind. */
export async function pages(config: UserConfig, given: PagesOptions = {}): Promise<void> {
  const { kinds } = { ...DEFAULTS, ...given };
  const assembly = assemblyOf(config);
  // Which cache folder the configuration names is not known yet.
  const own = await ownLayouts(assembly.call?.options.cache ?? OPTIONS.cache, assembly.config);
  Object.assign(assembly.kinds, own, kinds);
  assembly.features.push({
    name: "pages",
    outputs: async (site, { cache }) => [
      ...sitePages(site),
      ...assetFiles(site),
      webManifest(site),
      ...markdownCopies(site),
      ...cardOutputs(site),
      await serviceWorker(site, cache),
    ],
  });
  for (const [name, kind] of Object.entries(assembly.kinds)) {
    config.addTemplate(`stele-${name}.11ty.js`, {
      data: async () => ({
        ...kind.data,
        stale: { [name]: assembly.stale.of(name) },
        eleventyExcludeFromCollections: true,
      }),
      // Eleventy keeps all rendered content until the end. So this renders nothing, and stores a function that does.
      render(data: { readonly entry: StalePage }) {
        data.entry.renderer = () => String(kind.render.call(this, data as never));
        return "";
      },
    });
  }
  config.on("eleventy.config", (templateConfig) => orderTransforms(templateConfig.getConfig(), assembly));
}

/** Transforms of Eleventy itself that must not see the text of threads: they read placeholders and paths in it. */
const BEFORE_OURS = ["@11ty/eleventy-bundle"];

interface MergedConfig {
  readonly transforms: Record<string, Transform>;
  readonly linters: Record<string, Linter>;
}

/**
 * Puts the publisher's transforms between two of ours. The first renders a page and the last takes it away, so one page
 * of each kind is in memory at a time. Linters see the finished page.
 */
function orderTransforms({ transforms, linters }: MergedConfig, assembly: Assembly): void {
  const others = { ...transforms };
  for (const name of Object.keys(transforms)) delete transforms[name];
  for (const name of BEFORE_OURS) {
    if (others[name]) transforms[name] = others[name];
    delete others[name];
  }
  const breathe = breathing();
  const checks = Object.entries(linters);
  for (const [name, check] of checks) {
    linters[name] = function (content, ...places) {
      // Ours are not rendered yet.
      return isOurs(this, assembly) ? undefined : check.call(this, content, ...places);
    };
  }
  const render: Transform = async function (content) {
    const page = assembly.stale.at(this.url);
    if (!page) return content;
    await breathe();
    if (assembly.current?.hasFailed) return "";
    try {
      return await page.render();
    } catch (error) {
      const told = error instanceof StopError ? error : ownMistake(error, page.path);
      // Eleventy would print a stack.
      if (!told || !assembly.current) throw error;
      assembly.current.fail(told);
      return "";
    }
  };
  const take: Transform = async function (content) {
    const page = assembly.stale.at(this.url);
    if (!page) return content;
    if (assembly.current?.hasFailed) return undefined;
    const html = String(content);
    for (const [, check] of checks) await check.call(this, html, this.inputPath, this.outputPath);
    // A full disk: Eleventy would print a stack.
    await assembly.current?.put(page.output, html).catch((error: unknown) => assembly.current?.fail(error));
    // Nothing for Eleventy to write.
    return undefined;
  };
  Object.assign(transforms, { "stele/render": render, ...others, "stele/take": take });
}

function isOurs(place: TemplatePlace, assembly: Assembly): boolean {
  return assembly.stale.at(place.url) !== undefined;
}

/** @returns a function that lets other events have their turn now and then */
function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
