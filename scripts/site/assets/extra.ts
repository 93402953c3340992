/** Styles, scripts and files of an archive's own, from the folder `assets` beside its content. */
import fs from "node:fs";
import path from "node:path";
import type { BuildFailure, BuildOptions, Plugin } from "esbuild";
import type { AssetLinks } from "../../../layouts/props.ts";
import { publishedAssets } from "../../archive/schema/appearance.ts";
import type { ArchiveSettings } from "../../archive/schema/archive.ts";
import { archiveFolder, ownPlace } from "../../core/archive-folder.ts";
import { mistakesOf } from "../../core/code/compile.mjs";
import { StopError } from "../../core/stop-error.ts";
import { appearanceCss } from "./appearance.ts";
import type { Asset } from "./asset.ts";
import { hashed, OPTIONS } from "./bundle.ts";
import { type Bundled, cachedAssets } from "./cached.ts";

const FOLDER = "assets";
/** What a publisher may write: one style sheet and one module, which import others. */
const STYLE = `${FOLDER}/extra.css`;
const SCRIPT = `${FOLDER}/extra.js`;

/** Files that a style sheet or a module may name. */
const FILES = [".avif", ".gif", ".jpg", ".jpeg", ".png", ".svg", ".webp", ".woff", ".woff2"];

/** The assets of a site; `logo` is the address of the picture beside the archive's name. */
export type SiteAssets = Bundled<AssetLinks & { readonly logo?: string }>;

/**
 * Adds what an archive has of its own to Stele's assets. What its settings ask for is in the sheet of every page; its own
 * style sheet is linked after all others.
 *
 * @param cache the cache folder
 * @param version fingerprint of the tool and of the folder `assets`
 * @throws StopError that names file and line if a style sheet or module has a mistake, or asks another host
 */
export async function withOwnAssets(
  { files, links }: Bundled<AssetLinks>,
  settings: ArchiveSettings,
  cache: string,
  version: string,
): Promise<SiteAssets> {
  const extra = await extraFiles(cache, version);
  const own = new Map(publishedAssets(settings).map(({ file }) => [file, assetOf(file)]));
  const added = appearanceCss(settings, (file) => path.basename(own.get(file)?.path ?? ""));
  const css = files.find((file) => `/${file.path}` === links.css);
  const joined = css && added !== "" ? hashed("main.css", Buffer.from(`${textOf(css)}${added}`)) : css;
  const logo = settings.logo === undefined ? undefined : `/${own.get(settings.logo)?.path}`;
  return {
    files: [
      ...files.map((file) => (file === css && joined ? joined : file)),
      ...extra.files,
      ...new Map([...own.values()].map((file) => [file.path, file])).values(),
    ],
    links: {
      ...links,
      ...(joined && { css: `/${joined.path}` }),
      ...(extra.links.css !== undefined && { extraCss: extra.links.css }),
      ...(extra.links.script !== undefined && { extra: extra.links.script }),
      // Pictures of the stone are not the icons of an archive that has another.
      ...(logo !== undefined && { logo, icon: logo, appIcons: [] }),
    },
  };
}

function assetOf(file: string): Asset {
  return hashed(path.basename(file), fs.readFileSync(path.join(archiveFolder(), FOLDER, file)));
}

function textOf({ bytes }: Asset): string {
  return Buffer.from(bytes).toString("utf8");
}

interface ExtraLinks {
  /** Site path of the style sheet. */
  readonly css?: string;
  /** Site path of the script. */
  readonly script?: string;
}

/** The style sheet and the module of the archive's own, with what they import and name. */
async function extraFiles(cache: string, version: string): Promise<Bundled<ExtraLinks>> {
  const entryPoints = [STYLE, SCRIPT].filter((name) => ownPlace(name) !== undefined);
  if (entryPoints.length === 0) return { files: [], links: {} };
  return cachedAssets(cache, "extra", version, () => bundleExtra(entryPoints));
}

async function bundleExtra(entryPoints: string[]): Promise<Bundled<ExtraLinks>> {
  const { build } = await import("esbuild");
  const options = {
    ...OPTIONS,
    absWorkingDir: archiveFolder(),
    outdir: path.join(archiveFolder(), "out"),
    entryPoints,
    format: "esm",
    assetNames: "[name]-[hash]",
    loader: Object.fromEntries(FILES.map((ending) => [ending, "file" as const])),
    logLevel: "silent",
    plugins: [OWN_SITE],
  } satisfies BuildOptions;
  const { outputFiles, warnings } = await build(options).catch(({ errors }: BuildFailure) => {
    throw mistakes(errors);
  });
  // esbuild mends a broken style sheet by guessing, and says so in a warning.
  if (warnings.length > 0) throw mistakes(warnings);
  const files = outputFiles.map(({ path: file, contents }) => ({
    path: `${FOLDER}/${path.basename(file)}`,
    bytes: contents,
  }));
  const css = files.find(({ path: file }) => /\/extra-[^/]*\.css$/.test(file));
  const script = files.find(({ path: file }) => /\/extra-[^/]*\.js$/.test(file));
  return {
    files,
    links: { ...(css && { css: `/${css.path}` }), ...(script && { script: `/${script.path}` }) },
  };
}

/** A page asks no other host for anything, and its policy would refuse it. */
const OWN_SITE: Plugin = {
  name: "own-site",
  setup(build) {
    build.onResolve({ filter: /^(https?:)?\/\// }, ({ path: address }) => ({
      errors: [
        { text: `${address} is on another host, which pages never ask; put a copy into ${FOLDER} and name that` },
      ],
    }));
  },
};

function mistakes(all: BuildFailure["errors"]): StopError {
  return new StopError(`${mistakesOf(all)}\nnothing is published`);
}
