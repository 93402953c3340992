import { xmlTokens } from "./svg-tokens.ts";

/** Links of `use` naming what holds the next `use`; drawing programs make two or three. */
const MAX_CHAIN = 100;

interface Part {
  elements: number;
  readonly uses: string[];
}

/**
 * Counts the elements that a browser makes of a drawing once every `use` is replaced by what it names: ten lines of
 * nested `use` can stand for a thousand million.
 *
 * @param text an SVG document that `xmlTokens` reads without refusal
 * @returns the number, `Infinity` if a `use` holds itself
 */
export function countDrawn(text: string): number {
  const root: Part = { elements: 0, uses: [] };
  const parts = new Map<string, Part>();
  const open: (Part | undefined)[] = [];
  for (const token of xmlTokens(text)) {
    if (token.kind === "text") continue;
    if (token.kind === "close") {
      open.pop();
      continue;
    }
    const id = token.attributes.get("id");
    const part: Part | undefined = id === undefined || parts.has(id) ? undefined : { elements: 0, uses: [] };
    if (id !== undefined && part) parts.set(id, part);
    open.push(part);
    const target = /^(?:svg:)?use$/.test(token.name)
      ? (token.attributes.get("href") ?? token.attributes.get("xlink:href"))
      : undefined;
    for (const holder of [root, ...open]) {
      if (!holder) continue;
      holder.elements++;
      if (target !== undefined) holder.uses.push(target.slice(1));
    }
  }
  const known = new Map<Part, number>();
  const weigh = (part: Part, depth: number): number => {
    const done = known.get(part);
    if (done !== undefined) return done;
    if (depth > MAX_CHAIN) return Number.POSITIVE_INFINITY;
    // Stands while its own parts are weighed, so that a circle counts as endless.
    known.set(part, Number.POSITIVE_INFINITY);
    let sum = part.elements;
    for (const id of part.uses) {
      const target = parts.get(id);
      if (target) sum += weigh(target, depth + 1);
    }
    known.set(part, sum);
    return sum;
  };
  return weigh(root, 0);
}
