import { html as honoHtml, raw as honoRaw } from "hono/html";
import { replaceForbidden } from "../scripts/core/xml-characters.ts";

/** A string that is known to be safe HTML; an object, so that no text is taken for one. */
export type Html = string & { readonly isEscaped: true };

/** A value in a hole of `html`: text is escaped, HTML stays, null, undefined and false are left out. */
export type Hole = Html | string | number | false | null | undefined | readonly Hole[];

/**
 * Makes HTML from a template, escaping every hole that is not HTML already. Holes in attributes must be in quotes.
 *
 * @returns safe HTML; never a promise, because no hole may be one
 */
export function html(strings: TemplateStringsArray, ...holes: Hole[]): Html {
  return honoHtml(strings, ...holes.map(allowed)) as unknown as Html;
}

/** Text without characters that no page and no feed may hold. HTML is an object that is a string. */
function allowed(hole: Hole): Hole {
  if (typeof hole === "string") return replaceForbidden(hole);
  return Array.isArray(hole) ? hole.map(allowed) : hole;
}

/** Marks a string as HTML that is already safe. Only for output of the markdown room and of our own layouts. */
export function raw(safe: string): Html {
  return honoRaw(safe) as unknown as Html;
}
