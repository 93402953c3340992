/** Simplified and Traditional Chinese, by phrase, with the dictionaries of OpenCC from this site. */
import { ConverterFactory, type DictLike } from "opencc-js/core";

export type ChineseScript = "hans" | "hant";

const LANGUAGES: Readonly<Record<ChineseScript, string>> = { hans: "zh-Hans", hant: "zh-Hant" };
/** What is no prose, and names. Quotations that say their language stay as they were said. */
const KEPT =
  "code, pre, kbd, samp, math, script, style, textarea, bdi, .author, .brand, blockquote[lang], q[lang], [translate=no], .settings, .settings-open";
/** Texts as they were, and elements whose language was changed. */
const originals = new Map<Text, string>();
const languages = new Map<HTMLElement, string>();
const converters = new Map<ChineseScript, Promise<(text: string) => string>>();

/** Whether anything in an element is Chinese, by what it says of its language. */
export function isChinese(root: Element): boolean {
  return /^zh/i.test(root.closest<HTMLElement>("[lang]")?.lang ?? "") || root.querySelector(":lang(zh)") !== null;
}

/** Converts the page; what is written in the wanted script, or in another language, stays. @returns whether anything changed */
export async function convertText(to: ChineseScript): Promise<boolean> {
  const convert = await converterOf(to);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    const tagged = parent?.closest<HTMLElement>("[lang]");
    if (!parent || !tagged || parent.closest(KEPT) || scriptOf(languages.get(tagged) ?? tagged.lang) !== other(to))
      continue;
    const text = convert(node.data);
    if (text === node.data) continue;
    originals.set(node, node.data);
    node.data = text;
    languages.set(tagged, languages.get(tagged) ?? tagged.lang);
  }
  for (const element of languages.keys()) element.lang = LANGUAGES[to];
  return originals.size > 0;
}

/** Takes every conversion back. */
export function restoreText(): void {
  for (const [node, text] of originals) node.data = text;
  for (const [element, lang] of languages) element.lang = lang;
  originals.clear();
  languages.clear();
}

function other(script: ChineseScript): ChineseScript {
  return script === "hans" ? "hant" : "hans";
}

/** Script of a language tag; undefined for what is not Chinese. */
function scriptOf(lang: string): ChineseScript | undefined {
  if (!/^zh\b/i.test(lang)) return undefined;
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(lang) ? "hant" : "hans";
}

function converterOf(to: ChineseScript): Promise<(text: string) => string> {
  const known = converters.get(to) ?? load(to);
  converters.set(to, known);
  // A later try loads it again.
  known.catch(() => converters.delete(to));
  return known;
}

/** Loads the dictionaries of one direction: 14 kB to Simplified, 325 kB to Traditional, which is ambiguous. */
async function load(to: ChineseScript): Promise<(text: string) => string> {
  const modules: { default: DictLike }[] = await Promise.all(
    to === "hans"
      ? [import("opencc-js/dict/TSPhrases"), import("opencc-js/dict/TSCharacters")]
      : [import("opencc-js/dict/STPhrases"), import("opencc-js/dict/STCharacters")],
  );
  return ConverterFactory(modules.map((one) => one.default));
}
