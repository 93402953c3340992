import type { MarkdownIt } from "markdown-it";

/**
 * Bare addresses become links if they have a scheme, and end at the first character that is not ASCII: Chinese
 * writes on without a space (`見 https://a.example/b。`, `https://a.example的首頁`), and no rule tells a path in Han
 * characters from the sentence that follows. Such addresses are written `<https://a.example/路徑>`.
 */
export function bareLinks(md: MarkdownIt): void {
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  md.linkify.add("//", null);
  md.linkify.add("ftp:", null);
  for (const scheme of ["http:", "https:"]) {
    md.linkify.add(scheme, { validate: (text, start, self) => match(self.re.get_http_validator(), text, start) });
  }
  md.linkify.add("mailto:", { validate: (text, start, self) => match(self.re.get_mailto_validator(), text, start) });
}

/** Length of what a sticky pattern matches at `start`, in the ASCII that begins there. */
function match(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0] ?? "";
  const ascii = found.search(/[^\x21-\x7e]/);
  if (ascii < 0) return found.length;
  // Once more without the rest: what ends there may end with a full stop, or may be no address at all.
  pattern.lastIndex = start;
  return pattern.exec(text.slice(0, start + ascii))?.[0].length ?? 0;
}
