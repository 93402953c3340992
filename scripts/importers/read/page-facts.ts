/** What a saved page, or the program that saved it, states of its address and day. Pure. */
import { parseTimestamp } from "../../core/timestamp.ts";
import { monthOf } from "../dates/words.ts";

/** What is stated; nothing of it is guessed. */
export interface PageFacts {
  readonly url?: string;
  /** In the on-disk form. */
  readonly savedAt?: string;
  /** `href` of `<base>`. */
  readonly base?: string;
}

/** Characters of a page that are searched for statements. */
const START = 200_000;

/** @param text the page, decoded */
export function pageFacts(text: string): PageFacts {
  const start = text.slice(0, START);
  const comments = [
    ...start.matchAll(/<!--([\s\S]{1,2000}?)-->/g),
    ...text.slice(-4000).matchAll(/<!--([\s\S]{1,2000}?)-->/g),
  ].map((match) => match[1] ?? "");
  const said = comments.map(statement).filter((one) => one !== undefined);
  const base = attribute(start, /<base\b[^>]*>/i, "href");
  const written =
    said.find((one) => one.url !== undefined)?.url ??
    attribute(start, /<link\b[^>]*\brel\s*=\s*["']?canonical\b[^>]*>/i, "href") ??
    attribute(start, /<meta\b[^>]*\bproperty\s*=\s*["']?og:url\b[^>]*>/i, "content");
  const copy = archived(absolute(written, base));
  const savedAt = said.find((one) => one.savedAt !== undefined)?.savedAt ?? copy.savedAt;
  return {
    ...(copy.url !== undefined && { url: copy.url }),
    ...(savedAt !== undefined && { savedAt }),
    ...(base !== undefined && { base }),
  };
}

interface Statement {
  readonly url?: string | undefined;
  readonly savedAt?: string | undefined;
}

/** What a comment says, in the words of the programs that write one. */
function statement(comment: string): Statement | undefined {
  // Browsers: "Mark of the Web", with the number of characters before the address.
  const mark = /^\s*saved from url=\(\d+\)(\S+)/i.exec(comment)?.[1];
  if (mark !== undefined) return { url: mark };
  // HTTrack
  const mirror = /^\s*Mirrored from (\S+) by HTTrack Website Copier[^,]*(?:\[[^\]]*\])?,\s*(.+?)\s*$/i.exec(comment);
  if (mirror) return { url: withScheme(mirror[1] ?? ""), savedAt: dateOf(mirror[2] ?? "") };
  // SingleFile
  if (/Page saved with SingleFile/i.test(comment)) {
    return {
      url: /^[ \t]*url:[ \t]*(\S+)/im.exec(comment)?.[1],
      savedAt: dateOf(/^[ \t]*saved date:[ \t]*(\S[^\n]*)$/im.exec(comment)?.[1] ?? ""),
    };
  }
  // Wayback Machine, below the page
  const archive = /FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3} \d\d, \d{4})/.exec(comment);
  return archive ? { savedAt: dateOf(`${archive[2]} ${archive[1]} GMT`) } : undefined;
}

function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
}

/** A date with its zone, in the on-disk form; one without a zone stays local. */
function dateOf(text: string): string | undefined {
  const found =
    /(\d{1,2}) (\w{3})\w* (\d{4}),? (\d\d:\d\d:\d\d)(?: ?(?:GMT|UTC)?([+-]\d{4})?)?/.exec(text) ??
    /()\b(\w{3})\w{0,9} (\d{1,2},? \d{4}),? (\d\d:\d\d:\d\d)(?: ?(?:GMT|UTC)?([+-]\d{4})?)?/.exec(text);
  if (!found) return undefined;
  const [, before = "", name = "", rest = "", time = "", offset] = found;
  const [day, year] = before === "" ? rest.split(/,? /) : [before, rest];
  const number = monthOf(name.toLowerCase(), "en") ?? 0;
  const zone = offset !== undefined ? `${offset.slice(0, 3)}:${offset.slice(3)}` : /GMT|UTC/.test(text) ? "Z" : "";
  const iso = `${year}-${String(number).padStart(2, "0")}-${String(day).padStart(2, "0")}T${time}${zone.replace("+00:00", "Z")}`;
  return "epoch" in parseTimestamp(iso) ? iso : undefined;
}

/** The page that a copy in the Wayback Machine is of, and its day. */
function archived(url: string | undefined): Statement {
  const copy =
    /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)[a-z_]*\/(https?:\/\/.+)$/.exec(
      url ?? "",
    );
  if (!copy) return { url };
  const [, year, month, day, hour, minute, second, original] = copy;
  return { url: original, savedAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` };
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? url.href : undefined;
}

/** Value of an attribute of the first tag that is like this. */
function attribute(text: string, tag: RegExp, name: string): string | undefined {
  const found = tag.exec(text)?.[0];
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(found ?? "");
  return (value?.[1] ?? value?.[2] ?? value?.[3])?.replaceAll("&amp;", "&").trim();
}
