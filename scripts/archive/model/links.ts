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
 * Reads an address in a post. Relative ones start from the folder that the post is published as. A path to a source file
 * is the page that is made of it, so that links also work in the sources: `../x/index.md` is `../x/`, and
 * `guide.md` beside `pages/about.md` is `/guide/`.
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
  const fragment = decode(rawFragment);
  if (rawPath === "") return { kind: "here", address: { path: from, query, fragment } };
  const path = decode(rawPath);
  // A page is published as a folder of its own, but beside its source are the other pages.
  const folder = path.endsWith(".md") && !from.includes("/") ? "pages" : from;
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
 * The file in the thread's folder that an image address names.
 *
 * @param address as written, `./01.jpg`, `data/a%20b.png`
 * @returns path below the thread's folder, in NFC; undefined if the address leads out of it
 */
export function imageFile(address: string): string | undefined {
  const target = targetOf(address.replace(/[?#].*$/s, ""), "a/b");
  if (target.kind !== "here" || !target.address.path.startsWith("a/b/")) return undefined;
  return target.address.path.slice("a/b/".length);
}

/** Path of the page that is made of a source file. */
function publishedPath(path: string): string {
  const page = /^pages\/([^/]+)\.md$/.exec(path)?.[1];
  return (page ?? path.replace(/(^|\/)index\.(md|html)$/, "")).normalize("NFC");
}

/** Text that is not percent-encoded UTF-8 stays as it is, as in `100%.jpg`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
