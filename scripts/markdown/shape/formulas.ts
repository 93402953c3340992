import { mathOf } from "../math/render.ts";
import type { PostNote } from "../post.ts";
import { type Child, type Element, element, isElement } from "../tree.ts";
import { languageOf, lineOf } from "./code.ts";

/** Characters of TeX in one post that are rendered; each takes up to a few hundredths of a millisecond. */
const CHARACTERS = 40_000;

/** Symbols beyond which a formula in a line, which no browser breaks, may be wider than a phone. */
const WIDE = 24;

/** Counts the formulas of one post, and says of those that are not rendered why. */
export class FormulaBudget {
  readonly #notes: PostNote[];
  #left = CHARACTERS;

  constructor(notes: PostNote[]) {
    this.#notes = notes;
  }

  /** MathML of a formula; undefined, and a note, for one that is malformed or too much. */
  render(tex: string, display: boolean, place: Element): Element | undefined {
    this.#left -= tex.length;
    const rendered = this.#left < 0 ? { reason: "the post has too many formulas" } : mathOf(tex, display);
    if (!("reason" in rendered)) return rendered;
    this.#notes.push({
      kind: "formula-malformed",
      message: `A formula is shown as its source: ${rendered.reason}`,
      fix: "write TeX that LaTeX's math mode knows, without definitions; write a dollar sign of a price as \\$",
      ...lineOf(place),
    });
    return undefined;
  }
}

/** True for code in the language `math`, in a line or in a block. */
export function isFormula(node: Child | undefined): boolean {
  return node !== undefined && isElement(node, "code") && languageOf(node) === "math";
}

/** A formula on lines of its own: a box that scrolls. A malformed one stays code. */
export function blockFormula(pre: Element, budget: FormulaBudget): Element {
  const math = budget.render(textIn(pre).trim(), true, pre);
  return math ? element("div", { class: "formula", tabindex: "0" }, [math]) : pre;
}

/** A formula in a line. A malformed one is the text that its author wrote. */
export function inlineFormula(code: Element, budget: FormulaBudget): Element | Child[] {
  const tex = textIn(code);
  const { open = "", close = "" } = code.data?.knowledge?.formula ?? {};
  const display = open === "$$" || open === "\\[";
  const math = budget.render(tex.trim(), display, code);
  if (math && display) return element("span", { class: "formula", tabindex: "0" }, [math]);
  if (math) return textIn(math).length > WIDE ? element("span", { class: "wide", tabindex: "0" }, [math]) : math;
  return open === "" ? code : [{ type: "text", value: open + tex + close }];
}

/** The text in an element. */
function textIn(parent: Element): string {
  return parent.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textIn(child) : ""))
    .join("");
}
