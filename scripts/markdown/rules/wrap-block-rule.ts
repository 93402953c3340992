import type { MarkdownIt, StateBlock } from "markdown-it";

/** A rule that reads a block from `line` on, at most to before `end`. With `silent` it only says whether it could. */
export type BlockRule = (state: StateBlock, line: number, end: number, silent: boolean) => boolean;

/** Puts a rule of markdown-it's own into another one; what it ends stays the same. */
export function wrapBlockRule(md: MarkdownIt, name: string, wrap: (usual: BlockRule) => BlockRule): void {
  const { ruler } = md.block;
  // There is no public way to a rule by its name.
  const rule = ruler.__rules__.find((one) => one.name === name);
  if (!rule) throw new Error(`markdown-it has no rule "${name}"`);
  ruler.at(name, wrap(rule.fn), { alt: rule.alt });
}
