/** Texts for which the page script does something: code, footnotes, and contents whose current section is marked. */
export function needsScript(htmls: readonly string[]): boolean {
  return htmls.some((html) => /<pre|role="doc-noteref"/.test(html));
}
