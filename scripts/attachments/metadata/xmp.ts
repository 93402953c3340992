/**
 * Takes place and serial numbers out of XMP (ISO 16684-1): spaces take the place of properties, so nothing moves. The
 * text is searched and not parsed, because packets are cut, padded and damaged in many ways.
 */
import type { HeldKind, Stripping } from "./held.ts";

/** Names that tell where something is, in any namespace: those of EXIF, of drones, of IPTC's extension. */
const POSITION =
  /^(?:gps(?:dest)?(?:latitude|longt?itude|altitude|areainformation|position|coordinates|location)\w*|Location(?:Created|Shown)|Sublocation)$/i;
/** What goes with a position, and says nothing alone: which datum, how many satellites. */
const WITH_POSITION = /^gps\w*$/i;
const SERIAL = /^\w*SerialNumber$/i;
/** Names that mean a place in these namespaces only. */
const PLACES: Readonly<Record<string, RegExp>> = {
  "http://ns.adobe.com/photoshop/1.0/": /^(?:City|State|Country)$/,
  "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": /^(?:Location|CountryCode)$/,
};
/** What these namespaces are called if a piece of a packet does not say it. */
const USUAL = {
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
};

/** A property as an element or an attribute, behind whatever cannot be in a name: packets are damaged. The lengths keep hostile packets from searches that take long. */
const PROPERTY = /([^\w.:-])([A-Za-z_][\w.-]{0,60}):([A-Za-z_]\w{0,60})(?=[\s=/>])/g;
const NAMESPACE = /xmlns:([A-Za-z_][\w.-]{0,60})\s{0,20}=\s{0,20}["']([^"'<>\s]{1,200})["']/g;

/** What UTF-16 and UTF-32 hold, once their zeros are out. */
const SPREAD = /:(?:GPS|Location|City)|SerialNumber/i;
const VALUE = /\s{0,100}=\s{0,100}["']/y;
const QUOTE_OR_END = /["'>]/g;
/** A packet names some twenty namespaces. */
const MAX_NAMESPACES = 1000;

/** Takes them out, in place. What follows a property that has no end goes too. */
export function stripXmp(bytes: Buffer, { note }: Stripping): void {
  const text = bytes.toString("latin1");
  if (/<\0/.test(text) && SPREAD.test(text.replaceAll("\0", ""))) {
    // Readers of files other than JPEG take UTF-16 and UTF-32.
    note({ what: "unread", where: "XMP" });
    bytes.fill(0x20);
    return;
  }
  const hasPlace = some(propertiesOf(text), ({ what }) => what === "place");
  let done = 0;
  for (const { what, at, name, element } of propertiesOf(text)) {
    if (at < done || (what === undefined && !hasPlace)) continue;
    const end = element ? elementEnd(text, at, name) : attributeEnd(text, at + name.length);
    // Words of a text that look like an attribute.
    if (end === at + name.length) continue;
    if (what) note({ what, where: "XMP" });
    done = end ?? bytes.length;
    bytes.fill(0x20, at, done);
  }
}

interface Property {
  /** Undefined for what goes with a position. */
  readonly what: HeldKind | undefined;
  /** Offset of the element's bracket, or of the attribute's name. */
  readonly at: number;
  /** With its prefix. */
  readonly name: string;
  readonly element: boolean;
}

function* propertiesOf(text: string): Generator<Property> {
  if (!/gps|Location|SerialNumber|City|Country|State/i.test(text)) return;
  const prefixes = prefixesOf(text);
  for (const { index, 1: before, 2: prefix = "", 3: local = "" } of text.matchAll(PROPERTY)) {
    const isPlace = POSITION.test(local) || PLACES[prefixes.get(prefix) ?? ""]?.test(local);
    const what = isPlace ? "place" : SERIAL.test(local) ? "serial" : undefined;
    if (!what && !WITH_POSITION.test(local)) continue;
    const element = before === "<";
    yield { what, at: element ? index : index + 1, name: `${prefix}:${local}`, element };
  }
}

function prefixesOf(text: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>(Object.entries(USUAL));
  for (const { 1: prefix = "", 2: uri = "" } of text.matchAll(NAMESPACE)) {
    if (prefixes.size >= MAX_NAMESPACES) break;
    prefixes.set(prefix, uri);
  }
  return prefixes;
}

/** @returns where an element ends; undefined if it does not. No property has one of its own name inside. */
function elementEnd(text: string, at: number, name: string): number | undefined {
  const open = tagEnd(text, at);
  if (open === undefined || text[open - 2] === "/") return open;
  const close = text.indexOf(`</${name}`, open);
  const end = close < 0 ? -1 : text.indexOf(">", close);
  return end < 0 ? undefined : end + 1;
}

/** @returns where a tag ends; quoted values may have a bracket in them */
function tagEnd(text: string, at: number): number | undefined {
  for (let from = at; ; ) {
    QUOTE_OR_END.lastIndex = from;
    const found = QUOTE_OR_END.exec(text);
    if (!found) return undefined;
    if (found[0] === ">") return found.index + 1;
    const quote = text.indexOf(found[0], found.index + 1);
    if (quote < 0) return undefined;
    from = quote + 1;
  }
}

/** @param at behind the name @returns where the attribute ends; `at` if it is none, undefined if it has no end */
function attributeEnd(text: string, at: number): number | undefined {
  VALUE.lastIndex = at;
  if (!VALUE.test(text)) return at;
  const start = VALUE.lastIndex;
  const end = text.indexOf(text[start - 1] ?? "", start);
  return end < 0 ? undefined : end + 1;
}

function some<T>(all: Iterable<T>, isOne: (one: T) => boolean): boolean {
  for (const one of all) if (isOne(one)) return true;
  return false;
}
