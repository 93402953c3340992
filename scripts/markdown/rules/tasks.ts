import type { MarkdownIt, StateCore, Token } from "markdown-it";

/** `[ ]`, `[x]` or `[X]` and white space, at the start of an item's text. */
const MARK = /^\[([ xX])\][ \t\u00A0\u3000]+(?=\S)/;

/** Task lists as GitHub has them, `- [ ] 買茶`: the item is told whether it is done, and the mark is taken off. */
export function tasks(md: MarkdownIt): void {
  md.core.ruler.push("tasks", (state: StateCore) => {
    const { tokens } = state;
    for (let i = 2; i < tokens.length; i++) {
      const item = tokens[i - 2];
      const text = tokens[i]?.children?.[0];
      // A bracket with a backslash before it is text, and the children do not tell.
      const isMark = tokens[i]?.type === "inline" && tokens[i]?.content.startsWith("[");
      if (item?.type === "list_item_open" && isMark && text?.type === "text") mark(item, text);
    }
  });
}

function mark(item: Token, text: Token): void {
  const found = MARK.exec(text.content);
  if (!found) return;
  item.meta = { knowledge: { task: found[1] === " " ? "open" : "done" } };
  text.content = text.content.slice(found[0].length);
}
