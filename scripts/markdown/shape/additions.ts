import type { PostNote } from "../post.ts";
import { mapElements, type Root } from "../tree.ts";
import { alert } from "./alerts.ts";
import { codeBlock } from "./code.ts";
import { blockFormula, FormulaBudget, inlineFormula, isFormula } from "./formulas.ts";
import { task } from "./tasks.ts";

/** What GitHub adds to Markdown: task lists, alerts, code in colours, formulas. In one pass, since few posts have any. */
export function additions(tree: Root, notes: PostNote[]): void {
  const budget = new FormulaBudget(notes);
  mapElements(tree, (element, parent) => {
    switch (element.tagName) {
      case "li":
        return task(element);
      case "blockquote":
        return alert(element);
      case "pre":
        return isFormula(element.children[0]) ? blockFormula(element, budget) : codeBlock(element, notes);
      case "code": {
        const inBlock = parent.type === "element" && parent.tagName === "pre";
        return !inBlock && isFormula(element) ? inlineFormula(element, budget) : element;
      }
      default:
        return element;
    }
  });
}
