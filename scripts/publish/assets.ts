import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { framePage } from "../../layouts/comments-frame.ts";
import type { AssetLinks } from "../../layouts/props.ts";
import { StopError } from "../cli/stop.ts";
import type { Chosen } from "../comments/talk.ts";
import type { CommentsAssets } from "./site.ts";

/** One of our own files, bundled and minified. */
export interface Asset {
  /** Site path without the leading slash; holds a hash of the content, so it may be cached for ever. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Assets {
  readonly files: readonly Asset[];
  /** Site paths of the entries, by role. */
  readonly links: AssetLinks;
}

const FOLDER = path.resolve(import.meta.dirname, "../../assets");

/**
 * Bundles the style sheet and the browser modules. The same sources give the same bytes: esbuild's version is exact.
 */
export async function bundleAssets(): Promise<Assets> {
  const [css, js] = await Promise.all([bundle("css/main.css"), bundle("browser/page.ts")]);
  const icon = hashed("icon.svg", fs.readFileSync(path.join(FOLDER, "icons/icon.svg")));
  return { files: [css, js, icon], links: { css: `/${css.path}`, js: `/${js.path}`, icon: `/${icon.path}` } };
}

/**
 * Bundles the gate before comments from elsewhere and the module of the archive's provider, and takes the provider's
 * client from its npm package where this site is to serve it.
 *
 * @throws StopError where that package is not installed
 */
export async function bundleComments(chosen: Chosen): Promise<{ files: Asset[]; links: CommentsAssets }> {
  const { settings, provider } = chosen;
  const own = (provider.own?.(settings) ?? []).map((file) => [file, packageFile(file)] as const);
  const [script, module] = await Promise.all([
    bundle("browser/comments.ts"),
    bundle(`browser/comments/${settings.provider}.ts`),
  ]);
  const frame = frameAsset(chosen);
  const links = {
    script: `/${script.path}`,
    module: `/${module.path}`,
    ...(frame && { frame: `/${frame.path}` }),
    own: Object.fromEntries(own.map(([file, { path }]) => [file, `/${path}`])),
  };
  return { files: [script, module, ...(frame ? [frame] : []), ...own.map(([, asset]) => asset)], links };
}

/** A file of an installed npm package, `@scope/name/dist/client.js`. */
function packageFile(file: string): Asset {
  const [scope, name, ...rest] = file.split("/");
  const require = createRequire(path.join(FOLDER, "package.json"));
  try {
    const folder = path.dirname(require.resolve(`${scope}/${name}/package.json`));
    return hashed(path.basename(file), fs.readFileSync(path.join(folder, ...rest)));
  } catch {
    throw new StopError(
      `comments: this site is to serve ${scope}/${name} itself, and it is not installed; run npm install ${scope}/${name}, or name another client in archive.yaml`,
    );
  }
}

/** The empty page for an embed whose script must not run in the archive's own pages. */
function frameAsset({ settings, provider }: Chosen): Asset | undefined {
  const extras = provider.frame?.(settings);
  return extras && hashed("comments-frame.html", Buffer.from(framePage(extras).toString()));
}

async function bundle(entry: string): Promise<Asset> {
  const result = await build({
    entryPoints: [path.join(FOLDER, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Above this, esbuild would rewrite what all current browsers understand, such as nesting and light-dark().
    target: ["es2022", "chrome123", "firefox125", "safari17.5"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  const name = path.basename(entry).replace(/\.ts$/, ".js");
  return hashed(name, result.outputFiles[0]?.contents ?? new Uint8Array());
}

function hashed(name: string, bytes: Uint8Array): Asset {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return { path: `assets/${stem}-${hash}${ext}`, bytes };
}
