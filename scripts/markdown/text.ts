import { BLOCKS, type Child, isNoteLink, type Parents } from "./tree.ts";

/** Readings above ruby text, which would come between its characters. */
const LEFT_OUT: ReadonlySet<string> = new Set(["rt", "rp"]);

/**
 * Plain text of a tree for search, excerpts and counting: one line per block, cells of a table row in one line, code
 * included, no images, captions, readings, formulas in TeX, and no marks of footnotes. White space is one space.
 */
export function plainText(tree: Parents): string {
  const lines: string[] = [];
  let line = "";
  const end = () => {
    const text = line.replace(/[ \t\n\f\r]+/g, " ").trim();
    if (text !== "") lines.push(text);
    line = "";
  };
  const read = (children: readonly Child[]): void => {
    for (const child of children) {
      if (child.type === "text") line += child.value;
      else if (child.type === "element" && !LEFT_OUT.has(child.tagName) && !isNoteLink(child)) {
        const { tagName } = child;
        if (tagName === "br") line += "\n";
        // What the author wrote, which is searched for; its symbols on the page are not.
        else if (tagName === "math") line += String(child.properties.alttext);
        else if (tagName === "td" || tagName === "th") {
          read(child.children);
          line += " ";
        } else if (BLOCKS.has(tagName)) {
          end();
          read(child.children);
          end();
        } else read(child.children);
      }
    }
  };
  read(tree.children as Child[]);
  end();
  return lines.join("\n");
}
