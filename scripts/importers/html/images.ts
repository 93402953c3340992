/** Pictures of a post: their addresses, and smileys, which are text. */
import type { Element, ElementContent } from "hast";
import { classesOf, make, textNode } from "./elements.ts";
import { attr } from "./query.ts";

/** Attributes in which forums keep the address of a picture that is loaded late, the largest first. */
const LATE = [
  "zoomfile",
  "file",
  "data-original",
  "data-actualsrc",
  "data-src",
  "data-lazy-src",
  "data-echo",
  "data-url",
  "lazysrc",
];
/** Pictures that are shown until the right one is loaded. */
const PLACEHOLDER =
  /(?:^|\/)(?:none|blank|spacer|space|transparent|pixel|loading|lazy\w*|placeholder|1x1|clear|empty)\.(?:gif|png|jpg|svg)(?:\?|$)|^data:image\/(?:gif|svg)|^about:blank$/i;
const SMILEY_CLASS =
  /^(?:smil(?:e|ey|ies)|emoji|emoticon|bbcodesmil\w*|bde_smiley|inlineimg|ipsemoji|face|ubb_?emot\w*)$/i;
const SMILEY_PATH =
  /(?:^|\/)(?:\w*smil(?:e|ey|ies)s?\w*|emojis?|\w*emoticons?|faces?|qqface|emots?|biaoqing|表情)(?:\/|_|-)|\/twemoji\//i;
/** What forums write in place of words about a picture. */
const NO_WORDS =
  /^(?:image|img|picture|photo|图片|圖片|pic|attachment|附件|点击.*|點擊.*|click .*|reduced:.*|(?:user )?posted image|\d+ ?[KM]?B|\[(?:img|image(?::.*)?)\]|\s*)$/i;

/** What a picture becomes: an `img` with `src` and `alt` alone, text, or nothing. */
export function picture(element: Element, isSaved: (address: string) => boolean): ElementContent[] {
  if (isPixel(element)) return [];
  const address = addressOf(element, isSaved);
  const smiley = smileyText(element, address ?? "");
  if (smiley !== undefined) return [textNode(smiley)];
  if (address === undefined) return [];
  const alt =
    attr(element, "alt")
      ?.replace(/[\s\u200b\ufeff]+/g, " ")
      .trim() ?? "";
  const words = NO_WORDS.test(alt.replaceAll(" ]", "]").replaceAll("[ ", "[")) || isFileName(alt, address) ? "" : alt;
  return [make("img", [], { src: address, alt: words })];
}

/** The address of the picture that a reader was shown; one that was saved before one that was not. */
export function addressOf(element: Element, isSaved: (address: string) => boolean): string | undefined {
  const src = attr(element, "src")?.trim() ?? "";
  const late = LATE.map((name) => attr(element, name)?.trim() ?? "").filter((one) => /[./]/.test(one));
  const all = [...late, ...(src === "" || PLACEHOLDER.test(src) ? [] : [src])];
  const best = all.find(isSaved) ?? all.at(src !== "" && !PLACEHOLDER.test(src) ? -1 : 0) ?? srcset(element);
  return best ?? (src.startsWith("data:image/") && !PLACEHOLDER.test(src) ? src : undefined);
}

/** All addresses that a picture has. */
export function addressesIn(element: Element): string[] {
  return [...LATE, "src"].flatMap((name) => attr(element, name)?.trim() ?? []);
}

function srcset(element: Element): string | undefined {
  const [first = ""] = (attr(element, "srcset") ?? "").split(/,\s/);
  return first.trim().split(/\s/)[0] || undefined;
}

/** Pictures that count readers. */
function isPixel(element: Element): boolean {
  return attr(element, "width") === "1" && attr(element, "height") === "1";
}

/** Text of a smiley: its words, its title or the name of its file; nothing for another picture. */
function smileyText(element: Element, address: string): string | undefined {
  const isOne =
    classesOf(element).some((name) => SMILEY_CLASS.test(name)) ||
    attr(element, "smilieid") !== undefined ||
    attr(element, "emoid") !== undefined ||
    attr(element, "data-smilie") !== undefined ||
    SMILEY_PATH.test(address);
  if (!isOne) return undefined;
  const words = ["data-shortname", "emoid", "alt", "title"].map((name) => attr(element, name));
  const said = words
    .map((one) => one?.replace(/\s+/g, " ").trim())
    .find((one) => one !== undefined && one !== "" && one !== fileNameOf(address));
  return said ?? `[${fileNameOf(address).replace(/\.\w+$/, "") || "☺"}]`;
}

/** Whether words about a picture are nothing but the name of its file. */
function isFileName(words: string, address: string): boolean {
  const name = fileNameOf(address);
  return words === name || words === name.replace(/\.\w+$/, "");
}

function fileNameOf(address: string): string {
  return (
    address
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? ""
  );
}
