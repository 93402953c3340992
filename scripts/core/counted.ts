/** Numbers of things, and lists that are cut, as messages write them. */

/** A count with its word, `1 file`, `2 files`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** The first of some names: `a, b and 3 more`. @param most that are named */
export function firstOf(names: readonly (string | number)[], most: number): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
