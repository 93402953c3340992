import { Tokenizer } from "htmlparser2";

/** What pages of a folder link to. */
export interface OfflineSite {
  /** Path that all addresses of the site begin with, `/` or `/archive/`. */
  readonly base: string;
  /** Address of the site with its path, for what is not in the folder; undefined if it is not known. */
  readonly url?: string | undefined;
  /** Whether a file is in the folder. @param file its path, `tea/index.html` */
  has(file: string): boolean;
  /** Path of the script that the search page runs; without one, no page has a search box. */
  readonly searchScript?: string | undefined;
}

/** Nothing from the net; `'self'` is for readers that serve the folder, `file:` for those that open it. */
const POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; " +
  "media-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'self' file:";

/** Attributes whose value is an address, or several with their widths. */
const ADDRESSES = new Set(["href", "src", "action", "poster", "data-index"]);
/** Relations that mean something on the net alone. */
const ONLINE = /preload|search|manifest|alternate/;

/** A start tag, or the end tag of an element. */
interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  /** Offsets of the tag, with its angle brackets. */
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Offset of the value, without quotes. */
  readonly start: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A page of a published site as one that is opened from a folder: addresses are relative and name files, and nothing is
 * loaded that a browser refuses there. Scripts are left out: most are modules, of which browsers load none from a folder. Of the text
 * nothing changes.
 *
 * @param html the published page
 * @param file its path in the folder, `tea/index.html`
 */
export function offlinePage(html: string, file: string, site: OfflineSite): string {
  const edits: Edit[] = [];
  let hasPolicy = false;
  /** The element that is being left out. */
  let left: Tag | undefined;
  for (const tag of tagsIn(html)) {
    const { start, end } = tag;
    if (left) {
      if (!tag.isEnd || tag.name !== left.name) continue;
      edits.push({ start: left.start, end, text: "" });
      left = undefined;
    } else if (isLeftOut(tag, site)) left = tag;
    else if (isOnline(tag) || (isPolicy(tag) && hasPolicy)) edits.push({ start, end, text: "" });
    else edits.push(...valuesOf(tag, file, site));
    hasPolicy ||= isPolicy(tag);
  }
  return applied(withSearch(html, edits, file, site), html);
}

function isLeftOut(tag: Tag, { base, searchScript }: OfflineSite): boolean {
  if (tag.name === "script") return attributeOf(tag, "src") !== undefined;
  return tag.name === "form" && searchScript === undefined && attributeOf(tag, "action") === `${base}search/`;
}

function isPolicy(tag: Tag): boolean {
  return tag.name === "meta" && attributeOf(tag, "http-equiv") === "Content-Security-Policy";
}

function isOnline(tag: Tag): boolean {
  return tag.name === "link" && ONLINE.test(attributeOf(tag, "rel") ?? "");
}

function attributeOf({ attributes }: Pick<Tag, "attributes">, name: string): string | undefined {
  return attributes.find((one) => one.name === name)?.value;
}

/** The values of a tag that are others in the folder. */
function valuesOf(tag: Tag, file: string, site: OfflineSite): Edit[] {
  return tag.attributes.flatMap(({ name, value, start }) => {
    const text = isPolicy(tag) && name === "content" ? POLICY : linked(tag.name, name, value, file, site);
    return text === value ? [] : [{ start, end: start + value.length, text }];
  });
}

/** The tags of a page, in order. */
function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  let name = { start: 0, end: 0 };
  let attributes: Attribute[] = [];
  let named = "";
  let value: { start: number; end: number } | undefined;
  const add = (isEnd: boolean, start: number, end: number) => {
    tags.push({ name: html.slice(name.start, name.end).toLowerCase(), isEnd, start, end, attributes });
  };
  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        name = { start, end };
        attributes = [];
      },
      onattribname(start, end) {
        named = html.slice(start, end).toLowerCase();
        value = undefined;
      },
      onattribdata(start, end) {
        value = { start: value?.start ?? start, end };
      },
      onattribend() {
        if (value) attributes.push({ name: named, value: html.slice(value.start, value.end), start: value.start });
      },
      onopentagend: (end) => add(false, name.start - 1, end + 1),
      onselfclosingtag: (end) => add(false, name.start - 1, end + 1),
      onclosetag(start, end) {
        name = { start, end };
        attributes = [];
        add(true, start - 2, html.indexOf(">", end) + 1);
      },
      onattribentity: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
      ontext: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tags;
}

/** The search page runs its script at its end, when all elements are there. */
function withSearch(html: string, edits: readonly Edit[], file: string, { base, searchScript }: OfflineSite): Edit[] {
  const at = html.lastIndexOf("</body>");
  if (searchScript === undefined || file !== "search/index.html" || at < 0) return [...edits];
  const text = `<script src="${relative(file, searchScript)}" data-base="${base}"></script>\n`;
  return [...edits, { start: at, end: at, text }];
}

function applied(edits: readonly Edit[], html: string): string {
  let result = "";
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += html.slice(at, start) + text;
    at = end;
  }
  return result + html.slice(at);
}

/** The value of an attribute with its addresses as they are in the folder. */
function linked(element: string, attribute: string, value: string, file: string, site: OfflineSite): string {
  if (ADDRESSES.has(attribute)) return offlineAddress(value, file, site);
  if (attribute === "srcset") {
    return value
      .split(/,\s+/)
      .map((one) => one.replace(/^\S+/, (address) => offlineAddress(address, file, site)))
      .join(", ");
  }
  if (element === "meta" && attribute === "content" && /^\d+; url=/.test(value)) {
    return value.replace(/(?<=^\d+; url=).*/, (address) => offlineAddress(address, file, site));
  }
  return value;
}

/**
 * An address of the site as it is in the folder.
 *
 * @param address as in HTML; one of another site, or relative, stays
 * @param file path of the page
 */
export function offlineAddress(address: string, file: string, site: OfflineSite): string {
  if (!address.startsWith(site.base) || address.startsWith("//")) return address;
  const [, place = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address.slice(site.base.length)) ?? [];
  const target = fileAt(place, site);
  if (target === undefined) return site.url === undefined ? address : site.url + address.slice(site.base.length);
  return relative(file, target) + rest;
}

/** The file that a host answers a path with; undefined if the folder has none. @param place as in HTML, without the base */
function fileAt(place: string, site: OfflineSite): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(place.replaceAll("&amp;", "&").replaceAll("&#39;", "'"));
  } catch {
    return undefined;
  }
  return [decoded, `${decoded.replace(/\/$/, "")}/index.html`.replace(/^\//, "")].find(
    (name) => name !== "" && site.has(name),
  );
}

/** The way from one file to another, as an address. */
function relative(from: string, to: string): string {
  const [source, target] = [from.split("/"), to.split("/")];
  let same = 0;
  while (same < source.length - 1 && same < target.length - 1 && source[same] === target[same]) same++;
  const up = "../".repeat(source.length - 1 - same);
  return up + target.slice(same).map(encodeSegment).join("/");
}

/** Apostrophes and ampersands are written so that no quotation in HTML ends. */
function encodeSegment(name: string): string {
  return encodeURIComponent(name).replaceAll("'", "%27");
}
