import type { MarkdownIt, StateInline, Token } from "markdown-it";
import type { PostNote } from "../post.ts";

/** Markup of other programs, which stays as written: a note says what to write instead. */
interface Foreign {
  readonly kind: string;
  /** Matched where an inline rule is tried, so never in code, nor in an address. */
  readonly pattern: RegExp;
  /** True if what it matches is text as a whole, so that no Markdown or HTML is found in it. */
  readonly whole?: boolean;
  /** @param words what the pattern's first group matched */
  readonly fix: (words: string) => string;
}

const IMAGE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** By the first character. */
const FOREIGN: Readonly<Record<string, readonly Foreign[]>> = {
  "!": [
    {
      kind: "foreign-obsidian-embed",
      pattern: /!\[\[([^[\]\n|#]{1,200})(?:[#|][^[\]\n]{0,200})?\]\](?![([])/y,
      fix: (name) => (IMAGE.test(name) ? `write ![](${name})` : `write a link, [${name}](ADDRESS)`),
    },
  ],
  "[": [
    {
      kind: "foreign-wiki-link",
      // A letter that is not in a list of values, `[[a, b]]`, and no command, `[[ -f x ]]`.
      pattern:
        /(?<![!\]\w])\[\[(?=[^\]\n]{0,200}\p{L})([^[\]\n|#,\s-][^[\]\n|#,]{0,200})(?:[#|][^[\]\n]{0,200})?\]\](?![([])/uy,
      fix: (name) => `write a link, [${name}](../ADDRESS/)`,
    },
  ],
  "{": [
    {
      kind: "foreign-template-tag",
      pattern: /\{%-?\s*(\w+)\b(?:[^%\n]|%(?!\})){0,1000}%\}/y,
      whole: true,
      fix: (name) =>
        /im(?:g|age)/.test(name) ? "write ![text](FILE)" : `write in Markdown what the tag "${name}" stands for`,
    },
    {
      kind: "foreign-shortcode",
      pattern: /\{\{[<%]\s*(?:\/\s*)?([\w/.-]+)(?![\w/.-])[^\n]{0,1000}?[>%]\}\}/y,
      whole: true,
      fix: (name) =>
        name === "figure"
          ? 'write ![text](FILE "caption")'
          : `write in Markdown what the shortcode "${name}" stands for`,
    },
    {
      kind: "foreign-template-variable",
      pattern: /\{\{-?\s*(?:site|page|post|config|theme)[.[][^{}\n]{1,200}\}\}/y,
      whole: true,
      fix: () => "write the value itself",
    },
  ],
  "=": [
    {
      kind: "foreign-highlight",
      pattern: /(?<![=\w])==(?![\s=])([^=\n]{1,500})(?<!\s)==(?![=\w])/y,
      fix: (words) => `write <mark>${words}</mark>`,
    },
  ],
};

/** Finds markup of other programs and puts a token before it that says so. */
export function foreign(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "foreign", find);
}

/** A token that shows nothing; the tree makes it a note with its line. */
export function foreignToken(state: { Token: typeof Token }, note: PostNote): Token {
  const token = new state.Token("foreign", "", 0);
  token.meta = { note };
  return token;
}

function find(state: StateInline, silent: boolean): boolean {
  const code = state.src.charCodeAt(state.pos);
  if (code !== 0x21 /* ! */ && code !== 0x5b /* [ */ && code !== 0x7b /* { */ && code !== 0x3d /* = */) return false;
  for (const { kind, pattern, whole, fix } of FOREIGN[state.src.charAt(state.pos)] ?? []) {
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    if (!found || pattern.lastIndex > state.posMax) continue;
    if (!silent) {
      const { meta } = foreignToken(state, {
        kind,
        message: `"${shorten(found[0])}" is markup of another program, and is shown as it is`,
        fix: fix(found[1] ?? ""),
      });
      state.push("foreign", "", 0).meta = meta;
    }
    if (!whole) return false;
    if (!silent) state.pending += found[0];
    state.pos += found[0].length;
    return true;
  }
  return false;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text;
}
