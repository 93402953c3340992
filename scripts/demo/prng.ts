/** A stream of pseudo-random numbers in [0, 1) that is the same on every machine. */
export type Random = () => number;

/**
 * Makes a stream from a seed (mulberry32, which is in the public domain).
 *
 * @param seed any integer; the low 32 bits are used
 */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform between two bounds. */
export function between(rnd: Random, low: number, high: number): number {
  return low + (high - low) * rnd();
}

/** Standard normal, by summing uniforms: needs no transcendental functions, whose last bits differ between engines. */
export function normal(rnd: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += rnd();
  return sum;
}

/** One element, each as likely. The list must not be empty. */
export function pick<T>(rnd: Random, list: readonly T[]): T {
  return list[Math.floor(rnd() * list.length)] as T;
}

/** Smooth noise in [0, 1] over the plane, with period 256 in both directions. */
export function noise2d(seed: number): (x: number, y: number) => number {
  const rnd = random(seed);
  const lattice = new Float64Array(65536);
  for (let i = 0; i < lattice.length; i++) lattice[i] = rnd();
  const at = (x: number, y: number): number => lattice[((y & 255) << 8) | (x & 255)] as number;
  return (x, y) => {
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const fx = smooth(x - xi);
    const fy = smooth(y - yi);
    const top = at(xi, yi) + (at(xi + 1, yi) - at(xi, yi)) * fx;
    const bottom = at(xi, yi + 1) + (at(xi + 1, yi + 1) - at(xi, yi + 1)) * fx;
    return top + (bottom - top) * fy;
  };
}

/** Four octaves of noise, in [0, 1]. */
export function fractal(noise: (x: number, y: number) => number, x: number, y: number): number {
  return (noise(x, y) * 8 + noise(x * 2, y * 2) * 4 + noise(x * 4, y * 4) * 2 + noise(x * 8, y * 8)) / 15;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
