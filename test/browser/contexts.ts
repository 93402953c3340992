import { parsePost } from "../../scripts/markdown/parse.ts";
import { fillPost } from "../../scripts/markdown/render.ts";
import { IMAGE } from "./detect.ts";

/** Places in a post where somebody else's text can stand. */
export const PLACES: Readonly<Record<string, (text: string) => string>> = {
  body: (text) => text,
  "after text": (text) => `文字 ${text} 文字`,
  heading: (text) => `## ${text}`,
  "link text": (text) => `[${text}](https://a.example/)`,
  "link address": (text) => `[連結](<${text}>)`,
  "link title": (text) => `[連結](https://a.example/ "${text}")`,
  "bare address": (text) => `https://a.example/${text}`,
  "image alt": (text) => `![${text}](01.jpg)`,
  "image address": (text) => `![圖](<${text}>)`,
  caption: (text) => `![圖](01.jpg "${text}")`,
  "table cell": (text) => `| a | ${text} |\n|---|---|\n| ${text} | b |`,
  quote: (text) => `> ${text}`,
  list: (text) => `- ${text}\n  1. ${text}`,
  code: (text) => `\`${text}\`\n\n    ${text}`,
  fence: (text) => `\`\`\`${text}\n${text}\n\`\`\``,
  footnote: (text) => `文[^1]\n\n[^1]: ${text}`,
  "footnote label": (text) => `文[^${text}]\n\n[^${text}]: 註`,
  "HTML attribute": (text) => `<p title="${text}" lang='${text}'>文</p>`,
  "HTML address": (text) => `<a href="${text}">文</a><img src="${text}" alt='${text}'>`,
  "HTML caption": (text) => `<figure><img src="01.jpg"><figcaption>${text}</figcaption></figure>`,
  "open HTML": (text) => `<details><summary>${text}\n\n${text}`,
};

/** HTML of a page that shows `text` in each of these places, each a post of its own. */
export function inEveryPlace(text: string): string {
  return Object.values(PLACES)
    .map((place, index) => `<article><div>${render(place(text), `${index}-`)}</div></article>`)
    .join("\n");
}

/** HTML of a post on a page that resolves no addresses: images are one file, links lead where they say. */
export function render(source: string, idPrefix = ""): string {
  return fillPost(parsePost(source, { idPrefix }), {
    image: ({ alt, caption = "", block }) => {
      const image = `<img src="${IMAGE}" alt="${escapeHtml(alt)}">`;
      if (!block) return image;
      return `<figure>${image}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
    },
    link: ({ href }) => ` href="${escapeHtml(href)}"`,
    word: ({ word }) => word,
  });
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
