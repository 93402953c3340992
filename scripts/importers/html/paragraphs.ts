/** Paragraphs of a tree of Markdown, from the line breaks and indents by which old pages made them. */
import type { Paragraph, Parents, PhrasingContent, RootContent } from "mdast";

/** Spaces at the beginning and end of lines, those that do not break and those of full width too. */
const EDGE = "[ \\t\\u00a0\\u2002\\u2003\\u3000\\u200b\\ufeff]";
const START = new RegExp(`^${EDGE}+`);
const END = new RegExp(`(?<!${EDGE})${EDGE}+$`);
/** The indent of a paragraph: one space of full width, or two that do not break. */
const INDENT = /^[ \t]*(?:[\u3000\u2003]|\u00a0[ \t]*[\u00a0\u3000])/;

type Line = PhrasingContent[];

/** Makes paragraphs of lines in all flow content below a node. Changes the tree. */
export function splitParagraphs(parent: Parents): void {
  if (parent.type === "table") {
    tidyCells(parent);
    return;
  }
  const children = parent.children as RootContent[];
  parent.children = children.flatMap((child): RootContent[] => {
    if (child.type === "paragraph") return paragraphsOf(child);
    if (child.type === "heading") {
      child.children = trimLine(child.children.flatMap(withoutBreaks));
      return child.children.length > 0 ? [child] : [];
    }
    if ("children" in child) splitParagraphs(child);
    return isEmpty(child) ? [] : [child];
  }) as typeof parent.children;
}

function isEmpty(node: RootContent): boolean {
  return /^(?:blockquote|listItem|list)$/.test(node.type) && "children" in node && node.children.length === 0;
}

function paragraphsOf(paragraph: Paragraph): Paragraph[] {
  const groups: Line[][] = [[]];
  let blank = 0;
  for (const line of linesOf(paragraph.children)) {
    const indented = line[0]?.type === "text" && INDENT.test(line[0].value);
    const trimmed = trimLine(line);
    if (trimmed.length === 0) {
      blank += 1;
      continue;
    }
    const alone = trimmed.every(isPicture);
    const open = groups.at(-1) ?? [];
    const afterPictures = open.at(-1)?.every(isPicture) === true;
    if (alone) groups.push(...trimmed.filter((node) => !isSpace(node)).map((node) => [[node]]));
    else if (blank > 0 || indented || afterPictures) groups.push([trimmed]);
    else open.push(trimmed);
    blank = 0;
  }
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      type: "paragraph",
      children: lines.flatMap((line, index): Line => (index === 0 ? line : [{ type: "break" }, ...line])),
    }));
}

/** Cuts at all breaks, those inside bold words and the like too. */
function linesOf(nodes: readonly PhrasingContent[]): Line[] {
  const lines: Line[] = [[]];
  for (const node of nodes) {
    if (node.type === "break") lines.push([]);
    else if (!("children" in node)) lines.at(-1)?.push(node);
    else {
      const [first = [], ...rest] = linesOf(node.children as PhrasingContent[]);
      const like = (children: Line): PhrasingContent[] =>
        children.length > 0 ? [{ ...node, children } as PhrasingContent] : [];
      lines.at(-1)?.push(...like(first));
      for (const line of rest) lines.push(like(line));
    }
  }
  return lines;
}

/** Takes spaces off both ends of a line, inside bold words and the like too. */
function trimLine(line: Line): Line {
  return joinAlike(trimEnd(trimStart(line)));
}

/** Joins bold words, and the like, with those that follow right after them: their signs would be one. */
function joinAlike(line: Line): Line {
  const joined: Line = [];
  for (const node of line) {
    const before = joined.at(-1);
    if (before?.type === "inlineCode" && node.type === "inlineCode")
      joined[joined.length - 1] = { ...before, value: before.value + node.value };
    else if (before?.type === node.type && isLook(before) && isLook(node))
      joined[joined.length - 1] = { ...before, children: joinAlike([...before.children, ...node.children]) };
    else joined.push(node);
  }
  return joined;
}

function isLook(node: PhrasingContent): node is Extract<PhrasingContent, { type: "strong" | "emphasis" | "delete" }> {
  return node.type === "strong" || node.type === "emphasis" || node.type === "delete";
}

function trimStart(line: Line): Line {
  const [first, ...rest] = line;
  if (first?.type === "text") {
    const value = first.value.replace(START, "");
    return value === "" ? trimStart(rest) : [{ ...first, value }, ...rest];
  }
  if (!first || !("children" in first)) return line;
  const children = trimStart(first.children as Line);
  return children.length === 0 ? trimStart(rest) : [{ ...first, children } as PhrasingContent, ...rest];
}

function trimEnd(line: Line): Line {
  const last = line.at(-1);
  const rest = line.slice(0, -1);
  if (last?.type === "text") {
    const value = last.value.replace(END, "");
    return value === "" ? trimEnd(rest) : [...rest, { ...last, value }];
  }
  if (!last || !("children" in last)) return line;
  const children = trimEnd(last.children as Line);
  return children.length === 0 ? trimEnd(rest) : [...rest, { ...last, children } as PhrasingContent];
}

/** Cells have breaks, but none at their ends. */
function tidyCells(table: Parents): void {
  for (const row of table.children) {
    for (const cell of "children" in row ? row.children : []) {
      if (!("children" in cell)) continue;
      const lines = linesOf(cell.children as PhrasingContent[])
        .map(trimLine)
        .filter((line) => line.length > 0);
      cell.children = lines.flatMap(
        (line, index): Line => (index === 0 ? line : [{ type: "break" }, ...line]),
      ) as never;
    }
  }
}

function withoutBreaks(node: PhrasingContent): Line {
  return node.type === "break" ? [{ type: "text", value: " " }] : [node];
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === "text" && node.value.replace(START, "") === "";
}

/** Whether a part of a line is a picture, with or without a link, or the space beside one. */
function isPicture(node: PhrasingContent): boolean {
  if (node.type === "link") return node.children.length > 0 && node.children.every(isPicture);
  return node.type === "image" || isSpace(node);
}
