import type { MarkdownIt } from "markdown-it";

/** Escapes and entities in the words behind a fence are characters, as in an address: ```` ``` foo\+bar ````. */
export function fenceLanguage(md: MarkdownIt): void {
  md.core.ruler.push("fence_language", ({ tokens }) => {
    for (const token of tokens) if (token.type === "fence") token.info = md.utils.unescapeAll(token.info);
  });
}
