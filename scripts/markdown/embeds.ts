import { shortened } from "../core/shortened.ts";
import { cleanAddress, isCode, isLocal, isSafeLink } from "./address.ts";
import type { PostNote } from "./post.ts";
import { plainText } from "./text.ts";
import { type Child, type Element, element, isBlank, isElement, setKnowledge } from "./tree.ts";

/** Attributes that hold the address of what an element loads, the first that is there. */
const ADDRESS: Readonly<Record<string, readonly string[]>> = {
  applet: ["archive", "code"],
  area: ["href"],
  audio: ["src"],
  bgsound: ["src"],
  embed: ["src"],
  frame: ["src"],
  iframe: ["src"],
  image: ["href"],
  img: ["src", "data-src", "data-original", "data-actualsrc", "data-lazy-src", "file", "srcset"],
  object: ["data", "src"],
  portal: ["src"],
  source: ["src", "srcset"],
  track: ["src"],
  video: ["src"],
};

/** Parameters of an object that name the film which it plays. */
const FILM = /^(?:movie|src|url|filename|file|data)$/i;

/** Kinds of `<input>` whose value is no text that a page shows. */
const SILENT_INPUT = /^(?:hidden|password|checkbox|radio|file|color|range)$/i;

/** True for an element that loads or asks for something, which a post may not do. */
export function isEmbed(tagName: string): boolean {
  return Object.hasOwn(ADDRESS, tagName) || OTHERS.has(tagName);
}

const OTHERS: ReadonlySet<string> = new Set("input option optgroup param picture script style template".split(" "));

/**
 * What takes the place of an element that loads something: an image part for a file of this site, else a link, and the
 * text that it has for browsers without it. Of form controls the words stay.
 *
 * @param made the element, its children done
 * @param line line of the file
 */
export function embedded(made: Element, line: number | undefined, notes: PostNote[]): Child[] {
  const { tagName, children } = made;
  const place = line === undefined ? {} : { line };
  const attribute = (name: string) => String(made.properties[name] ?? "").trim();
  switch (tagName) {
    case "img":
      made.properties.src ??= addressOf(made);
      // An image without an address is nothing but its words.
      return attribute("src") === "" ? text(attribute("alt") || attribute("title")) : [made];
    case "script":
    case "style":
    case "template": {
      const message = `the element <${tagName}> is left out, with what is in it`;
      notes.push({
        kind: "element-dropped",
        message,
        fix: "write it as code, between backticks, to show it",
        ...place,
      });
      return [];
    }
    case "input": {
      const type = attribute("type");
      if (type === "image") return [withLine(element("img", { src: attribute("src"), alt: attribute("alt") }), place)];
      return /^checkbox$/i.test(type)
        ? [made]
        : SILENT_INPUT.test(type)
          ? []
          : text(attribute("value") || attribute("placeholder"));
    }
    case "option":
      return [...text(" "), ...children];
    case "optgroup":
      return [...text(` ${attribute("label")}`), ...children];
    case "param":
      return FILM.test(attribute("name")) ? linkTo(attribute("value"), "", "object", place, notes) : [];
    case "picture": {
      const own = children.filter((child) => isElement(child, "img") && !child.data?.knowledge?.embed);
      return own.length > 0 ? own : children;
    }
  }
  const kept = children.filter((child) => !isBlank(child));
  const words = attribute("title") || attribute("aria-label") || attribute("alt") || attribute("label");
  const address = addressOf(made);
  // Text alone names the link; anything more follows it.
  const fallback = kept.every((child) => child.type === "text") ? plainText({ type: "root", children: kept }) : "";
  if (address !== "" && words === "" && fallback !== "") return linkTo(address, fallback, tagName, place, notes);
  const nodes = spaced(once([...linkTo(address, words, tagName, place, notes), ...kept]));
  if (nodes.length === 0 && tagName !== "source") {
    notes.push({
      kind: "element-dropped",
      message: `the element <${tagName}> is left out`,
      fix: "write a link",
      ...place,
    });
  }
  return nodes;
}

function addressOf({ tagName, properties }: Element): string {
  for (const name of ADDRESS[tagName] ?? []) {
    const value = cleanAddress(String(properties[name] ?? ""));
    if (value !== "") return name === "srcset" ? (value.split(/[\s,]/, 1)[0] ?? "") : value;
  }
  return "";
}

/** A file of this site as an image part, any other address as a link. */
function linkTo(
  written: string,
  words: string,
  tagName: string,
  place: { readonly line?: number },
  notes: PostNote[],
): Child[] {
  const address = cleanAddress(written).replace(/^\/\//, "https://");
  if (address === "" || address === "about:blank") return text(words);
  const said = tagName === "area" || tagName === "source" || tagName === "param";
  if (isCode(address)) {
    const message = `the <${tagName}> runs or holds code, so it is left out`;
    notes.push({ kind: "element-dropped", message, fix: "take it out, or link to a file", ...place });
    return text(words);
  }
  if (isLocal(address) && tagName !== "area" && tagName !== "track") {
    const image = element("img", { src: address, alt: words });
    return [setKnowledge(image, { ...place, embed: true })];
  }
  if (!said && !isLocal(address)) {
    const message = `<${tagName}> is not embedded: a link to ${shortened(address, 80)} takes its place`;
    notes.push({ kind: "element-dropped", message, fix: "save the file beside the text, or write a link", ...place });
  }
  if (!isSafeLink(address)) return text(words === "" ? address : `${words} (${address})`);
  return [withLine(element("a", { href: address }, text(words || address)), place)];
}

function withLine(made: Element, place: { readonly line?: number }): Element {
  return setKnowledge(made, place);
}

/**
 * Each address once: films are often named by an object, by its parameters and by an element inside it. Of several files
 * of one film the first is played.
 */
function once(nodes: readonly Child[]): Child[] {
  const seen = new Set<unknown>();
  let player = false;
  return nodes.flatMap((node): Child[] => {
    if (!isElement(node)) return [node];
    const { href, src, alt } = node.properties;
    const address = node.tagName === "a" ? href : node.tagName === "img" ? src : undefined;
    if (address === undefined) return [node];
    if (seen.has(address)) {
      const words = String(alt ?? plainText(node));
      return words === address ? [] : text(words);
    }
    seen.add(address);
    if (!node.data?.knowledge?.embed) return [node];
    if (player) return [withLine(element("a", { href: String(address) }, text(String(address))), lineOf(node))];
    player = true;
    return [node];
  });
}

function lineOf({ data }: Element): { line?: number } {
  const line = data?.knowledge?.line;
  return line === undefined ? {} : { line };
}

/** Nodes with a space between them, so that their words stay apart. */
function spaced(nodes: readonly Child[]): Child[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [...text(" "), node]));
}

function text(value: string): Child[] {
  return value === "" ? [] : [{ type: "text", value }];
}
