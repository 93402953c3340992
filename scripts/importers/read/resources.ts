/** The files that were saved with a page: addresses → files of the input's folder. */
import fs from "node:fs";
import path from "node:path";
import { isInside } from "../../core/paths.ts";
import { decodedPart } from "../../core/percent.ts";
import type { Resource, Resources } from "../model.ts";
import type { InputPlace } from "./input.ts";

/** What a page says of its own place. */
export interface PageAddress {
  /** Address of the page, if it is known. */
  readonly url?: string | undefined;
  /** What the page gives as the base of its addresses. */
  readonly base?: string | undefined;
  /** Folders besides that of the page in which relative addresses are looked for. */
  readonly folders?: readonly string[] | undefined;
  /** Folders from which addresses with a slash at their beginning start, and relative ones that are nowhere else. */
  readonly roots?: readonly string[] | undefined;
  /** A part of addresses that names a folder of uploads: what is behind it is looked for in `folders`. */
  readonly uploads?: string | undefined;
}

/** Finds saved files for one page. Looks at the disk, and reads nothing. */
export class SavedResources implements Resources {
  readonly #place: InputPlace;
  readonly #address: PageAddress;

  constructor(place: InputPlace, address: PageAddress) {
    this.#place = place;
    this.#address = address;
  }

  /** What was known of the page. */
  get from(): PageAddress {
    return this.#address;
  }

  find(address: string): Resource | undefined {
    for (const candidate of this.#candidates(address)) {
      const found = fileAt(candidate, this.#place.root);
      if (found) return found;
    }
    return undefined;
  }

  /** Places in the order of worth: beside the page, then where a mirror of its site has them. */
  *#candidates(address: string): Generator<string> {
    const written = address.trim();
    const folder = path.dirname(this.#place.path);
    if (/^file:/i.test(written)) {
      yield* this.#savedElsewhere(written);
    } else if (!/^[a-z][a-z\d+.-]*:/i.test(written)) {
      const { folders = [], roots = [] } = this.#address;
      const starts = written.startsWith("/") ? roots : [folder, ...folders, ...roots];
      for (const start of starts) yield* below(start, written);
    }
    const { uploads, folders = [] } = this.#address;
    const at = uploads === undefined ? -1 : written.indexOf(uploads);
    if (at >= 0) for (const start of folders) yield* below(start, written.slice(at + (uploads ?? "").length));
    const url = this.#absolute(written);
    if (url !== undefined) yield* inMirror(url, folder, this.#place.root);
  }

  /** A page that was moved with its folder may still name the disk that it was saved on. */
  *#savedElsewhere(written: string): Generator<string> {
    const parts = written.replace(/^file:\/*/i, "").split("/");
    for (const name of namesOf(parts.slice(-2).join("/"))) yield path.resolve(path.dirname(this.#place.path), name);
  }

  #absolute(written: string): URL | undefined {
    const { url, base } = this.#address;
    const start = base !== undefined && URL.canParse(base, url) ? new URL(base, url).href : url;
    if (!URL.canParse(written, start)) return undefined;
    const absolute = new URL(written, start);
    return /^https?:$/.test(absolute.protocol) ? absolute : undefined;
  }
}

/**
 * Names of files for an address below a folder, as browsers, wget and HTTrack write them: percent signs decoded or not,
 * `@` for `?`, with `.html` at the end, without the query.
 */
function namesOf(address: string): string[] {
  const plain = address.replace(/#.*$/s, "");
  const spellings = new Set<string>();
  for (const one of [plain, decodedPart(plain)]) {
    const [file = "", query] = cutAt(one, "?");
    spellings.add(one);
    if (query !== undefined) {
      for (const mark of ["?", "@", "%3F", "_", ""]) {
        spellings.add(`${file}${mark}${query}`);
        spellings.add(`${file}${mark}${query.replaceAll("/", "%2F")}`);
        spellings.add(`${file}${mark}${query}.html`);
      }
      spellings.add(file);
    }
    if (/(?:^|\/)$/.test(file)) spellings.add(`${file}index.html`);
    spellings.add(`${file}.html`);
  }
  return [...spellings].filter((name) => name !== "" && !name.includes("\0"));
}

/** Where a folder has an address. */
function* below(folder: string, address: string): Generator<string> {
  for (const name of namesOf(address)) yield path.resolve(folder, name.replace(/^\/+/, ""));
}

/** Where a mirror has an address: `HOST/PATH` in some folder around the page. */
function* inMirror(url: URL, folder: string, root: string): Generator<string> {
  const names = namesOf(`${url.pathname.replace(/^\/+/, "")}${url.search}`);
  for (let at = folder; ; at = path.dirname(at)) {
    const hosts = [url.host, url.host.replace(":", "+"), url.hostname, url.hostname.replace(/^www\./, "")];
    const homes = hosts.includes(path.basename(at)) ? [at] : hosts.map((host) => path.join(at, host));
    for (const home of new Set(homes))
      if (fs.existsSync(home)) for (const name of names) yield path.resolve(home, name);
    if (at === root || !isInside(at, root)) return;
  }
}

/** A file, if it is a plain one inside a folder, links followed. */
function fileAt(file: string, root: string): Resource | undefined {
  if (!isInside(file, root)) return undefined;
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size === 0) return undefined;
    const real = fs.realpathSync(file);
    if (!isInside(real, root)) return undefined;
    return { name: path.basename(file), size: stat.size, path: real, read: () => fs.readFileSync(real) };
  } catch {
    // Names too long for this system, folders that may not be entered.
    return undefined;
  }
}

function cutAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
