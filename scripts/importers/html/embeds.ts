/** Films, sounds and frames of a post become links that say where they lead. */
import type { Element, ElementContent } from "hast";
import { isElement, make, textNode } from "./elements.ts";
import { attr, text } from "./query.ts";

/** Players by the address of their frame, and the page that people know the film by. */
const PAGES: readonly (readonly [RegExp, (id: string) => string])[] = [
  [
    /youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|watch\?v=)([\w-]{6,})/i,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/player\.vimeo\.com\/video\/(\d+)/i, (id) => `https://vimeo.com/${id}`],
  [
    /player\.youku\.com\/(?:embed\/|player\.php\/(?:.*\/)?sid\/)([\w=]+)/i,
    (id) => `https://v.youku.com/v_show/id_${id}.html`,
  ],
  [/bilibili\.com\/.*\bbvid=(BV\w+)/i, (id) => `https://www.bilibili.com/video/${id}`],
  [/bilibili\.com\/.*\baid=(\d+)/i, (id) => `https://www.bilibili.com/video/av${id}`],
  [/v\.qq\.com\/.*\bvid=(\w+)/i, (id) => `https://v.qq.com/x/page/${id}.html`],
  [/tudou\.com\/(?:v|a)\/([\w-]+)/i, (id) => `http://www.tudou.com/programs/view/${id}`],
];

/** What an embedded thing becomes: a link with its title, or the text that it has for old browsers. */
export function embedded(element: Element, isSaved: (address: string) => boolean): ElementContent[] {
  const address = addressOf(element);
  const rest = element.children.filter(
    (child) => !isElement(child) || !/^(?:param|source|track|embed)$/.test(child.tagName),
  );
  if (address === undefined) return rest;
  const own = [element, ...element.children.filter(isElement)].flatMap((one) => [
    attr(one, "title"),
    attr(one, "aria-label"),
  ]);
  const said = own.find((one) => one !== undefined && one.trim() !== "")?.trim();
  if (isSaved(address) && /^(?:video|audio)$/.test(element.tagName))
    return [make("img", [], { src: address, alt: said ?? "" })];
  const page = pageOf(address);
  const words = said ?? (rest.map(text).join(" ").trim() || page);
  return [make("p", [make("a", [textNode(words)], { href: page })])];
}

function addressOf(element: Element): string | undefined {
  const inner = element.children.filter(isElement);
  const param = inner.find(
    (one) => one.tagName === "param" && /^(?:movie|src|url|filename)$/i.test(attr(one, "name") ?? ""),
  );
  const source = inner.find((one) => /^(?:source|embed)$/.test(one.tagName));
  const all = [
    attr(element, "src"),
    attr(element, "data-src"),
    attr(element, "data"),
    attr(param, "value"),
    attr(source, "src"),
  ];
  return all
    .map((one) => one?.trim())
    .find((one) => one !== undefined && one !== "" && !/^(?:about|javascript|data):/i.test(one));
}

function pageOf(address: string): string {
  for (const [pattern, page] of PAGES) {
    const id = pattern.exec(address)?.[1];
    if (id !== undefined) return page(id);
  }
  return address.startsWith("//") ? `https:${address}` : address;
}
