/** Where addresses in the text lead, as far as it can be said from the text alone. Pure. */

/** An address on this site. */
export interface SiteAddress {
  /** Decoded path below the site, in NFC, without slashes at its ends: `retail/2016/x`; empty for the front page. */
  readonly path: string;
  /** With its question mark; empty if there is none. */
  readonly query: string;
  /** Decoded, without `#`; empty if there is none. */
  readonly fragment: string;
}

/** What an address is. */
export type Target =
  | { readonly kind: "elsewhere" }
  | { readonly kind: "here"; readonly address: SiteAddress }
  | { readonly kind: "broken"; readonly message: string; readonly fix: string };

/**
 * Reads an address in a post. Relative ones start from the folder of its source file, so that they also work in an editor
 * and on a forge: `../x/` in a thread, and in `pages/about.md` `guide.md`, `about/plan.jpg` and `../retail/`. A path to a
 * source file is the page that is made of it: `../x/index.md` is `../x/`, `guide.md` is `/guide/`.
 *
 * @param address as written
 * @param from decoded path of the page below the site, without slashes at its ends: `retail/2016/x`, `about`
 */
export function targetOf(address: string, from: string): Target {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { kind: "elsewhere" };
  if (/^[\\/]{2}/.test(address)) {
    return { kind: "broken", message: `the address ${address} has no scheme`, fix: `write https:${address}` };
  }
  const [, rawPath = "", query = "", rawFragment = ""] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  const fragment = decodedPart(rawFragment);
  if (rawPath === "") return { kind: "here", address: { path: from, query, fragment } };
  const path = decodedPart(rawPath);
  // The source of a page is not in the folder that the page is published as.
  const folder = from === "" || from.includes("/") ? from : "pages";
  const steps = path.startsWith("/") || folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) {
        return { kind: "broken", message: `the address ${address} leaves the site`, fix: "take one ../ out" };
      }
    } else if (step !== "" && step !== ".") {
      steps.push(step);
    }
  }
  return { kind: "here", address: { path: publishedPath(steps.join("/")), query, fragment } };
}

/**
 * The file of a thread or page that an image address names.
 *
 * @param address as written, `./01.jpg`, `data/a%20b.png`; in a page `about/01.jpg`
 * @param from as in `targetOf`; without it, any thread
 * @returns path below the folder of the thread or page, in NFC; undefined if the address leads out of it
 */
export function imageFile(address: string, from = "a/b"): string | undefined {
  const target = targetOf(address.replace(/[?#].*$/s, ""), from);
  if (target.kind !== "here" || !target.address.path.startsWith(`${from}/`)) return undefined;
  return target.address.path.slice(from.length + 1);
}

/** The file of a list that has a name, however its letters are composed. */
export function fileNamed<T extends { readonly file?: string | undefined }>(
  files: readonly T[] | undefined,
  name: string | undefined,
): T | undefined {
  const composed = name?.normalize("NFC");
  return composed === undefined ? undefined : files?.find((one) => one.file?.normalize("NFC") === composed);
}

/** Path at which a source file, or the page that is made of it, is published. */
function publishedPath(path: string): string {
  const page = /^pages\/([^/]+)\.md$/.exec(path)?.[1];
  const file = path.replace(/^pages\/(?=.)/, "").replace(/(^|\/)index\.(md|html)$/, "");
  return (page ?? file).normalize("NFC");
}

import { decodedPart } from "../../core/percent.ts";
