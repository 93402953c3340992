import { element, mapElements, type Root, setAttribute } from "../tree.ts";

/**
 * Boxes that scroll sideways instead of widening the page, and that the keyboard can reach for it: tables in a
 * wrapper, and preformatted text. Alignment of cells becomes a class, since the page allows no inline styles.
 */
export function boxes(tree: Root): void {
  mapElements(tree, (child) => {
    const { tagName, properties } = child;
    if (tagName === "table") return [element("div", { class: "table", tabindex: "0" }, [child])];
    if (tagName === "pre") setAttribute(child, "tabindex", "0");
    if (properties.align !== undefined) {
      setAttribute(child, "class", `align-${properties.align}`);
      delete properties.align;
    }
    return child;
  });
}
