/** Eleventy's configuration and the templates of the publisher's own, as inputs of the site. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../core/code/state.mjs";

/** Folder of the publisher's own templates, outside the content. No other file is ever a template. */
const TEMPLATES = "layouts/templates";

const NAMES = ["eleventy.config.ts", "eleventy.config.js", "eleventy.config.mjs"];

/** Static and dynamic imports of a file beside or above the importing one. */
const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * Path of the folder of templates from the current folder: the publisher's, or else the tool's own. It exists, because
 * Eleventy refuses a folder that does not.
 */
export function templatesFolder(): string {
  if (fs.existsSync(TEMPLATES)) return TEMPLATES;
  const own = path.join(ROOT, TEMPLATES);
  fs.mkdirSync(own, { recursive: true });
  return path.relative("", own);
}

/** Absolute path of the configuration: in the current folder, or else in the tool's own. */
export function configFile(): string {
  const folders = [process.cwd(), ROOT];
  const files = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return files.find((file) => fs.existsSync(file)) ?? path.join(ROOT, "eleventy.config.ts");
}

/** Absolute paths of what a site is made with besides its content: configuration, templates and the tool's own code. */
export function siteSources(): string[] {
  const own = ["layouts", "scripts", "assets", "package-lock.json"].map((name) => path.join(ROOT, name));
  return [configFile(), path.resolve(templatesFolder()), ...own].filter((file) => fs.existsSync(file));
}

/** Fingerprint of the configuration and of all that it imports by a relative path. Another one makes every page stale. */
export function configFingerprint(): string {
  const config = configFile();
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file) || isOurs(file) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return;
    seen.add(file);
    if (!/\.[cm]?[jt]s$/.test(file)) return;
    for (const [, name = ""] of fs.readFileSync(file, "utf8").matchAll(RELATIVE_IMPORT))
      follow(path.resolve(path.dirname(file), name));
  };
  follow(config);
  return sumOf([...seen], path.dirname(config));
}

/** Fingerprint of the templates. A change runs Eleventy, and no page of the archive is stale. */
export function templatesFingerprint(): string {
  const entries = fs.existsSync(TEMPLATES) ? fs.readdirSync(TEMPLATES, { withFileTypes: true, recursive: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return sumOf(files, TEMPLATES);
}

/** The tool's own code has a fingerprint of its own. */
function isOurs(file: string): boolean {
  return ["scripts", "layouts"].some((folder) => file.startsWith(path.join(ROOT, folder) + path.sep));
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

/** Waits until the tool's own code or the configuration changes on disk. */
export async function codeChange(): Promise<void> {
  const watching = new AbortController();
  const { signal } = watching;
  const folders = ["scripts", "layouts", "assets"].map((folder) => path.join(ROOT, folder));
  const watch = async (file: string, isCode: (name: string) => boolean) => {
    for await (const { filename } of fs.promises.watch(file, { recursive: true, signal }))
      if (isCode(path.join(file, filename ?? ""))) return;
  };
  const own = path.resolve(TEMPLATES) + path.sep;
  const code = (name: string) => /\.(ts|mjs|js|css|svg|json)$/.test(name) && !name.startsWith(own);
  const all = [...folders.map((folder) => watch(folder, code)), watch(configFile(), () => true)];
  for (const one of all) one.catch(() => {});
  await Promise.race(all);
  watching.abort();
}
