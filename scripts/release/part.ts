import { fingerprint } from "../core/fingerprint.ts";

/** One of several disjoint parts of a site, each built on a machine of its own. */
export interface Part {
  /** 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** A part as its manifest names it, so that only parts of the same plan are joined. */
export interface PartRecord extends Part {
  /** Fingerprint of the whole plan. */
  readonly plan: string;
}

/** @param text as on the command line, `2/3` @returns undefined if it is no part */
export function parsePart(text: string): Part | undefined {
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return index && of && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined;
}

/**
 * The share of one part in a plan: every so-many-th unit, so that long pages and large segments are spread evenly.
 *
 * @param unitOf names what must be made together, such as the derivatives of one image
 */
export function ofPart<T>(list: readonly T[], part: Part | undefined, unitOf: (one: T) => string): readonly T[] {
  if (!part) return list;
  const units = new Map<string, number>();
  return list.filter((one) => {
    const unit = unitOf(one);
    const number = units.get(unit) ?? units.size;
    units.set(unit, number);
    return number % part.of === part.index - 1;
  });
}

/** Fingerprint of everything that a plan lists. */
export function planFingerprint(outputs: readonly { readonly path: string; readonly key: string }[]): string {
  return fingerprint(outputs.map(({ path, key }) => [path, key]));
}
