import { fingerprint } from "../core/fingerprint.ts";
import type { Plan } from "../site/plan.ts";

/** One of several disjoint parts of a site, each built on a machine of its own. */
export interface Part {
  /** 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** What the manifest of a part says of it, so that only parts of one and the same plan are joined. */
export interface PartRecord extends Part {
  /** Fingerprint of the whole plan. */
  readonly plan: string;
}

/** @param text as on the command line, `2/3` @returns undefined where it is no part */
export function parsePart(text: string): Part | undefined {
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return index && of && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined;
}

/** What one part has of a list: every so-many-th, so that long pages and large segments are spread evenly. */
export function ofPart<T>(list: readonly T[], part: Part | undefined): readonly T[] {
  return part ? list.filter((_, i) => i % part.of === part.index - 1) : list;
}

/** Fingerprint of everything that a plan lists. */
export function planFingerprint({ outputs, images, segments }: Plan): string {
  const derivatives = images.flatMap((image) => image.derivatives.map((d) => [d.path, d.key]));
  return fingerprint([outputs.map((o) => [o.path, o.key]), derivatives, segments.map((s) => s.key)]);
}
