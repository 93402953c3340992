/** Digits are printable ASCII without what has a meaning in a quoted string or template. */
const BASE = 45;
const FIRST = 0x23;
const DOLLAR = 0x24;
const BACKSLASH = 0x5c;

/**
 * Packs pairs of numbers into printable ASCII, about 3.4 characters a pair: each number as its difference from the one
 * in the pair before, in base 45, with a second set of 45 digits for "more follows".
 *
 * @param pairs ascending by their first number
 */
export function packPairs(pairs: readonly (readonly [number, number])[]): string {
  let packed = "";
  let [lastKey, lastValue] = [0, 0];
  for (const [key, value] of pairs) {
    packed += digits(key - lastKey) + digits(zigzag(value - lastValue));
    [lastKey, lastValue] = [key, value];
  }
  return packed;
}

/** The pairs that `packPairs` packed. */
export function unpackPairs(packed: string): Map<number, number> {
  const pairs = new Map<number, number>();
  let at = 0;
  const read = (): number => {
    let value = 0;
    let unit = 1;
    for (;;) {
      const code = packed.charCodeAt(at++);
      const digit = code - FIRST - (code > DOLLAR ? 1 : 0) - (code > BACKSLASH ? 1 : 0);
      value += (digit % BASE) * unit;
      unit *= BASE;
      if (digit < BASE) return value;
    }
  };
  let key = 0;
  let value = 0;
  while (at < packed.length) {
    key += read();
    const step = read();
    value += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    pairs.set(key, value);
  }
  return pairs;
}

function zigzag(n: number): number {
  return n < 0 ? -2 * n - 1 : 2 * n;
}

function digits(n: number): string {
  let [rest, written] = [n, ""];
  do {
    const digit = rest % BASE;
    rest = (rest - digit) / BASE;
    const code = FIRST + digit + (rest > 0 ? BASE : 0);
    const pastDollar = code >= DOLLAR ? code + 1 : code;
    written += String.fromCharCode(pastDollar >= BACKSLASH ? pastDollar + 1 : pastDollar);
  } while (rest > 0);
  return written;
}
