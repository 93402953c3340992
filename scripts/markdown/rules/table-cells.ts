import type { MarkdownIt, StateBlock, Token } from "markdown-it";
import { wrapBlockRule } from "./wrap-block-rule.ts";

/** Cells of a row beyond the columns of the head are kept: the rule of tables drops them, and their words with them. */
export function tableCells(md: MarkdownIt): void {
  wrapBlockRule(md, "table", (usual) => (state, line, end, silent) => {
    const first = state.tokens.length;
    const is = usual(state, line, end, silent);
    if (is && !silent) addCells(state, first);
    return is;
  });
}

function addCells(state: StateBlock, first: number): void {
  const table = state.tokens.splice(first);
  const columns = table.filter(({ type }) => type === "th_open").length;
  let row: Token | undefined;
  for (const token of table) {
    if (token.type === "tr_open") row = token;
    if (token.type === "tr_close" && row?.map) {
      for (const content of cellsOf(state, row.map[0]).slice(columns)) pushCell(state, content, token.level);
    }
    state.tokens.push(token);
  }
}

function pushCell(state: StateBlock, content: string, level: number): void {
  const push = (type: string, tag: string, nesting: 1 | 0 | -1) => {
    const token = new state.Token(type, tag, nesting);
    token.block = true;
    token.level = level + 1;
    state.tokens.push(token);
    return token;
  };
  push("td_open", "td", 1);
  const inline = push("inline", "", 0);
  inline.content = content;
  inline.children = [];
  push("td_close", "td", -1);
}

/** The cells of a line, cut at each `|` without a backslash before it, as the rule of tables cuts it. */
function cellsOf(state: StateBlock, line: number): string[] {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const cells = state.src
    .slice(start, state.eMarks[line])
    .trim()
    .split(/(?<!\\)\|/);
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells.map((cell) => cell.replaceAll("\\|", "|").trim());
}
