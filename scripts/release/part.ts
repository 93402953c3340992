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
 * Tells what belongs to a part: every so-many-th unit, so that long pages and large segments are spread evenly. A unit is
 * what is made together, such as a thread with its pictures.
 *
 * @param part undefined for the whole
 * @param first the units whose share is to be known before the plan, in an order that is the same for every part
 */
export function shareOf(part: Part | undefined, first: Iterable<string>): (unit: string) => boolean {
  if (!part) return () => true;
  const units = new Map<string, number>();
  for (const unit of first) units.set(unit, units.size);
  return (unit) => {
    const number = units.get(unit) ?? units.size;
    units.set(unit, number);
    return number % part.of === part.index - 1;
  };
}

/** Fingerprint of everything that a plan lists. */
export function planFingerprint(outputs: readonly { readonly path: string; readonly key: string }[]): string {
  return fingerprint(outputs.map(({ path, key }) => [path, key]));
}
