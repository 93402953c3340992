/** The editor's own files: Sveltia CMS, bundled so that all of it comes from this site. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Plugin } from "esbuild";
import * as z from "zod";
import { installedFile } from "../../core/archive-folder.ts";
import { filesBelow } from "../../core/below.ts";
import { TOOL } from "../../core/code/state.mjs";
import { StopError } from "../../core/stop-error.ts";

/** A file of the editor. */
export interface EditorFile {
  /** Name in the editor's folder, `editor.js`, `assets/x.woff2`. */
  readonly name: string;
  /** Absolute path of its bytes. */
  readonly source: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

const ENTRY = "assets/admin/editor.js";
const PACKAGE = "@sveltia/cms";
/** The script that the page loads. */
export const EDITOR_SCRIPT = "editor.js";
const SUMS = "sums.json";
const sumsSchema = z.record(z.string(), z.string());

/**
 * Bundles the editor, or takes the earlier bundle: its two megabytes take about a second.
 *
 * @param folder holds the files; when it is made, other folders beside it are removed
 * @throws StopError if Sveltia CMS is not installed
 */
export async function editorFiles(folder: string): Promise<EditorFile[]> {
  const cached = readFiles(folder);
  if (cached) return cached;
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  const made = `${folder}.${process.pid}`;
  await bundle(made);
  const sums = filesBelow(made).map((name) => [name, sumOf(path.join(made, name))]);
  fs.writeFileSync(path.join(made, SUMS), JSON.stringify(Object.fromEntries(sums)));
  fs.renameSync(made, folder);
  const files = readFiles(folder);
  if (!files) throw new Error(`${folder} is damaged`);
  return files;
}

/** The files of a folder; undefined if it is missing or not whole. */
function readFiles(folder: string): EditorFile[] | undefined {
  try {
    const sums = sumsSchema.parse(JSON.parse(fs.readFileSync(path.join(folder, SUMS), "utf8")));
    const files = Object.entries(sums).map(([name, sha256]) => ({ name, sha256, source: path.join(folder, name) }));
    return files.every(({ source, sha256 }) => sumOf(source) === sha256) ? files : undefined;
  } catch {
    return undefined;
  }
}

async function bundle(folder: string): Promise<void> {
  const editor = editorPackage();
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: TOOL,
    entryPoints: [ENTRY],
    outdir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    // Wherever it is installed.
    alias: { [PACKAGE]: editor },
    plugins: [WITHOUT_UNUSED, OWN_FONTS],
  });
  // It finds its fonts beside its script. The decoders and encoders there serve settings that ours do not have.
  for (const name of fs.readdirSync(path.join(path.dirname(editor), "assets"))) {
    if (!/\.(woff2|txt)$/.test(name)) continue;
    fs.mkdirSync(path.join(folder, "assets"), { recursive: true });
    fs.copyFileSync(path.join(path.dirname(editor), "assets", name), path.join(folder, "assets", name));
  }
}

/** Leaves out modules that our fields never load: maps, and the colouring of code in 240 languages. */
const WITHOUT_UNUSED: Plugin = {
  name: "without-unused",
  setup(build) {
    const unused = /^(@shikijs\/(langs|themes)\/|leaflet$|terra-draw$|terra-draw-leaflet-adapter$)/;
    build.onResolve({ filter: unused }, () => ({ path: "unused", namespace: "unused" }));
    build.onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "export default []" }));
  },
};

/** Its style sheet also asks a CDN for the fonts that the script then takes from beside it. */
const OWN_FONTS: Plugin = {
  name: "own-fonts",
  setup(build) {
    build.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => {
      const code = fs.readFileSync(path, "utf8");
      return { contents: code.replace(/@font-face *\{[^}]*https:\/\/cdn\.jsdelivr\.net\/[^}]*\}/g, "") };
    });
  },
};

/** @returns the module that the package is imported by */
function editorPackage(): string {
  const found = installedFile(PACKAGE);
  if (found !== undefined) return found;
  const [name, version] = [PACKAGE, peerVersions()[PACKAGE]];
  throw new StopError(
    `archive.yaml turns the editor on, but Sveltia CMS is not installed; run npm install ${name}@${version}, or remove admin`,
  );
}

/** Versions of packages that the tool works with, and that it does not install. */
function peerVersions(): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(path.join(TOOL, "package.json"), "utf8")).peerDependencies;
}

function sumOf(file: string): string {
  return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}
