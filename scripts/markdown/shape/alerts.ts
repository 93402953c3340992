import { type Element, element } from "../tree.ts";

/** An alert: a box with a title in the language of the page. It quotes nobody, so it is no quote. */
export function alert(quote: Element): Element {
  const kind = quote.data?.knowledge?.alert;
  if (kind === undefined) return quote;
  const title = element("p", { class: "alert-title" }, [{ type: "hole", part: { kind: "word", word: kind } }]);
  return element("div", { class: `alert alert-${kind}`, role: "note" }, [title, ...quote.children]);
}
