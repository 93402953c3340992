import { isExternal } from "../address.ts";
import type { ImagePart } from "../post.ts";
import { plainText } from "../text.ts";
import {
  BLOCKS,
  type Child,
  CONTAINERS,
  type Element,
  isBlank,
  isElement,
  mapElements,
  type Parents,
  type Root,
} from "../tree.ts";

/**
 * Makes every image a hole for the page. Images with nothing beside them in their paragraph, or between the blocks
 * around them, become blocks; a `<figure>` of one image becomes that image with its caption.
 */
export function images(tree: Root): void {
  mapElements(tree, (element) => {
    if (element.tagName === "figure") return figure(element);
    if (element.tagName === "p" && isOnlyImages(element.children)) return blocks(element.children);
    if (CONTAINERS.has(element.tagName)) standAlone(element);
    return element;
  });
  standAlone(tree);
  mapElements(tree, (element) => (element.tagName === "img" ? [hole(element, false)] : element));
}

/** Turns runs of images between blocks into blocks. */
function standAlone(container: Parents): void {
  const children: Child[] = [];
  let run: Child[] = [];
  const endRun = () => {
    children.push(...(isOnlyImages(run) ? blocks(run) : run));
    run = [];
  };
  for (const child of container.children as Child[]) {
    if (child.type === "hole" || (child.type === "element" && BLOCKS.has(child.tagName))) {
      endRun();
      children.push(child);
    } else run.push(child);
  }
  endRun();
  container.children = children;
}

function isOnlyImages(children: readonly Child[]): boolean {
  return (
    children.some((child) => isElement(child, "img")) &&
    children.every((child) => isElement(child, "img", "br") || isBlank(child))
  );
}

function blocks(children: readonly Child[]): Child[] {
  return children.flatMap((child) => (isElement(child, "img") ? [hole(child, true)] : []));
}

function figure(element: Element): Element | Child[] {
  const captions: Element[] = [];
  const rest: Child[] = [];
  for (const child of element.children) {
    if (isElement(child, "figcaption")) captions.push(child);
    else if (!isBlank(child)) rest.push(child);
  }
  const part = rest.length === 1 && rest[0] ? imageOf(rest[0]) : undefined;
  // A caption of a part is text alone.
  if (part === undefined || captions.length > 1 || captions.some(saysMore)) {
    standAlone(element);
    return element;
  }
  const words = captions[0] ? plainText(captions[0]).replaceAll("\n", " ") : "";
  const caption = [words, part.caption ?? ""].filter((text, index, all) => text !== "" && all.indexOf(text) === index);
  return [{ type: "hole", part: caption.length === 0 ? part : { ...part, caption: caption.join(" ") } }];
}

/** Elements of a caption that say more than their text. */
const HOLDS_MORE: ReadonlySet<string> = new Set(["a", "img", "ruby"]);

function saysMore(node: Child): boolean {
  if (node.type !== "element") return node.type === "hole";
  return HOLDS_MORE.has(node.tagName) || node.children.some(saysMore);
}

/** The image that a child of a figure is: one in a paragraph is a hole by now. */
function imageOf(child: Child): ImagePart | undefined {
  if (child.type === "hole") return child.part.kind === "image" ? child.part : undefined;
  return isElement(child, "img") ? hole(child, true).part : undefined;
}

function hole(image: Element, block: boolean): Child & { type: "hole"; part: ImagePart } {
  const { src = "", alt = "", title = "" } = image.properties as Record<string, string>;
  const { line, embed } = image.data?.knowledge ?? {};
  const size = isExternal(src) ? sizeOf(image) : undefined;
  const part: ImagePart = {
    kind: "image",
    src,
    alt,
    ...(title === "" ? {} : { caption: title }),
    block,
    ...(embed && { embed }),
    ...(size && { size }),
    ...(line === undefined ? {} : { line }),
  };
  return { type: "hole", part };
}

function sizeOf({ properties }: Element): ImagePart["size"] {
  const [width, height] = [Number(properties.width), Number(properties.height)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
