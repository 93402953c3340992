import { fractal, noise2d } from "../prng.ts";
import { linear, type Paint } from "../trace/texture.ts";

/** Boards of wood, their grain along u. */
export function wood(seed: number, dark: string, light: string, boards: number, length: number): Paint {
  const noise = noise2d(seed);
  const [a, b] = [linear(dark), linear(light)];
  return (u, v, _face, out) => {
    const board = Math.floor(v * boards);
    const inside = v * boards - board;
    const shift = noise(board * 7.3, 3.1) * 40;
    const warp = fractal(noise, u * length * 0.7 + shift, v * boards * 1.3) * 5;
    const ring = Math.abs(((v * boards * 3.2 + warp + shift) % 1) - 0.5) * 2;
    const fine = fractal(noise, u * length * 3 + shift, v * boards * 60);
    const gap = inside < 0.012 || inside > 0.988 ? 0.35 : 1;
    const mix = Math.min(1, Math.max(0, 0.25 + 0.4 * ring + 0.5 * (fine - 0.5) + 0.3 * (noise(board * 3.7, 9) - 0.5)));
    for (const k of [0, 1, 2] as const) out[k] = (a[k] + (b[k] - a[k]) * mix) * gap;
  };
}
