import { foldText } from "./fold.ts";
import { REGIONAL_WORDS } from "./regional-words.ts";

/** At most this many other forms of one term are searched for. */
const MAX_FORMS = 4;

let known: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * What a term is called in the other regions: 軟體 gives 软件, and 网络营销 gives 網路行銷. Where parts of a term can be
 * said in several ways, the first of each are combined before the rest.
 *
 * @returns folded texts; none if no word of the term differs between regions
 */
export function regionalForms(term: string): string[] {
  const text = foldText(term).trim();
  // No such word is of Latin letters alone.
  if (/^[\0-\x7f]*$/.test(text)) return [];
  known ??= readTable(REGIONAL_WORDS);
  let forms = [""];
  for (let at = 0; at < text.length; ) {
    const word = longestWord(text, at, known);
    const choices = word === undefined ? [text.charAt(at)] : [...(known.get(word) ?? []), word];
    forms = forms.flatMap((form) => choices.map((choice) => form + choice)).slice(0, MAX_FORMS);
    at += word?.length ?? 1;
  }
  return forms.filter((form) => form !== text);
}

function longestWord(text: string, at: number, words: ReadonlyMap<string, unknown>): string | undefined {
  for (let length = Math.min(10, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return undefined;
}

/** The other forms of each word, folded. Words that folding makes one already, and single characters, are left out. */
function readTable(table: string): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  const add = (word: string, other: string): void => {
    if (word === other || word.length < 2 || other.length < 2) return;
    const others = forms.get(word);
    if (!others) forms.set(word, [other]);
    else if (!others.includes(other)) others.push(other);
  };
  for (const entry of table.trim().split(/[|\n]/)) {
    const [left = [], right = []] = entry.split(" ").map((side) => side.split("/").map(foldText));
    for (const a of left) {
      for (const b of right) {
        add(a, b);
        add(b, a);
      }
    }
  }
  return forms;
}
