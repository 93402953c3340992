/** Layouts of an archive's own in the place of Stele's. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Html } from "../../layouts/html.ts";
import { pageKind } from "../../layouts/page-kind.ts";
import { type AnyPageKind, PAGE_FILES } from "../../layouts/pages/index.ts";
import { type AnyPart, replaceParts } from "../../layouts/part.ts";
import { PARTS } from "../../layouts/parts/index.ts";
import { archiveFolder } from "../core/archive-folder.ts";
import { nearest } from "../core/schema/nearest.ts";
import { StopError } from "../core/stop-error.ts";
import { compiledOwn } from "./own-code.ts";
import { CHANGED, configFingerprint, type LayoutFile, layoutFiles } from "./own-files.ts";
import { ownMistake } from "./own-mistake.ts";

const NAMES = { pages: Object.keys(PAGE_FILES), parts: Object.keys(PARTS) };

/**
 * Loads the layouts of the archive's own. Parts are in force from then on.
 *
 * @param cache the cache folder
 * @param config fingerprint of the configuration and layouts when loading began
 * @returns page kinds that take the place of Stele's, by name
 * @throws StopError that names file and line if one cannot be used, or if one changed meanwhile
 */
export async function ownLayouts(cache: string, config: string): Promise<Record<string, AnyPageKind>> {
  const kinds: Record<string, AnyPageKind> = {};
  const parts: Record<string, AnyPart> = {};
  const layouts = layoutFiles();
  // So that what they throw names their sources.
  if (layouts.length > 0) await import("../core/code/stacks.mjs");
  for (const layout of layouts) {
    const { folder, name } = layout;
    const used = checked(layout, await load(layout, cache));
    if (folder === "parts") parts[name] = used;
    else {
      const kind = PAGE_FILES[name as keyof typeof PAGE_FILES];
      kinds[kind] = pageKind(kind, used);
    }
  }
  if (configFingerprint() !== config) throw new StopError(CHANGED);
  replaceParts(parts);
  return kinds;
}

async function load(layout: LayoutFile, cache: string): Promise<AnyPart> {
  const { folder, name, file } = layout;
  const place = placeOf(layout);
  if (!NAMES[folder].includes(name)) {
    const near = nearest(name, NAMES[folder]);
    const what = folder === "pages" ? "page kind" : "part";
    const fix = near === undefined ? `name it after one of ${NAMES[folder].join(", ")}` : `the nearest is ${near}`;
    throw new StopError(`${place}: Stele has no ${what} "${name}"; ${fix}`);
  }
  const module = pathToFileURL(await compiledOwn(cache, file)).href;
  const { default: made } = await import(module).catch((error: unknown) => {
    throw ownMistake(error) ?? error;
  });
  if (typeof made === "function") return made as AnyPart;
  throw new StopError(`${place} exports no function; write: export default (p) => html\`…\`;`);
}

/** The layout, which says so if it makes anything but HTML. */
function checked(layout: LayoutFile, make: AnyPart): AnyPart {
  return (...props) => {
    const made: unknown = make(...props);
    if (isHtml(made)) return made;
    const what = made instanceof Promise ? "a promise" : typeof made === "string" ? "plain text" : String(made);
    throw new StopError(`${placeOf(layout)} returned ${what} in place of HTML; write: return html\`…\`;`);
  };
}

function isHtml(made: unknown): made is Html {
  return typeof made === "object" && made !== null && "isEscaped" in made;
}

function placeOf({ file }: LayoutFile): string {
  return path.relative(archiveFolder(), file);
}
