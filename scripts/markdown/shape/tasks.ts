import { type Element, element, isElement, setAttribute } from "../tree.ts";

/** An item of a task list: the box is drawn by the style sheet, and its state is said in words to those who hear the page. */
export function task(item: Element): Element {
  const state = item.data?.knowledge?.task;
  if (state === undefined) return item;
  setAttribute(item, "class", state === "done" ? "task done" : "task");
  const words = element("span", { class: "visually-hidden" }, [
    { type: "hole", part: { kind: "word", word: state } },
    { type: "text", value: " " },
  ]);
  const first = item.children[0];
  const place = first && isElement(first, "p") ? first : item;
  place.children.unshift(words);
  return item;
}
