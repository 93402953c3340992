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
  if (part === undefined || captions.length > 1) {
    standAlone(element);
    return element;
  }
  const caption = captions[0] ? plainText(captions[0]).replaceAll("\n", " ") : "";
  return [{ type: "hole", part: caption === "" ? part : { ...part, caption } }];
}

/** The image that a child of a figure is: one in a paragraph is a hole by now. */
function imageOf(child: Child): ImagePart | undefined {
  if (child.type === "hole") return child.part;
  return isElement(child, "img") ? hole(child, true).part : undefined;
}

function hole(image: Element, block: boolean): Child & { type: "hole" } {
  const { src = "", alt = "", title = "" } = image.properties as Record<string, string>;
  const line = image.data?.knowledge?.line;
  const size = isExternal(src) ? sizeOf(image) : undefined;
  const part: ImagePart = {
    kind: "image",
    src,
    alt,
    ...(title === "" ? {} : { caption: title }),
    block,
    ...(size && { size }),
    ...(line === undefined ? {} : { line }),
  };
  return { type: "hole", part };
}

function sizeOf({ properties }: Element): ImagePart["size"] {
  const [width, height] = [Number(properties.width), Number(properties.height)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
