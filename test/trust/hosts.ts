/** How web servers tell the type of a file: by its name, each with a table and a rule of its own. */
import { createRequire } from "node:module";

/** What a server says of a file. */
export interface Served {
  /** The header `Content-Type`; absent if the server sends none, and the browser looks at the bytes. */
  readonly type?: string;
  /** The header `Content-Encoding`. */
  readonly encoding?: string;
  /** Whether the server runs the file as a program, or reads it as instructions. */
  readonly runs?: true;
}

/** A kind of web server. @returns what it says of a file with this name */
export type Host = (name: string) => Served;

/** Extensions by media type: the union of what IANA, Apache and nginx know. */
const mimeTypes = createRequire(import.meta.url)("mime-db") as Readonly<
  Record<string, { readonly extensions?: readonly string[] }>
>;

/** Every type that the table has for an extension: tables of servers take one or the other. */
const TYPES = new Map<string, string[]>();
for (const [type, { extensions = [] }] of Object.entries(mimeTypes))
  for (const extension of extensions) TYPES.set(extension, [...(TYPES.get(extension) ?? []), type]);

/** Every extension of the table. */
export const EXTENSIONS: readonly string[] = [...TYPES.keys()].sort();

const lastOf = (name: string) => (name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "");

/** By the last extension, as GitHub Pages and most others do. @param which the first or the last type of the table */
const byLast =
  (which: 0 | -1, unknown: Served): Host =>
  (name) => {
    const type = TYPES.get(lastOf(name))?.at(which);
    return type === undefined ? unknown : { type };
  };

const LANGUAGES = /^(?:ca|cs|da|de|el|en|eo|es|et|fr|he|hr|it|ja|ko|ltz|nl|nn|no|pl|pt|pt-br|ru|sv|tr|zh-cn|zh-tw)$/;
/** What servers with Apache's rule have been set up to run, or read as a file with its own headers. */
const HANDLED =
  /^(?:php\d?|pht|phtml|phps|phar|cgi|fcgi|pl|py|shtml|stm|asis|var|jsp|jspx|asp|aspx|cfm|cer|asa|htaccess)$/;

/** Every extension counts, in any order, of several types the last one (Apache, mod_mime). Unknown names have no type. */
const apache: Host = (name) => {
  let served: Served = {};
  for (const part of name
    .split(".")
    .slice(1)
    .map((one) => one.toLowerCase())) {
    if (HANDLED.test(part)) served = { ...served, runs: true };
    if (part === "gz" || part === "z") served = { ...served, encoding: part === "gz" ? "gzip" : "compress" };
    else if (!LANGUAGES.test(part)) {
      const type = TYPES.get(part)?.at(-1);
      if (type !== undefined) served = { ...served, type };
    }
  }
  return served;
};

/** Types that some browser opens as a document with script, or takes as a script or style of a page. */
export function acts({ type = "" }: Served): boolean {
  return /^(?:text\/(?:html|xml|css)|application\/(?:xml|wasm))$|\+xml$|xsl|(?:java|ecma)script/.test(type);
}

/** IIS looks at the name before the first `;` or `:`, and drops dots and spaces at its end. */
const iis: Host = (name) => {
  const seen = name.replace(/[;:].*$/s, "").replace(/[. ]+$/, "");
  if (/^web\.config$/i.test(seen) || HANDLED.test(lastOf(seen))) return { runs: true };
  return { type: TYPES.get(lastOf(seen))?.at(0) ?? "application/octet-stream" };
};

export const HOSTS: Readonly<Record<string, Host>> = {
  "the last extension, else bytes": byLast(0, { type: "application/octet-stream" }),
  "the last extension, other types, else nothing": byLast(-1, {}),
  "the last extension, else text": byLast(0, { type: "text/plain" }),
  "every extension": apache,
  "the name as Windows has it": iis,
};
