/** Sizes of files where a limit is meant, to the byte. */
import { groupDigits } from "./group-digits.ts";

/** Binary units (IEC 80000-13) and those of SI, the largest first. */
const UNITS: readonly (readonly [name: string, bytes: number])[] = [
  ["GiB", 2 ** 30],
  ["GB", 1e9],
  ["MiB", 2 ** 20],
  ["MB", 1e6],
  ["KiB", 2 ** 10],
  ["kB", 1e3],
];

const FORM = /^(\d{1,15})(?:\.(\d{1,3}))?\s*([KkMG]i?B)$/;

/** Bytes of a size such as `25 MiB`, `1.5 GB` or `500kB`; undefined if it is none, or no whole number of bytes. */
export function parseByteSize(text: string): number | undefined {
  const [, whole = "", part = "", unit = ""] = FORM.exec(text) ?? [];
  const [, factor] = UNITS.find(([name]) => name === unit) ?? [];
  if (factor === undefined) return undefined;
  const bytes = (Number(whole + part) * factor) / 10 ** part.length;
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}

/** A size as `parseByteSize` reads it, `25 MiB`; as a number of bytes if no unit gives a whole number. */
export function byteSize(bytes: number): string {
  const [name, factor] = UNITS.find(([, one]) => bytes >= one && bytes % one === 0) ?? [];
  return name === undefined || factor === undefined ? bytesOf(bytes) : `${bytes / factor} ${name}`;
}

/** A number of bytes in words, `27,262,976 bytes`. */
export function bytesOf(bytes: number): string {
  return `${groupDigits(bytes)} ${bytes === 1 ? "byte" : "bytes"}`;
}
