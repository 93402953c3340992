/** Set by `npm run test:trust`: the part of the full size at which its suites run, 1 for all of it. */
const SCALE = process.env.STELE_TRUST;

/**
 * How often a test tries something.
 *
 * @param short in `npm test`
 * @param full in `npm run test:trust`
 */
export function size(short: number, full: number): number {
  return SCALE === undefined ? short : scaled(full, Number(SCALE));
}

/** A part of a number of tries, and at least one. @param scale 1 for all of them */
export function scaled(full: number, scale: number): number {
  return Math.max(1, Math.ceil(full * scale));
}
