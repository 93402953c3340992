import { hash } from "node:crypto";
import { codeFingerprint } from "./code/load.mjs";

/**
 * One hash of everything that goes into an output.
 *
 * @param inputs plain JSON; the order of object keys counts, so build them the same way each time
 * @returns 40 hexadecimal digits
 */
export function fingerprint(inputs: unknown): string {
  return textFingerprint(JSON.stringify(inputs));
}

/** As `fingerprint`, of a text. */
export function textFingerprint(text: string): string {
  return hash("sha256", text, "hex").slice(0, 40);
}

/**
 * Fingerprint of the tool itself: all of its code, and the exact versions of the packages that it uses. A new version
 * of either makes everything stale, whatever it changed: cheap, and never wrong.
 */
export const toolFingerprint: () => string = codeFingerprint;
