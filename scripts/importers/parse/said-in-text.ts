/** What an opening post says of itself in words that are always the same: its summary, and what may be done with it. Pure. */
import type { PostText } from "../html/post-text.ts";

const SUMMARY = /^(?:摘要|提要|[內内]容(?:提要|摘要)|[導导][讀读]|abstract|summary|tl;?dr)\s*[:：]\s*(\S.*)$/is;
const RIGHTS =
  /未[經经].{0,12}(?:授[權权]|[許许]可|同意|允[許许]).{0,12}(?:不得|禁止|[請请]勿|[嚴严]禁)|[轉转][載载][請请](?:注明|註明|[聯联]系)|all rights reserved|creative commons|CC[ -]BY/i;
/** Characters of a sentence on rights. */
const SHORT = 160;

/** What is said, in the words of the post; these stay in its text. */
export interface SaidInText {
  readonly summary?: string;
  readonly rights?: string;
}

/** @param text of the opening post */
export function saidInText(text: PostText): SaidInText {
  const paragraphs = text
    .map((part) => (typeof part === "string" ? part : "\ufdd0"))
    .join("")
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const summary = SUMMARY.exec(plain(paragraphs[0]) ?? "")?.[1];
  const last = plain(paragraphs.at(-1));
  const rights =
    last !== undefined && paragraphs.length > 1 && last.length <= SHORT && RIGHTS.test(last) ? last : undefined;
  return { ...(summary !== undefined && { summary: summary.trim() }), ...(rights !== undefined && { rights }) };
}

/** The words of a paragraph without signs of Markdown; nothing for one that holds links or pictures. */
function plain(paragraph: string | undefined): string | undefined {
  if (paragraph === undefined || /[\ufdd0<|]|^[#>`-]|^\d+[.)] /.test(paragraph)) return undefined;
  return paragraph
    .replace(/\\\n/g, " ")
    .replace(/\*\*([^*\n]+)\*\*/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
