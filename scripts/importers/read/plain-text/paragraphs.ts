/** Lines of a post's text → its nodes. Pure. */
import type { ElementContent } from "hast";
import { make, textNode } from "../../html/elements.ts";

/** Characters of a line that is a paragraph by itself, and not a line of one that was broken by its width. */
const LONG = 90;

/** A line in brackets that says what a picture is or where it is from. */
export function isCaption(line: string): boolean {
  return /^\s*[（(][^（()）]{0,40}(?:[圖图]|照片|[攝摄]影|photo|image|picture|[來来]源|source)[^（()）]{0,40}[）)]\s*$/i.test(
    line,
  );
}

export function isImageName(name: string): boolean {
  return /\.(?:jpe?g|png|gif|bmp|webp|tiff?)$/i.test(name);
}

/**
 * Paragraphs of a text. Pages have one paragraph a line; where lines are short because somebody broke them, they stay
 * lines of one paragraph.
 *
 * @param pictures names of pictures, one for each caption; or none
 */
export function bodyOf(lines: readonly string[], pictures: readonly string[]): ElementContent[] {
  const waiting = [...pictures];
  const filled = lines.filter((line) => line.trim() !== "");
  const isBroken = filled.length > 3 && filled.every((line) => line.trim().length <= LONG) && !filled.some(isIndented);
  const nodes: ElementContent[] = [];
  let paragraph: ElementContent[] = [];
  const close = (): void => {
    if (paragraph.length > 0) nodes.push(make("p", paragraph));
    paragraph = [];
  };
  for (const line of lines) {
    if (line.trim() === "") close();
    else if (isCaption(line) && waiting.length > 0) {
      close();
      nodes.push(picture(waiting.shift() ?? ""));
      paragraph.push(textNode(line.trim()));
      close();
    } else {
      if (!isBroken) close();
      if (paragraph.length > 0) paragraph.push(make("br", []));
      paragraph.push(textNode(line.trim()));
    }
  }
  close();
  return nodes;
}

function isIndented(line: string): boolean {
  return /^(?:\u3000|\u00a0{2}| {4})/.test(line);
}

function picture(name: string): ElementContent {
  return make("p", [make("img", [], { src: name, alt: "" })]);
}
