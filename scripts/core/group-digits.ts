/** Digits in groups of three, `12,345`, as in English, Chinese, Japanese and Korean. `n` is a whole number. */
export function groupDigits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
