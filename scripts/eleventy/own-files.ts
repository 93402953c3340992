/** What an archive has of its own beside its content, as inputs of the site: configuration, templates, modules. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { archiveFolder, ownPlace } from "../core/archive-folder.ts";
import { filesBelow } from "../core/below.ts";
import { compiledModule } from "../core/code/load.mjs";
import { IS_PACKAGE, TOOL } from "../core/code/state.mjs";
import { StopError } from "../core/stop-error.ts";

/** Folder of the publisher's own templates, outside the content. No other file is ever a template. */
const TEMPLATES = "layouts/templates";

/** Folders of layouts, styles and scripts of the archive's own. */
const OWN_CODE = ["layouts", "assets"];

const CONFIGS = ["eleventy.config.ts", "eleventy.config.js", "eleventy.config.mjs"];

/** Static and dynamic imports of a file beside or above the importing one. */
const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * Path of the folder of templates from the current folder: the publisher's, or else the tool's own. It exists, because
 * Eleventy refuses a folder that does not.
 */
export function templatesFolder(): string {
  if (fs.existsSync(TEMPLATES)) return TEMPLATES;
  const empty = path.join(TOOL, TEMPLATES);
  fs.mkdirSync(empty, { recursive: true });
  return path.relative("", empty);
}

/** Absolute path of the configuration: the archive's, or else the tool's. */
export function configFile(): string {
  const files = CONFIGS.map((name) => path.join(archiveFolder(), name));
  return files.find((file) => fs.existsSync(file)) ?? toolConfig();
}

/** The configuration of archives that have none. */
function toolConfig(): string {
  return IS_PACKAGE ? compiledModule("eleventy.config.ts") : path.join(TOOL, "eleventy.config.ts");
}

/** Absolute paths of the modules of the archive's own: its configuration, and its layouts. */
export function ownModules(): string[] {
  return [configFile(), ...layoutFiles().map(({ file }) => file)].filter((file) => !isOfTool(file));
}

/** Said if the configuration or a layout changed while a build began. */
export const CHANGED = "the configuration or a layout changed while it was loaded; build again";

/** A layout of the archive's own. */
export interface LayoutFile {
  readonly folder: "pages" | "parts";
  /** Of the page kind or part, as its file is named. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
}

/**
 * Layouts that take the place of Stele's, `layouts/pages/thread.js`.
 *
 * @throws StopError for a file that is none
 */
export function layoutFiles(): LayoutFile[] {
  return (["pages", "parts"] as const).flatMap((folder) => {
    const place = ownPlace(`layouts/${folder}`);
    return place === undefined ? [] : fs.readdirSync(place).map((entry) => layoutFile(folder, path.join(place, entry)));
  });
}

function layoutFile(folder: LayoutFile["folder"], file: string): LayoutFile {
  const name = /^(.+)(?<!\.d)\.(?:js|mjs|ts)$/.exec(path.basename(file))?.[1];
  if (name === undefined) {
    const place = path.relative(archiveFolder(), file);
    throw new StopError(
      `${place} is no layout: a layout is a .js or .ts file; put templates into ${TEMPLATES}, and modules that layouts import into layouts`,
    );
  }
  return { folder, name, file };
}

/** Absolute paths of what a site is made with besides its content. */
export function siteSources(): string[] {
  const own = ["layouts", "assets", "package.json", "package-lock.json"].map((name) =>
    path.join(archiveFolder(), name),
  );
  const tool = ["layouts", "scripts", "assets", "package-lock.json"].map((name) => path.join(TOOL, name));
  return [configFile(), ...own, ...tool].filter((file) => fs.existsSync(file));
}

/**
 * Fingerprint of the configuration and the archive's layouts, of all that they import by a relative path, and of the
 * exact versions of the archive's packages. Another one makes every page stale.
 */
export function configFingerprint(): string {
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file) || isOfTool(file) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return;
    seen.add(file);
    if (!/\.[cm]?[jt]s$/.test(file)) return;
    for (const [, name = ""] of fs.readFileSync(file, "utf8").matchAll(RELATIVE_IMPORT))
      follow(path.resolve(path.dirname(file), name));
  };
  for (const file of ownModules()) follow(file);
  const versions = ownPlace("package-lock.json");
  return sumOf([...seen, ...(versions === undefined ? [] : [versions])], archiveFolder());
}

/** Fingerprint of the archive's own styles, scripts, fonts and logo. */
export function assetsFingerprint(): string {
  const folder = path.join(archiveFolder(), "assets");
  return sumOf(
    filesBelow(folder).map((name) => path.join(folder, name)),
    folder,
  );
}

/** Fingerprint of the templates. A change runs Eleventy, and no page of the archive is stale. */
export function templatesFingerprint(): string {
  return sumOf(
    filesBelow(TEMPLATES).map((name) => path.join(TEMPLATES, name)),
    TEMPLATES,
  );
}

/** The tool's own code has a fingerprint of its own. */
function isOfTool(file: string): boolean {
  return ["scripts", "layouts", "dist"].some((folder) => file.startsWith(path.join(TOOL, folder) + path.sep));
}

function sumOf(files: readonly string[], folder: string): string {
  const hash = createHash("sha256");
  for (const file of [...files].sort())
    hash
      .update(`${path.relative(folder, file)}\0`)
      .update(fs.readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

/** Waits until the tool's code, or the configuration or any other code of the archive's own, changes on disk. */
export async function codeChange(): Promise<void> {
  const watching = new AbortController();
  const { signal } = watching;
  const watch = async (folder: string, recursive: boolean, isCode: (name: string) => boolean) => {
    for await (const { filename } of fs.promises.watch(folder, { recursive, signal }))
      if (isCode(path.join(folder, filename ?? ""))) return;
  };
  const templates = path.resolve(TEMPLATES) + path.sep;
  const code = (name: string) => /\.(ts|mjs|js|css|svg|json)$/.test(name) && !name.startsWith(templates);
  const begun = new Set([...CONFIGS, ...OWN_CODE].map((name) => path.join(archiveFolder(), name)));
  const all = [
    ...codeFolders().map((folder) => watch(folder, true, code)),
    // Also a configuration or folder that is made while the archive is served.
    watch(archiveFolder(), false, (name) => begun.has(name)),
  ];
  for (const one of all) one.catch(() => {});
  await Promise.race(all);
  watching.abort();
}

/** Folders of code. Nobody writes in a package. */
function codeFolders(): string[] {
  const tool = IS_PACKAGE ? [] : ["scripts", "layouts", "assets"].map((folder) => path.join(TOOL, folder));
  return [...tool, ...OWN_CODE.flatMap((name) => ownPlace(name) ?? [])];
}
