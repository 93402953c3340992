/** The number of the first of some words in order that is not before a text; the number of words if all are. */
export function firstFrom(words: readonly string[], text: string): number {
  let low = 0;
  for (let high = words.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (byCodePoint(words[middle] ?? "", text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Order of code points, which is that of UTF-8 bytes and Pagefind's; `<` on strings differs beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const [highX, highY] = [x >= 0xd800 && x < 0xe000, y >= 0xd800 && y < 0xe000];
    return highX === highY ? x - y : highX ? 1 : -1;
  }
  return a.length - b.length;
}
