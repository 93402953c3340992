import type { FileProblem } from "./facts.ts";
import { ANIMATED, ATTRIBUTES, ELEMENTS, INERT_NAMESPACES, SVG_NAMESPACE, XLINK_NAMESPACE } from "./svg-allowed.ts";
import { svgSize } from "./svg-size.ts";
import { XmlRefusal, xmlTokens } from "./svg-tokens.ts";
import { countDrawn } from "./svg-uses.ts";

/** A drawing larger than this is refused unread: by whoever reads the file. */
export const MAX_SVG_BYTES = 16_000_000;
/** Elements that a browser would draw, `use` expanded. */
const MAX_DRAWN = 1_000_000;

const RASTER = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * Says why an SVG file may not be published: an address of its own opens it as a page of our site, so nothing in it may
 * run, or reach for anything outside it. Allows what is known to be harmless, and refuses the rest.
 *
 * @returns undefined if it may be
 */
export function svgProblem(bytes: Uint8Array): FileProblem | undefined {
  const read = readSvg(bytes);
  return "message" in read ? read : undefined;
}

/**
 * Reads the size in pixels at which an SVG file is shown.
 *
 * @returns the size, or the problem that `svgProblem` finds
 */
export function readSvg(bytes: Uint8Array): { readonly width: number; readonly height: number } | FileProblem {
  try {
    return check(decode(bytes));
  } catch (error) {
    // A RangeError is the stack of the regular expressions, spent on a tag of some million attributes.
    if (!(error instanceof XmlRefusal || error instanceof RangeError)) throw error;
    return {
      kind: "svg-active",
      message: `this SVG cannot be published: ${error.message.slice(0, 200)}`,
      fix: "save it as plain SVG, without scripts, links and anything from outside, or publish it as a PNG",
    };
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new XmlRefusal("it is not UTF-8");
  }
}

function check(text: string): { width: number; height: number } {
  // Inert prefixes in scope. A prefix keeps its meaning: only inert namespaces can be bound to one, so scope is moot.
  const inert = new Set<string>();
  const open: string[] = [];
  let size: { width: number; height: number } | undefined;
  let css = "";
  for (const token of xmlTokens(text)) {
    if (token.kind === "text") {
      if (open.at(-1) === "style") css += token.text;
    } else if (token.kind === "close") {
      if (open.pop() === "style") {
        checkCss(css);
        css = "";
      }
    } else {
      declare(token.attributes, inert);
      const local = elementName(token.name, inert);
      if (open.length === 0) {
        if (local !== "svg" || !hasNamespace(token.name, token.attributes)) {
          throw new XmlRefusal(`its root is not \`<svg xmlns="${SVG_NAMESPACE}">\``);
        }
        size = svgSize(token.attributes);
      }
      if (local !== undefined) checkElement(local, token.attributes, inert);
      if (open.at(-1) === "style") throw new XmlRefusal("its `<style>` holds an element");
      open.push(local ?? token.name);
    }
  }
  if (countDrawn(text) > MAX_DRAWN) throw new XmlRefusal("its `<use>` elements repeat it without end");
  if (!size) throw new XmlRefusal("it has no root element");
  return size;
}

/** Notes the prefixes that an element declares. */
function declare(attributes: ReadonlyMap<string, string>, inert: Set<string>): void {
  for (const [name, value] of attributes) {
    if (name === "xmlns") {
      if (value !== SVG_NAMESPACE) throw new XmlRefusal(`it uses the namespace \`${value}\``);
    } else if (name.startsWith("xmlns:")) {
      const prefix = name.slice(6);
      const own = prefix === "svg" ? SVG_NAMESPACE : prefix === "xlink" ? XLINK_NAMESPACE : undefined;
      if (own === undefined ? !INERT_NAMESPACES.has(value) || prefix.startsWith("xml") : value !== own) {
        throw new XmlRefusal(`it uses the namespace \`${value}\` as \`${prefix}\``);
      }
      if (own === undefined) inert.add(prefix);
    }
  }
}

/** The name of an SVG element without its prefix; undefined for one of an inert vocabulary. */
function elementName(name: string, inert: ReadonlySet<string>): string | undefined {
  const [first = "", second] = name.split(":");
  if (second === undefined) return first;
  if (first === "svg") return second;
  if (inert.has(first)) return undefined;
  throw new XmlRefusal(`it holds \`<${name}>\``);
}

function hasNamespace(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has(name.startsWith("svg:") ? "xmlns:svg" : "xmlns");
}

function checkElement(element: string, attributes: ReadonlyMap<string, string>, inert: ReadonlySet<string>): void {
  if (!ELEMENTS.has(element)) throw new XmlRefusal(`it holds \`<${element}>\``);
  for (const [name, value] of attributes) {
    const refused = new XmlRefusal(`\`<${element}>\` has \`${name}="${value.slice(0, 40)}"\``);
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    if (name === "href" || name === "xlink:href") {
      if (!/^#[^\s"'()<>\\]+$/.test(value) && !(element === "image" && RASTER.test(value))) throw refused;
      continue;
    }
    const [prefix = "", local] = name.split(":");
    if (local !== undefined && inert.has(prefix)) continue;
    const known =
      local === undefined
        ? ATTRIBUTES.has(name) || /^(?:data|aria)-[a-z0-9-]+$/.test(name)
        : /^(?:xml:(?:space|lang)|xlink:(?:title|type|show|actuate))$/.test(name);
    if (!known || reachesOut(value)) throw refused;
    if (name === "style") checkCss(value);
    if (name === "attributeName" && !ANIMATED.has(value)) throw refused;
  }
}

function checkCss(css: string): void {
  // Escapes would hide what this searches for; a drawing does not need them.
  if (
    /[\\<]|@import|@font-face|@charset|image-set|image\(|src\(|expression|behavior|binding/i.test(css) ||
    reachesOut(css)
  ) {
    throw new XmlRefusal("its styles reach outside or hold escapes");
  }
}

/** Whether a value or style holds an address of anything but a part of the drawing itself. */
function reachesOut(value: string): boolean {
  if (/(?:javascript|vbscript|data|file|blob):/i.test(value.replace(/[\s\u200b\ufeff]+/g, ""))) return true;
  for (const match of value.matchAll(/url\s*\(/gi)) {
    if (!/^\s*["']?#/.test(value.slice(match.index + match[0].length))) return true;
  }
  return /\b(?:https?|ftp):|^\s*\/\//i.test(value);
}
