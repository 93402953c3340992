import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { foreignToken } from "./foreign.ts";

const KINDS = ["note", "tip", "important", "warning", "caution"] as const;
export type AlertKind = (typeof KINDS)[number];

/** `[!NOTE]` on a line of its own; Obsidian allows other names, a sign for folding and a title. */
const MARK = /^\[!([A-Za-z][\w-]*)\]([+-]?)(?=\s|$)/;

/** Alerts as GitHub has them, quotes that begin with `[!NOTE]`: the quote is told its kind, and the mark is taken off. */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.push("alerts", (state: StateCore) => {
    const { tokens } = state;
    for (let i = 2; i < tokens.length; i++) {
      const quote = tokens[i - 2];
      const children = tokens[i]?.children;
      // A bracket with a backslash before it is text, and the children do not tell.
      const isMark = tokens[i]?.type === "inline" && tokens[i]?.content.startsWith("[");
      if (quote?.type === "blockquote_open" && isMark && children) mark(state, quote, children);
    }
  });
}

function mark(state: StateCore, quote: Token, children: Token[]): void {
  const [first, second] = children;
  const found = first?.type === "text" ? MARK.exec(first.content) : null;
  if (!first || !found) return;
  const kind = KINDS.find((one) => one === found[1]?.toLowerCase());
  const alone = first.content.trimEnd() === found[0] && (!second || second.tag === "br");
  if (kind && alone && found[2] === "") {
    quote.meta = { knowledge: { alert: kind } };
    children.splice(0, 2);
  } else {
    children.unshift(
      foreignToken(state, {
        kind: "foreign-callout",
        message: `"${found[0]}" is no kind of alert that GitHub has, and is shown as it is`,
        fix: "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION] on a line of its own, and a title below it",
      }),
    );
  }
}
