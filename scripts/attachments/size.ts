const UNITS = ["kB", "MB", "GB", "TB", "PB"] as const;

/**
 * Says a size for people, in SI units (1 kB = 1,000 bytes) with one decimal, the same in every locale: `640 B`,
 * `12.3 kB`, `1.4 MB`.
 *
 * @param bytes a whole number, 0 or more
 */
export function humanSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  let unit = 0;
  // 999.95 would be rounded up to "1000.0" of the smaller unit.
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(1)} ${UNITS[unit]}`;
}
