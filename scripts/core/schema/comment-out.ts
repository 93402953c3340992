import type { Explained, Locator } from "./locator.ts";

/** Puts `# ` before every line of an entry, so that nothing of it is lost. No edit if the entry shares its line. */
export function commentOut(at: Locator, path: readonly PropertyKey[]): Pick<Explained, "edits"> {
  const [text, name, content] = [at.text, at.source?.(path, true), at.source?.(path)];
  if (text === undefined || !name) return {};
  if (name.start > 0 && text[name.start - 1] !== "\n") return {};
  const lines = text.slice(name.start, Math.max(name.end, content?.end ?? 0));
  const starts = [0, ...Array.from(lines.matchAll(/\n/g), (found) => found.index + 1)].map(
    (start) => name.start + start,
  );
  return { edits: starts.map((start) => ({ start, end: start, text: "# " })) };
}
