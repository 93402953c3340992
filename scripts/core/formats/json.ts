/** JSON with the place of its first mistake, which `JSON.parse` tells differently in every version of Node. */

const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses them in strings, so they are looked for
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

/** What may come next: a value, a value or `]`, a key, a key or `}`, a colon, or what follows a value. */
type Expected = "value" | "first" | "key" | "firstKey" | "colon" | "after";

/**
 * @returns the value, or the offset of the first character that JSON does not allow
 */
export function readJson(text: string): { value: unknown } | { offset: number } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { offset: firstMistake(text) };
  }
}

function firstMistake(text: string): number {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const start = at + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0);
    if (!match) return start;
    const next = step(match, expected, open);
    if (next === undefined) return start;
    [expected, at] = [next, TOKEN.lastIndex];
  }
}

function step(match: RegExpExecArray, expected: Expected, open: string[]): Expected | undefined {
  const [, mark, text] = match;
  const takesValue = expected === "value" || expected === "first";
  const takesKey = expected === "key" || expected === "firstKey";
  if (mark === undefined)
    return takesKey ? (text === undefined ? undefined : "colon") : takesValue ? "after" : undefined;
  if (mark === ":") return expected === "colon" ? "value" : undefined;
  if (mark === ",")
    return expected === "after" && open.length > 0 ? (open.at(-1) === "{" ? "key" : "value") : undefined;
  if (mark === "[" || mark === "{") {
    if (!takesValue) return undefined;
    open.push(mark);
    return mark === "[" ? "first" : "firstKey";
  }
  const closes = mark === "]" ? "[" : "{";
  const empty = mark === "]" ? "first" : "firstKey";
  if (open.at(-1) !== closes || (expected !== "after" && expected !== empty)) return undefined;
  open.pop();
  return "after";
}
