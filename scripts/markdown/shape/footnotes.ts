import { type Element, mapElements, type Root, setAttribute } from "../tree.ts";

/**
 * Links the marks of footnotes with their notes. Raw HTML may have swallowed or doubled either: what has lost its
 * other half is not linked, and of two the first is.
 *
 * @param prefix prefix of every id, so that several posts fit on one page
 */
export function footnotes(tree: Root, prefix: string): void {
  const marks = new Set<string>();
  const notes = new Set<number>();
  mapElements(tree, (element) => {
    const role = element.data?.knowledge?.note;
    if (role?.is === "mark") marks.add(`${role.note}-${role.mark}`);
    if (role?.is === "note") notes.add(role.note);
    return element;
  });
  if (marks.size === 0 && notes.size === 0) return;
  const used = new Set<string>();
  const claim = (element: Element, id: string) => {
    if (!used.has(id)) setAttribute(element, "id", id);
    used.add(id);
  };
  mapElements(tree, (element) => {
    const role = element.data?.knowledge?.note;
    if (!role) return element;
    switch (role.is) {
      case "notes":
        setAttribute(element, "class", "footnotes");
        return element;
      case "note":
        claim(element, `fn-${prefix}${role.note}`);
        return element;
      case "mark":
        if (!notes.has(role.note)) return element.children;
        setAttribute(element, "href", `#fn-${prefix}${role.note}`);
        setAttribute(element, "role", "doc-noteref");
        claim(element, `fnref-${prefix}${role.note}-${role.mark}`);
        return element;
      case "back":
        if (!marks.has(`${role.note}-${role.mark}`)) return [];
        setAttribute(element, "href", `#fnref-${prefix}${role.note}-${role.mark}`);
        setAttribute(element, "role", "doc-backlink");
        return element;
    }
  });
}
