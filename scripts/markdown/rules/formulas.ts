import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

/** Characters between the delimiters of a formula in a line, and lines between those of one on its own lines. */
const LIMITS = { characters: 2000, lines: 200 };

/**
 * Formulas in TeX: `$…$`, `` $`…`$ `` and `\(…\)` in a line, `$$…$$` and `\[…\]` in a line or on lines of their own.
 * A dollar sign is one of a price unless what it opens looks like TeX; `\(` and `\[` are brackets unless it has a
 * command of TeX, since many programs write brackets so.
 */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "formula", (state, silent) => {
    const code = state.src.charCodeAt(state.pos);
    if (code === 0x24 /* $ */) return dollars(state, silent);
    return code === 0x5c /* \ */ && brackets(state, silent);
  });
  md.block.ruler.before("fence", "formula_block", onOwnLines, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

function dollars(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (/[A-Za-z0-9$\\]/.test(src.charAt(pos - 1))) return false;
  const open = /\$+`?/y;
  open.lastIndex = pos;
  const opening = open.exec(src)?.[0] ?? "";
  const quoted = opening === "$`";
  const delimiter = quoted ? opening : opening.replace("`", "");
  const start = pos + delimiter.length;
  if (delimiter.length > 2) return false;
  const close = quoted ? "`$" : delimiter;
  const end = nextDollar(src, start, posMax, close);
  if (end < 0 || end + close.length > posMax) return false;
  const after = src.charAt(end + close.length);
  const tex = src.slice(start, end);
  if (/[A-Za-z0-9$]/.test(after) || !(quoted ? tex.trim() : delimiter === "$$" ? isDisplay(tex) : isFormula(tex)))
    return false;
  return add(state, silent, tex, delimiter, close);
}

/** Index of the first closing delimiter that no backslash escapes. */
function nextDollar(src: string, start: number, end: number, close: string): number {
  for (let i = start; i < Math.min(end, start + LIMITS.characters + 1); i++) {
    if (src.charAt(i) === "\\") i++;
    else if (src.startsWith(close, i)) return i;
  }
  return -1;
}

const SIGN = /[\\^_={}]/;
const CHINESE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF5E]/;

/** Tells a formula from two prices, `$5 和 10$`, or two names, `$HOME/…`. */
function isFormula(tex: string): boolean {
  if (tex === "" || /^\s|\s$|`|\n\s*\n/.test(tex)) return false;
  if (/^\d/.test(tex) && CHINESE.test(tex) && !tex.includes("\\")) return false;
  if (SIGN.test(tex)) return true;
  if (/^\d/.test(tex)) return /^\d+(?:\.\d+)?$|^\d+[A-Za-z]{1,2}(?:[+*/<>()-]\w*)*$/.test(tex);
  return /[A-Za-z]/.test(tex) && tex.length <= 40 && !CHINESE.test(tex) && !/[A-Za-z]{3}|['"@#&]/.test(tex);
}

function isDisplay(tex: string): boolean {
  return isFormula(tex.trim());
}

const COMMAND = /\\[A-Za-z]|\^|_\{/;

function brackets(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const open = src.slice(pos, pos + 2);
  if (open !== "\\(" && open !== "\\[") return false;
  const close = open === "\\(" ? "\\)" : "\\]";
  const rest = src.slice(pos + 2, Math.min(posMax, pos + 2 + LIMITS.characters));
  const end = rest.indexOf(close);
  const tex = rest.slice(0, Math.max(0, end));
  return COMMAND.test(tex) && !tex.includes(open) && add(state, silent, tex, open, close);
}

function add(state: StateInline, silent: boolean, tex: string, open: string, close: string): boolean {
  if (!silent) {
    const token = state.push("formula", "code", 0);
    token.content = tex;
    token.meta = { formula: { open, close } };
  }
  state.pos += open.length + tex.length + close.length;
  return true;
}

/** A formula on lines of its own is a fence of the language `math`, which GitHub has too. */
function onOwnLines(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const begin = state.src.charCodeAt((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0));
  if (begin !== 0x24 /* $ */ && begin !== 0x5c /* \ */) return false;
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const line = (n: number) =>
    state.src.slice((state.bMarks[n] ?? 0) + (state.tShift[n] ?? 0), state.eMarks[n] ?? 0).trimEnd();
  const first = line(startLine);
  const open = /^(?:\$\$(?!\$)|\\\[)/.exec(first)?.[0];
  if (open === undefined) return false;
  const close = open === "$$" ? "$$" : "\\]";
  let last = startLine;
  let rest = first.slice(2);
  while (!rest.includes(close)) {
    last += 1;
    const isOver = last >= endLine || last - startLine > LIMITS.lines;
    if (isOver || (!state.isEmpty(last) && (state.sCount[last] ?? 0) < state.blkIndent)) return false;
    rest = line(last);
  }
  if (rest.indexOf(close) !== rest.length - 2) return false;
  const tex = state
    .getLines(startLine, last + 1, state.sCount[startLine] ?? 0, false)
    .trim()
    .slice(2, -2)
    .trim();
  const isTex = open === "\\[" ? COMMAND.test(tex) : last > startLine ? tex !== "" : isDisplay(tex);
  if (!isTex) return false;
  if (silent) return true;
  state.line = last + 1;
  const token = state.push("fence", "code", 0);
  token.info = "math";
  token.content = `${tex}\n`;
  token.map = [startLine, state.line];
  return true;
}
