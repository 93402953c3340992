/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980). They are only ever compared
 * with each other: the index holds whole words, and a query's word finds those with its stem.
 */
const CONSONANT = "(?:[^aeiouy]|^y|(?<=[aeiou])y)";
const VOWEL = "(?:[aeiou]|(?<=[^aeiou])y)";
const MEASURED = new RegExp(`^${CONSONANT}*(?:${VOWEL}+${CONSONANT}+)`);
const MEASURED_TWICE = new RegExp(`^${CONSONANT}*(?:${VOWEL}+${CONSONANT}+){2}`);
const MEASURED_ONCE_ONLY = new RegExp(`^${CONSONANT}*${VOWEL}+${CONSONANT}+${VOWEL}*$`);
const HAS_VOWEL = new RegExp(VOWEL);
const SHORT = new RegExp(`${CONSONANT}${VOWEL}[^aeiouwxy]$`);

const DERIVED: readonly (readonly [string, string])[] = [
  ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"], ["abli", "able"],
  ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"], ["ization", "ize"], ["ation", "ate"],
  ["ator", "ate"], ["alism", "al"], ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"],
  ["iviti", "ive"], ["biliti", "ble"],
]; // biome-ignore format: a table
const NARROWED: readonly (readonly [string, string])[] = [
  ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""],
]; // biome-ignore format: a table
const ENDING = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

/**
 * The stem of a lower-case word, which begins with the same letter. Words with anything but a to z, and those of one or two
 * letters, are their own.
 */
export function stem(word: string): string {
  if (word.length < 3 || /[^a-z]/.test(word)) return word;
  let w = plural(word);
  w = tense(w);
  if (w.endsWith("y") && HAS_VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaced(w, DERIVED);
  w = replaced(w, NARROWED);
  const ending = ENDING.exec(w);
  if (ending && MEASURED_TWICE.test(w.slice(0, ending.index))) w = w.slice(0, ending.index);
  return tidy(w);
}

function plural(w: string): string {
  if (/(?:ss|i)es$/.test(w)) return w.slice(0, -2);
  return /[^s]s$/.test(w) ? w.slice(0, -1) : w;
}

function tense(w: string): string {
  if (w.endsWith("eed")) return MEASURED.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  const cut = /(?:ed|ing)$/.exec(w);
  if (!cut || !HAS_VOWEL.test(w.slice(0, cut.index))) return w;
  const rest = w.slice(0, cut.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1);
  return MEASURED_ONCE_ONLY.test(rest) && SHORT.test(rest) ? `${rest}e` : rest;
}

function replaced(w: string, table: readonly (readonly [string, string])[]): string {
  for (const [suffix, by] of table) {
    if (!w.endsWith(suffix)) continue;
    const rest = w.slice(0, -suffix.length);
    return MEASURED.test(rest) ? rest + by : w;
  }
  return w;
}

function tidy(w: string): string {
  if (w.endsWith("e")) {
    const rest = w.slice(0, -1);
    if (MEASURED_TWICE.test(rest) || (MEASURED.test(rest) && !SHORT.test(rest))) return rest;
  }
  return w.endsWith("ll") && MEASURED_TWICE.test(w.slice(0, -1)) ? w.slice(0, -1) : w;
}
