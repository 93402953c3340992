/** Parts of pages that an archive may replace. */
import type { Html } from "./html.ts";

/** A part, whatever it is made from. */
export type AnyPart = (...props: never[]) => Html;

/** Parts of the archive that this process builds. */
let replaced: Readonly<Record<string, AnyPart>> = {};

/** Puts parts in the place of Stele's, by name. Earlier ones are taken back. */
export function replaceParts(parts: Readonly<Record<string, AnyPart>>): void {
  replaced = parts;
}

/**
 * Makes a part replaceable. Inside of what takes its place it is Stele's own, so that one may add to it.
 *
 * @param name of its file, `site-footer`
 */
export function part<P extends unknown[]>(name: string, own: (...props: P) => Html): (...props: P) => Html {
  let isInside = false;
  return (...props) => {
    const other = replaced[name] as typeof own | undefined;
    if (!other || isInside) return own(...props);
    isInside = true;
    try {
      return other(...props);
    } finally {
      isInside = false;
    }
  };
}
