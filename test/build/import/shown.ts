/** What a reader sees of a floor on a published page. */
import type { Element } from "hast";
import { parsePage } from "../../../scripts/importers/html/parse.ts";
import { attr, one, rawText } from "../../../scripts/importers/html/query.ts";
import { SAVED } from "../../importers/posts.ts";

/** @returns words without spaces, and in their places the names of pictures as `SAVED/NAME` */
export function shownOf(html: string, floor: number): string {
  const place = one(parsePage(html), `#floor-${floor}`);
  const prose = floor === 1 ? place : place && one(place, ".prose");
  return (prose ? wordsOf(prose) : "").replace(/\s+/g, "");
}

function wordsOf(element: Element): string {
  return element.children
    .map((node) => {
      if (node.type !== "element") return node.type === "text" ? rawText(node) : "";
      // The page says where a quotation is from.
      if (attr(node, "class") === "quoted") return "";
      if (node.tagName === "img") return `${SAVED}/${attr(node, "src")?.split("/").at(-1)}`;
      return wordsOf(node);
    })
    .join("");
}
