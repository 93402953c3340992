/** Words right below a picture that say what it is or where it is from become its caption. */
import type { Image, Parents, PhrasingContent, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";

/** Characters of a caption. */
const LONGEST = 80;
const CAPTIONS = [
  // A line that is in brackets as a whole.
  /^[（(][^（()）]*[）)]$/,
  // A line that points up, or has a number as figures have.
  /^[▲△↑⬆▴]/,
  /^(?:圖|图|附圖|附图|figure|fig\.)\s*(?:\d{1,3}\s*)?[:：.、]/i,
  /^(?:圖片|图片|照片|photo|image|picture)?\s*(?:來源|来源|出處|出处|credit|source|via|by|攝影|摄影|提供)\s*[:：]/i,
];

/** Changes the tree. */
export function findCaptions(parent: Parents): void {
  const children = parent.children as RootContent[];
  const kept: RootContent[] = [];
  for (const child of children) {
    const before = kept.at(-1);
    const image = before && onlyImage(before);
    const [line, rest] = child.type === "paragraph" ? firstLine(child.children) : [];
    const caption = line && captionOf(line);
    if (image && !image.title && caption !== undefined && child.type === "paragraph") {
      image.title = caption;
      if (rest && rest.length > 0) kept.push({ ...child, children: rest });
    } else {
      if ("children" in child && child.type !== "paragraph") findCaptions(child);
      kept.push(child);
    }
  }
  parent.children = kept as typeof parent.children;
}

/** A paragraph's first line, and what follows it. */
function firstLine(nodes: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  const end = nodes.findIndex(({ type }) => type === "break");
  return end < 0 ? [[...nodes], []] : [nodes.slice(0, end), nodes.slice(end + 1)];
}

function onlyImage(node: RootContent): Image | undefined {
  if (node.type !== "paragraph") return undefined;
  const [only, more] = node.children;
  if (more !== undefined) return undefined;
  const inner = only?.type === "link" && only.children.length === 1 ? only.children[0] : only;
  return inner?.type === "image" ? inner : undefined;
}

/** The line, if it reads as a caption and has nothing in it but words. */
function captionOf(nodes: readonly PhrasingContent[]): string | undefined {
  if (!nodes.every(isWords)) return undefined;
  const text = plainText({ type: "paragraph", children: [...nodes] }).trim();
  return text.length <= LONGEST && CAPTIONS.some((one) => one.test(text)) ? text : undefined;
}

function isWords(node: PhrasingContent): boolean {
  if (node.type === "strong" || node.type === "emphasis") return node.children.every(isWords);
  return node.type === "text";
}
