import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { BuildOptions } from "esbuild";
import type { AssetLinks } from "../../../layouts/props.ts";
import { TOOL } from "../../core/code/state.mjs";
import { StopError } from "../../core/stop-error.ts";
import type { Asset } from "./asset.ts";
import type { Bundled } from "./cached.ts";
import { packageLicenses } from "./package-licenses.ts";
import { packageOf, packagePaths } from "./package-paths.ts";

const FOLDER = path.join(TOOL, "assets");

/** Sizes of the icons for devices, in pixels: of iOS, and two of the web manifest. */
const APP_ICONS = [180, 192, 512];

/** Style sheets that pages name. */
const SHEETS = {
  css: "css/sheets/main.css",
  lists: "css/sheets/lists.css",
  markup: "css/sheets/markup.css",
  dialogs: "css/sheets/dialogs.css",
};

/** Browser modules that pages name. esbuild splits off the modules that they share. */
const ENTRIES = {
  js: "browser/page.ts",
  lists: "browser/lists.ts",
  remoteImages: "browser/remote-images.ts",
  media: "browser/media.ts",
  searchBox: "browser/search-box.ts",
  searchPage: "browser/search/main.ts",
  settingsPanel: "browser/settings/panel.ts",
  offline: "browser/offline/register.ts",
};

/** The one script that is no module: it runs before the page is drawn. */
const SETTINGS = "browser/settings/settings.ts";

export const OPTIONS = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  absWorkingDir: FOLDER,
  outdir: path.join(FOLDER, "out"),
  // For older browsers esbuild would rewrite syntax that all current ones understand, such as nesting and light-dark().
  target: ["es2022", "chrome123", "firefox125", "safari17.5"],
  charset: "utf8",
  legalComments: "none",
  // Settings of a file that a package and a copy of the sources lack would change what is made.
  tsconfigRaw: {},
  logLevel: "error",
} as const satisfies BuildOptions;

/**
 * Bundles the style sheets and the browser modules. The same sources give the same bytes: esbuild's version is exact.
 */
export async function bundleAssets(): Promise<Bundled<AssetLinks>> {
  const [css, settings, scripts] = await Promise.all([
    bundle({ ...OPTIONS, entryPoints: Object.values(SHEETS) }),
    bundle({ ...OPTIONS, entryPoints: [SETTINGS], format: "iife" }),
    bundle({
      ...OPTIONS,
      entryPoints: Object.values(ENTRIES),
      format: "esm",
      splitting: true,
      plugins: [packagePaths],
    }),
  ]);
  const icon = hashed("icon.svg", fs.readFileSync(path.join(FOLDER, "icons/icon.svg")));
  const drawing = fs.readFileSync(path.join(FOLDER, "icons/app.svg"));
  const { rasterize } = await import("../../attachments/rasterize.ts");
  const appIcons = await Promise.all(
    APP_ICONS.map(async (size) => ({ size, file: hashed(`icon-${size}.png`, await rasterize(drawing, size)) })),
  );
  const licenses = hashed("licenses.txt", Buffer.from(packageLicenses(scripts.packages)));
  const entry = (role: keyof typeof ENTRIES) => scripts.entries.get(ENTRIES[role]) ?? NOTHING;
  const sheet = (role: keyof typeof SHEETS) => (css.entries.get(SHEETS[role]) ?? NOTHING).address;
  return {
    files: [...css.files, ...settings.files, ...scripts.files, licenses, icon, ...appIcons.map(({ file }) => file)],
    links: {
      css: sheet("css"),
      sheets: { lists: sheet("lists"), markup: sheet("markup"), dialogs: sheet("dialogs") },
      js: entry("js").address,
      lists: entry("lists").address,
      remoteImages: entry("remoteImages").address,
      media: entry("media").address,
      searchBox: entry("searchBox").address,
      settings: (settings.entries.get(SETTINGS) ?? NOTHING).address,
      settingsPanel: entry("settingsPanel").address,
      searchPage: entry("searchPage").address,
      searchModules: entry("searchPage").imports,
      offline: entry("offline").address,
      icon: `/${icon.path}`,
      appIcons: appIcons.map(({ size, file }) => ({ size, href: `/${file.path}` })),
    },
  };
}

/** A bundled entry. */
interface Entry {
  /** Site path. */
  readonly address: string;
  /** Site paths of the modules that it imports at once. */
  readonly imports: readonly string[];
}

const NOTHING: Entry = { address: "", imports: [] };

/** @returns the files, the bundled entries by their sources, and the packages that `packagePaths` found code of */
export async function bundle(
  options: typeof OPTIONS & BuildOptions,
): Promise<{ files: Asset[]; entries: Map<string, Entry>; packages: string[] }> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile, warnings } = await build(options);
  // esbuild mends a broken style sheet by guessing, and says so in a warning.
  const mistakes = warnings.map(
    ({ location, text }) => `assets/${location?.file}:${location?.line}:${(location?.column ?? 0) + 1} ${text}`,
  );
  if (mistakes.length > 0) throw new StopError(mistakes.join("\n"));
  const address = (file: string) => `/assets/${path.basename(file)}`;
  const entries = Object.entries(metafile.outputs).flatMap(([file, { entryPoint, imports }]): [string, Entry][] => {
    const modules = imports.filter(({ kind }) => kind === "import-statement").map((module) => address(module.path));
    return entryPoint === undefined ? [] : [[entryPoint, { address: address(file), imports: modules }]];
  });
  const files = outputFiles.map((file) => ({ path: address(file.path).slice(1), bytes: file.contents }));
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    entries: new Map(entries),
    packages: Object.keys(metafile.inputs).flatMap((input) => packageOf(input) ?? []),
  };
}

/** A file named after its content. */
export function hashed(name: string, bytes: Uint8Array): Asset {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { path: `assets/${stem}-${hash}${ext}`, bytes };
}
