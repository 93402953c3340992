import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { AssetLinks } from "../../layouts/props.ts";

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
