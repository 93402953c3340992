/** Paths on the command line → input files. */
import fs from "node:fs";
import path from "node:path";
import { isInside } from "../../core/paths.ts";
import { decodedPart } from "../../core/percent.ts";
import type { Nothing } from "../model.ts";
import type { InputPlace } from "./input.ts";

/** What was found: inputs in the order of their names, and links that lead out of their folder. */
export interface Found {
  readonly places: readonly InputPlace[];
  readonly left: readonly Nothing[];
}

/**
 * Ends of the folder that a browser saves the files of a page in, by language; the page is beside it.
 * `thread.html` has `thread_files`, in a Chinese Windows `thread的文件` or `thread.files`.
 */
const PAGE_FOLDER =
  /^(.+?)(?:_files|\.files|的文件|的檔案|_file|_fichiers|-Dateien|_archivos|_arquivos|_bestanden|_pliki|_soubory|_ficheiros|_elemei|_filer|_tiedostot|_dosyalar|ファイル)$/iu;
const PAGE = /\.(?:x?html?|s?html|mht|mhtml|aspx?|php|jsp|cgi)(?:\.gz)?$/i;

/** Whether an address is that of a file in the folder which a browser saved with a page: its name on a disk, not at the site. */
export function isInPageFolder(address: string): boolean {
  const [first = "", ...rest] = address.replace(/^\.\//, "").split("/");
  return rest.length > 0 && (PAGE_FOLDER.test(first) || PAGE_FOLDER.test(decodedPart(first)));
}

/** Folders and files of programs that copy sites, which hold no pages. */
const OF_PROGRAMS = /^(?:hts-cache|hts-log\.txt|cookies\.txt|backblue\.gif|fade\.gif|thumbs\.db|desktop\.ini)$/i;

/** Settings by which the folder of a site's source is known, and what is beside the posts there. */
const SITE_SETTINGS = /^(?:_config(?:\.[\w-]+)?\.ya?ml|(?:hugo|config)\.(?:toml|ya?ml|json))$/i;
const OF_SITES =
  /^(?:node_modules|vendor|themes|scaffolds|archetypes|layouts|resources|public|_site|_(?:layouts|includes|sass|data|plugins)|package(?:-lock)?\.json|(?:yarn|pnpm-lock|Gemfile)(?:\.\w+)?)$/i;

/** Code of pages, which no content tells from text. */
const CODE = /\.(?:css|m?js|map)$/i;

/**
 * Finds all inputs. Links are not followed, but for a path that was given.
 *
 * @throws Error if a path does not exist
 */
export function findInputs(given: readonly string[]): Found {
  const places = new Map<string, InputPlace>();
  const left: Nothing[] = [];
  for (const one of given) {
    const found = fs.realpathSync(one);
    if (fs.statSync(found).isDirectory()) walk(found, found, places, left);
    else if (!places.has(found)) places.set(found, { path: found, root: path.dirname(found) });
  }
  return { places: [...places.values()], left };
}

function walk(folder: string, root: string, places: Map<string, InputPlace>, left: Nothing[]): void {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const pages = new Set(
    entries.filter((one) => one.isFile() && PAGE.test(one.name)).map((one) => one.name.replace(PAGE, "")),
  );
  const isSite = entries.some(({ name }) => SITE_SETTINGS.test(name));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const stem = PAGE_FOLDER.exec(entry.name)?.[1];
    if (entry.name.startsWith(".") || OF_PROGRAMS.test(entry.name)) continue;
    if (isSite && (SITE_SETTINGS.test(entry.name) || OF_SITES.test(entry.name))) continue;
    if (entry.isSymbolicLink()) {
      const reason = "it is a symbolic link that leads out of the folder, and is not followed";
      if (!leadsInside(file, root)) left.push({ is: "nothing", file: nameBelow(file, root), reason, failed: true });
    } else if (entry.isDirectory()) {
      if (stem === undefined || !pages.has(stem)) walk(file, root, places, left);
    } else if (entry.isFile() && !CODE.test(entry.name)) places.set(file, { path: file, root });
  }
}

/** A path below a folder as messages show it. */
export function nameBelow(file: string, root: string): string {
  return path.relative(root, file).replaceAll(path.sep, "/");
}

function leadsInside(link: string, root: string): boolean {
  try {
    return isInside(fs.realpathSync(link), root);
  } catch {
    // It leads nowhere.
    return true;
  }
}
