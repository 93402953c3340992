/**
 * The second gate: what a finished page may hold, told by another parser than the one that made its text. Posts are
 * sanitized before; this holds if that, a page kind or an escape is wrong.
 */
import { type Handler, Parser } from "htmlparser2";
import { shortened } from "../core/shortened.ts";

/** What of a page is its own. */
export interface GateOptions {
  /** Path that all addresses of the site begin with, `/` or `/archive/`. */
  readonly base: string;
  /** Where the page sends its readers, if it is a redirect. */
  readonly refresh?: string;
}

/** Elements that no page of ours has. */
const FOREIGN = new Set(
  "base frame frameset iframe object embed applet portal fencedframe style template plaintext xmp noembed noframes".split(
    " ",
  ),
);

/** Attributes that hold an address which is followed or run. */
const ADDRESSES = new Set(
  "href xlink:href src action formaction data poster srcdoc srcset background cite longdesc ping manifest".split(" "),
);

const CDATA = "[CDATA[";

function endsUnread(text: string): boolean {
  return /<\/noscript/i.test(text);
}

/** Type of a script that is data for programs. */
const DATA = "application/ld+json";

/** True for JSON in which no markup can begin. */
function isData(text: string): boolean {
  try {
    return !text.includes("<") && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Schemes of an address that runs or holds a page; browsers leave out white space and controls in it. */
const RUNS =
  /^(?:javascript|vbscript|livescript|mocha|data(?!:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,])|blob|filesystem):/i;

/**
 * Looks for script, and for all that a page of ours never has.
 *
 * @param html a finished page
 * @returns the first thing that is not ours, in words; undefined if there is none
 */
export function foreignMarkup(html: string, options: GateOptions): string | undefined {
  let found: string | undefined;
  let inScript = false;
  /** A browser that runs scripts reads no markup in such an element: only its end counts, wherever that is written. */
  let unread = false;
  let data: string | undefined;
  const callbacks: Partial<Handler> = {
    onopentag(name, attributes) {
      found ??= judge(name, attributes, options);
      if (unread && Object.values(attributes).some(endsUnread))
        found ??= "the end of a noscript element in an attribute";
      unread ||= name === "noscript";
      inScript = name === "script";
      if (inScript && attributes.type === DATA) data = "";
      if (found !== undefined) parser.pause();
    },
    ontext(text) {
      if (data !== undefined) data += text;
      else if (inScript && text.trim() !== "") found ??= `a script with text: ${shortened(text, 120)}`;
    },
    oncomment(text) {
      if (text.startsWith(CDATA)) found ??= `<!${CDATA}`;
      if (unread && endsUnread(text)) found ??= "the end of a noscript element in a comment";
    },
    // Outside SVG and MathML, browsers end it at the first `>`, the parser does not.
    oncdatastart() {
      found ??= `<!${CDATA}`;
    },
    onclosetag(name) {
      unread &&= name !== "noscript";
      if (data !== undefined && !isData(data)) found ??= `data that is not JSON: ${shortened(data, 120)}`;
      inScript = false;
      data = undefined;
    },
  };
  const parser = new Parser(callbacks, { recognizeCDATA: true });
  parser.end(html);
  return found;
}

function judge(name: string, attributes: Readonly<Record<string, string>>, options: GateOptions): string | undefined {
  const written = () =>
    shortened(
      `<${name} ${Object.entries(attributes)
        .map(([key, value]) => `${key}="${value}"`)
        .join(" ")}>`,
      120,
    );
  const { base, refresh } = options;
  if (FOREIGN.has(name)) return written();
  if (name === "script" && !isOwnScript(attributes, base)) return written();
  if (name === "form" && (attributes.action !== `${base}search/` || attributes.method !== "get")) return written();
  if (name === "meta" && attributes["http-equiv"] !== undefined && !isOwnMeta(attributes, refresh)) return written();
  if (name === "link" && !isOwnLink(attributes, base)) return written();
  for (const key in attributes) {
    const value = attributes[key] ?? "";
    if (/^on/i.test(key) || key === "style" || key === "srcdoc") return written();
    if (ADDRESSES.has(key) && RUNS.test(value.replace(UNSEEN, ""))) return written();
  }
  return undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out of a scheme
const UNSEEN = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g;

function isOwnScript(attributes: Readonly<Record<string, string>>, base: string): boolean {
  // Browsers do not run it.
  if (attributes.type === DATA) return Object.keys(attributes).length === 1;
  const { src = "", type } = attributes;
  // The script of a reader's settings is no module.
  return (type === undefined || type === "module") && src.startsWith(`${base}assets/`) && !/[?#\\]|\.\.|\/\//.test(src);
}

/** A page's policy, and the way on from an old address. */
function isOwnMeta(attributes: Readonly<Record<string, string>>, refresh: string | undefined): boolean {
  const { "http-equiv": kind, content } = attributes;
  if (kind === "refresh") return refresh !== undefined && content === `0; url=${refresh}`;
  return kind === "Content-Security-Policy";
}

/** Style sheets, modules and icons come from our own folder; the other kinds fetch nothing. */
function isOwnLink(attributes: Readonly<Record<string, string>>, base: string): boolean {
  const { rel = "", href = "" } = attributes;
  return (
    !/stylesheet|preload|prefetch|import|icon|manifest/i.test(rel) ||
    href.startsWith(base) ||
    href.startsWith("data:image/")
  );
}
