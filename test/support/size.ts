/** Set by `npm run test:trust`: the part of the full size at which its suites run, 1 for all of it. */
const SCALE = process.env.STELE_TRUST;

/**
 * How often a test tries something.
 *
 * @param short in `npm test`
 * @param full in `npm run test:trust`
 */
export function size(short: number, full: number): number {
  return SCALE === undefined ? short : Math.max(1, Math.ceil(full * Number(SCALE)));
}
