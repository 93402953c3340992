import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { SHARED_PUNCTUATION, UNSPACED } from "../characters.ts";

/**
 * A line break between two Chinese or Japanese characters is nothing, between others a space: where the author broke
 * the line of the source says nothing about the text, and these scripts have no spaces. Korean has.
 */
export function lineBreaks(md: MarkdownIt): void {
  md.core.ruler.push("line_breaks", (state: StateCore) => {
    for (const token of state.tokens) if (token.children) joinLines(token.children);
  });
}

const UNSPACED_END = new RegExp(`[${UNSPACED}]$`, "u");
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, "u");
const SHARED_END = new RegExp(`[${UNSPACED}${SHARED_PUNCTUATION}]$`, "u");
const SHARED_START = new RegExp(`^[${UNSPACED}${SHARED_PUNCTUATION}]`, "u");

/** Empties the content of each soft break that shows nothing; the others hold `\n`. */
function joinLines(tokens: Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.children) joinLines(token.children);
    if (token.type === "softbreak")
      token.content = isSpace(textBeside(tokens, i, -1), textBeside(tokens, i, 1)) ? "\n" : "";
  }
}

function isSpace(before: string, after: string): boolean {
  const joined =
    (UNSPACED_END.test(before) && SHARED_START.test(after)) || (SHARED_END.test(before) && UNSPACED_START.test(after));
  return !joined;
}

/** Text next to a token: two UTF-16 units, enough for one character; empty if something else than text is nearest. */
function textBeside(tokens: Token[], index: number, step: 1 | -1): string {
  for (let i = index + step; ; i += step) {
    const token = tokens[i];
    if (!token || token.type === "image" || token.tag === "br") return "";
    if (token.type === "html_inline" || token.nesting !== 0 || token.content === "") continue;
    return step < 0 ? token.content.slice(-2) : token.content.slice(0, 2);
  }
}
