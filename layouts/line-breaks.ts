/**
 * Where a line of a title may end. Chinese and Japanese have no spaces, so browsers break them at any character, also
 * inside a word. A title has `<wbr>` between its words instead, and the style sheet allows no other break
 * (`word-break: keep-all`). It is no part of the text that a reader copies.
 */
import { type Html, html, raw } from "./html.ts";

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** A run of Chinese characters and kana, of dashes, of wide punctuation; or anything else up to the end of a gap. */
const TOKENS = new RegExp(
  ["[CJK]+", "[DASH]+", "[WIDE]+", String.raw`[^\sCJKDASHWIDE]+\s*`, String.raw`\s+`]
    .join("|")
    .replaceAll("CJK", String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー`)
    .replaceAll("DASH", "—–～")
    .replaceAll("WIDE", "、。，．；：！？（）「」『』《》〈〉【】〔〕“”‘’"),
  "gu",
);

/**
 * Words of Chinese and Japanese by the dictionary of ICU, which is a part of Node. It is given runs of these scripts
 * alone: the rules for other characters differ between the versions of Node, those of the dictionary do not. A cache
 * that another version of ICU wrote is not used (`makeSite`).
 */
const DICTIONARY = new Intl.Segmenter("zh", { granularity: "word" });

/** Browsers let these begin a line, though they belong to what is before them. */
const DASHES = /^[—–～]/u;
const FIGURE_AND_GAP = /[\p{Nd}%％‰]\s+$/u;
/** As in `T恤`. */
const ONE_LETTER = /^[\p{L}]$/u;
/** The word that is counted is behind a numeral. */
const NUMERAL = /^[〇零一二三四五六七八九十百千萬万億亿兩两半幾几數数多]+$/u;
const ENDS_IN_NUMERAL = /[〇零一二三四五六七八九十百千萬万億亿]$/u;
/** Words that a line may begin with, but not end with. */
const PROCLITIC =
  /^[第每這这那哪各某本該该不沒没未無无很太更最再也都就還还只才在和與与跟從从到把被給给用為为是有對对向以而但或及讓让由並并我你他她它]$/u;
/** Words that a line may end with, but not begin with. Japanese phrases do not begin with hiragana. */
const ENCLITIC =
  /^(?:\p{Script=Hiragana}.*|[的地得了着著過过們们嗎吗呢吧啊嘛裡里上下中內内外前後后時时間间等者性化率號号樓楼年月日點点分秒元塊块成個个次倍歲岁])$/u;
/** Of these, those that end a phrase. */
const PARTICLE = /^[的了着著過过們们]$/u;
/** Any other word of one character is often a part of one that the dictionary lacks. So many characters stay together. */
const LONGEST = 8;

/** A longer piece that cannot be broken would be wider than a narrow column. */
const LONGEST_UNBROKEN = 12;

/** Marked titles: most are in several lists. */
const marked = new Map<string, string>();
const MOST_MARKED = 50_000;

/** A title, a heading or a caption with the places where its lines may end. */
export function breakable(text: string): Html {
  return raw(markBreaks(html`${text}`.toString()));
}

/**
 * Marks where lines may end.
 *
 * @param escaped text as HTML without elements
 * @returns HTML of the same text; what must stay on one line in spite of a gap is in a `<span class="nb">`
 */
export function markBreaks(escaped: string): string {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(escaped)) return escaped;
  let result = marked.get(escaped);
  if (result === undefined) {
    if (marked.size >= MOST_MARKED) marked.clear();
    result = withBreaks(escaped);
    // The style is for what has a break; this one does nothing else.
    if (escaped.length > LONGEST && !result.includes("<wbr>")) result = `<wbr>${result}`;
    marked.set(escaped, result);
  }
  return result;
}

function withBreaks(escaped: string): string {
  return runsOf(escaped)
    .map(({ text, breaks, whole }) => `${breaks ? "<wbr>" : ""}${whole ? `<span class="nb">${text}</span>` : text}`)
    .join("");
}

/** A piece of a text: a word, or what must stay on its line. */
export interface Run {
  readonly text: string;
  /** Whether a line may begin with it where a browser would not break. */
  readonly breaks: boolean;
  /** Whether it stays on one line in spite of a gap. */
  readonly whole: boolean;
}

/** The pieces of a text, in their order. */
export function runsOf(text: string): Run[] {
  const runs: { text: string; breaks: boolean; whole: boolean }[] = [];
  let last = "";
  /** Characters since the last place where a line may end. */
  let length = 0;
  for (const token of tokensOf(text)) {
    const held = runs.at(-1);
    if (held && needsNoBreak(last, token)) {
      held.text += token;
      held.whole = true;
    } else {
      const breaks = held !== undefined && mayBreak(last, token, length);
      if (breaks) length = 0;
      runs.push({ text: token, breaks, whole: false });
    }
    length = CJK.test(token) ? length + token.length : 0;
    last = token;
  }
  return runs;
}

function tokensOf(text: string): string[] {
  return [...text.matchAll(TOKENS)].flatMap(([run]) =>
    CJK.test(run) ? [...DICTIONARY.segment(run)].map(({ segment }) => segment) : [run],
  );
}

/** Whether a browser would break between two tokens that belong together: `12 月`, `Stele 的`, `地獄——`. */
function needsNoBreak(a: string, b: string): boolean {
  if (a.length > LONGEST_UNBROKEN) return false;
  if (DASHES.test(b)) return true;
  return CJK.test(b) && (FIGURE_AND_GAP.test(a) || (/\S\s+$/u.test(a) && ENCLITIC.test(b)));
}

/** Whether a line may end between two tokens where a browser would not break. @param length characters before it */
function mayBreak(a: string, b: string, length: number): boolean {
  if (CJK.test(b) && ENCLITIC.test(b)) return false;
  if (!CJK.test(a)) return CJK.test(b) && /\p{L}$/u.test(a) && !ONE_LETTER.test(a);
  if (PROCLITIC.test(a)) return false;
  if (!CJK.test(b)) return /^[\p{L}\p{Nd}]/u.test(b);
  if (NUMERAL.test(a) || (ENDS_IN_NUMERAL.test(a) && NUMERAL.test(b.charAt(0)))) return false;
  return !isPart(a) && (length >= LONGEST || PARTICLE.test(a) || !isPart(b));
}

/** Whether a word may be a part of a longer one. */
function isPart(word: string): boolean {
  return word.length === 1 && !PROCLITIC.test(word) && !ENCLITIC.test(word);
}
