/** Markdown of an export → text with holes. Only addresses are cut out; all else stays as its author wrote it. */
import { FLOOR_LINE } from "../../archive/read/replies.ts";
import { tokenize } from "../../markdown/parser.ts";
import { type PostHole, type PostText, withoutMarks } from "../html/post-text.ts";
import { escapeHtml } from "../html/write-markdown.ts";

/** What the export knows of addresses. */
export interface SourceAddresses {
  /** Notes where a link leads. @returns undefined if it leads nowhere that is known */
  readonly target: (address: string) => string | undefined;
  /** Whether the export has a file for an address. */
  readonly isSaved: (address: string) => boolean;
}

const CODE_SPAN = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
/** A destination behind the bracket of a link, and its title. */
const DESTINATION =
  /\]\([ \t]*(?:<([^<>\n]*)>|((?:[^\s()<>\\]|\\.|\([^\s()<>]*\))+))([ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))/;
const ATTRIBUTE = /<[a-z][^<>\n]*?\s(src|href|poster)\s*=\s*(?:"([^"\n]+)"|'([^'\n]+)')/gi;
/** Characters back from the end of a link's words to their beginning. */
const LONGEST_WORDS = 2_000;

/** @param text Markdown as the export has it */
export function markdownSource(text: string, addresses: SourceAddresses): PostText {
  const lines = withoutMarks(text).replace(/\r\n?/g, "\n").split("\n");
  const code = new Set<number>();
  const parts: (string | PostHole)[] = [];
  for (const { type, map, content } of tokenize(lines.join("\n"))) {
    if ((type !== "fence" && type !== "code_block") || !map) continue;
    for (let at = map[0]; at < map[1]; at += 1) code.add(at);
    // A floor line counts in code too.
    if (content.split("\n").some((line) => FLOOR_LINE.test(line)))
      lines.splice(
        map[0],
        map[1] - map[0],
        `<pre><code>${escapeHtml(content)}</code></pre>`,
        ...blank(map[1] - map[0] - 1),
      );
  }
  lines.forEach((line, at) => {
    const end = at + 1 < lines.length ? "\n" : "";
    if (code.has(at)) parts.push(line + end);
    else
      parts.push(
        ...cutLine(
          line.replace(FLOOR_LINE, (found) => found.replace("<", "\\<")),
          addresses,
        ),
        end,
      );
  });
  return joined(parts);
}

const blank = (count: number): string[] => Array.from({ length: count }, () => "");

/** Where in a line an address is, and what takes its place. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly hole: PostHole;
}

function cutLine(line: string, addresses: SourceAddresses): PostText {
  if (!/[\]<]/.test(line)) return [line];
  // Code spans hold no addresses; what is masked has the same length.
  const masked = line.replace(CODE_SPAN, (span) => "`".repeat(span.length));
  const cuts = [...linkCuts(line, masked, addresses), ...otherCuts(masked, addresses)];
  cuts.sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: (string | PostHole)[] = [];
  let from = 0;
  for (const { start, end, hole } of cuts) {
    // Pictures in the words of a link are in its hole.
    if (start < from) continue;
    parts.push(line.slice(from, start), hole);
    from = end;
  }
  return joined([...parts, line.slice(from)]);
}

function linkCuts(line: string, masked: string, addresses: SourceAddresses): Cut[] {
  return [...masked.matchAll(DESTINATION)].flatMap((found): Cut[] => {
    const { index, 0: all, 1: bracketed, 2: plain = "", 3: title = "" } = found;
    const address = (bracketed ?? plain.replace(/\\([!-/:-@[-`{-~])/g, "$1")).trim();
    const opening = openingOf(masked, index);
    if (!isAddress(address) || opening === undefined) return [];
    const end = index + all.length;
    if (masked[opening - 1] === "!" && masked[opening - 2] !== "\\") {
      const start = index + all.indexOf(bracketed === undefined ? plain : `<${bracketed}>`, 2);
      return [
        {
          start,
          end: start + (bracketed === undefined ? plain.length : bracketed.length + 2),
          hole: { image: address },
        },
      ];
    }
    const link = addresses.target(address) ?? address;
    const label = cutLine(line.slice(opening + 1, index), addresses);
    return [{ start: opening, end, hole: { link, label, ...(title !== "" && { title: title.trim() }) } }];
  });
}

/** Addresses of definitions and of HTML, if they are those of pictures or of files of the export. */
function otherCuts(masked: string, addresses: SourceAddresses): Cut[] {
  const definition = DEFINITION.exec(masked);
  const attributes = [...masked.matchAll(ATTRIBUTE)].map(({ index, 0: all, 1: name = "", 2: quoted, 3: single }) => {
    const value = quoted ?? single ?? "";
    return {
      start: index + all.length - 1 - value.length,
      value,
      shows: name.toLowerCase() !== "href",
      length: value.length,
    };
  });
  const [, bracketed, plain = ""] = definition ?? [];
  const value = bracketed ?? plain;
  const length = bracketed === undefined ? value.length : value.length + 2;
  const defined = definition ? [{ start: definition[0].length - length, value, shows: false, length }] : [];
  return [...defined, ...attributes].flatMap(({ start, value: written, shows, length: size }): Cut[] => {
    const address = written.replaceAll("&amp;", "&").trim();
    const isWanted = isAddress(address) && (shows || addresses.isSaved(address));
    return isWanted ? [{ start, end: start + size, hole: { image: address } }] : [];
  });
}

/** Whether an address leads out of its own text to something that can be in an archive. */
function isAddress(address: string): boolean {
  return (
    address !== "" && !address.startsWith("#") && (!/^[a-z][a-z\d+.-]*:/i.test(address) || /^https?:/i.test(address))
  );
}

/** Offset of the bracket that belongs to the one at `close`. */
function openingOf(text: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= Math.max(0, close - LONGEST_WORDS); at -= 1) {
    if (text[at - 1] === "\\") continue;
    if (text[at] === "]") depth += 1;
    if (text[at] === "[" && --depth === 0) return at;
  }
  return undefined;
}

/** Strings beside each other as one. */
function joined(parts: PostText): PostText {
  const result: (string | PostHole)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else if (part !== "") result.push(part);
  }
  return result;
}
