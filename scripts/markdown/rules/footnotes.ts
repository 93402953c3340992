import type { MarkdownIt, StateCore, Token } from "markdown-it";
import plugin from "markdown-it-footnote";

/**
 * Footnotes: `文[^1]` and `[^1]: 註`, after the text, numbered in the order in which the text mentions them.
 * The plugin reads them; gathering them is ours. The plugin drops a note that nothing mentions, and the first of two
 * with one label: an archive loses no text, so those come last. Notes inside the line, `^[…]`, are off: they nest
 * without limit, and old posts hold `^[` for other reasons.
 */
export function footnotes(md: MarkdownIt): void {
  plugin(md);
  md.inline.ruler.disable("footnote_inline");
  limitMarks(md);
  md.core.ruler.at("footnote_tail", gather);
}

/** A mark with a label that somebody writes. The plugin looks for the end of one up to the end of the line. */
const MARK = /\[\^[^ \n\]]{1,500}\]/y;

/** Without the limit, marks that never close take the square of their number. */
function limitMarks(md: MarkdownIt): void {
  const usual = md.inline.ruler.__rules__.find(({ name }) => name === "footnote_ref")?.fn;
  if (!usual) throw new Error("the plugin of footnotes has no rule for marks");
  md.inline.ruler.at("footnote_ref", (state, silent) => {
    MARK.lastIndex = state.pos;
    return MARK.test(state.src) && usual(state, silent);
  });
}

interface Definition {
  label: string;
  tokens: Token[];
}

function gather(state: StateCore): void {
  if (!state.env.footnotes) return;
  const { text, definitions } = separate(state.tokens);
  const byLabel = new Map<string, Definition>();
  for (const definition of definitions) {
    if (!byLabel.has(definition.label)) byLabel.set(definition.label, definition);
  }
  const notes = new Map<Definition, { number: number; marks: number }>();
  const ordered: Definition[] = [];
  const add = (definition: Definition) => {
    ordered.push(definition);
    const note = { number: ordered.length, marks: 0 };
    notes.set(definition, note);
    return note;
  };
  const number = (tokens: Token[]) => {
    for (const mark of marksIn(tokens)) {
      const definition = byLabel.get(String(mark.meta?.label));
      if (!definition) continue;
      const note = notes.get(definition) ?? add(definition);
      note.marks += 1;
      mark.meta = { note: note.number, mark: note.marks };
    }
  };

  number(text);
  for (let i = 0; i < ordered.length; i++) number(ordered[i]?.tokens ?? []);
  for (const definition of definitions) {
    if (notes.has(definition)) continue;
    add(definition);
    number(definition.tokens);
  }

  if (ordered.length === 0) {
    state.tokens = text;
    return;
  }
  const open = (type: string, nesting: 1 | -1, meta: Record<string, unknown> = {}) => {
    const token = new state.Token(type, "", nesting);
    token.meta = meta;
    text.push(token);
  };
  open("notes_open", 1);
  for (const definition of ordered) {
    open("note_open", 1, { note: notes.get(definition)?.number });
    for (const token of definition.tokens) text.push(token);
    open("note_close", -1, { ...notes.get(definition) });
  }
  open("notes_close", -1);
  state.tokens = text;
}

/** Takes the definitions out of the text; one may be inside another. */
function separate(tokens: Token[]): { text: Token[]; definitions: Definition[] } {
  const text: Token[] = [];
  const definitions: Definition[] = [];
  const open: Definition[] = [];
  for (const token of tokens) {
    if (token.type === "footnote_reference_open") {
      const definition = { label: String(token.meta?.label), tokens: [] };
      definitions.push(definition);
      open.push(definition);
    } else if (token.type === "footnote_reference_close") open.pop();
    else (open.at(-1)?.tokens ?? text).push(token);
  }
  return { text, definitions };
}

function* marksIn(tokens: Token[]): Generator<Token> {
  for (const token of tokens) {
    for (const child of token.children ?? []) if (child.type === "footnote_ref") yield child;
  }
}
