import { FOLD_TABLE } from "./fold-table.ts";
import { unpackPairs } from "./pairs.ts";

let sameCharacters: Map<number, number> | undefined;

/** The ideograph that stands for another one, whatever its script or variant; undefined if one stands for itself. */
export function sameCharacter(codePoint: number): string | undefined {
  sameCharacters ??= unpackPairs(FOLD_TABLE);
  const same = sameCharacters.get(codePoint);
  return same === undefined ? undefined : String.fromCodePoint(same);
}

/** A text with each ideograph replaced by the one that stands for it: 庫存 and 库存 are one. Folding again changes nothing. */
export function foldHan(text: string): string {
  // Below U+3400 there is no ideograph. Most names of most archives are asked for again and again.
  if (!/[\u3400-\u9fff\uf900-\ufaff\ud840-\ud8ff]/.test(text)) return text;
  let folded = "";
  for (const char of text) folded += sameCharacter(char.codePointAt(0) ?? 0) ?? char;
  return folded;
}
